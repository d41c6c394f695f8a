/** Whom does a rule in force about a whole list reach, though it names nobody on it? */
import { firstDay } from '../../core/day.ts';
import type { Directive } from '../../core/directive.ts';
import type { FactBase } from '../../core/fact-base.ts';
import type { ItemType } from '../../core/item.ts';
import { plainText } from './document-facts.ts';

interface WholeList {
  /** What the document says when it is about all on the list. */
  readonly about: RegExp;
  /** What our directives that rest on the list are called. */
  readonly resting: RegExp;
  /** Who issued them. */
  readonly issuer: RegExp;
  /** Vendors of this category stand on the list with something else. */
  readonly except?: string;
}

const wholeLists: readonly WholeList[] = [
  {
    about: /\bequipment authorization\b|\bequipment\b.{0,80}\bcovered list\b|\bcovered list\b.{0,80}\bequipment\b/i,
    resting: /\bcovered list\b/i,
    issuer: /\bFCC\b|federal communications commission/i,
    except: 'carrier',
  },
  {
    about: /\baffiliates of\b.{0,40}\blisted entities\b|\bowned by\b.{0,60}\bentity list\b/i,
    resting: /\bentity list\b/i,
    issuer: /\bBIS\b|industry and security/i,
  },
  {
    about:
      /\bsection 889\b|\bcertain telecommunications and video surveillance\b|\bcovered (?:defense )?telecommunications equipment\b/i,
    resting: /\bsection 889\b/i,
    issuer: /congress/i,
  },
  { about: /\bsection 5949\b|\bcertain semiconductor products\b/i, resting: /\bsection 5949\b/i, issuer: /congress/i },
];

const inForce = ({ from, until, published, stage }: Directive, day: string): boolean =>
  stage === 'final' && firstDay(from ?? published) <= day && (until === null || firstDay(until) > day);

/** Ids of vendors, from our directives that rest on the list and were in force on the day. A proposal reaches nobody yet. */
export function listedVendors(text: string, type: ItemType, day: string, factBase: FactBase): string[] {
  if (type !== 'framework' && type !== 'directive') return [];
  const plain = plainText(text);
  const vendors = new Set<string>();
  for (const { about, resting, issuer, except } of wholeLists) {
    if (!about.test(plain)) continue;
    for (const directive of factBase.directives.values()) {
      if (!issuer.test(directive.issuer) || !inForce(directive, day)) continue;
      if (![directive.title, ...directive.names].some((each) => resting.test(each))) continue;
      for (const id of directive.vendors)
        if (except === undefined || !(factBase.vendors.get(id)?.categories ?? []).includes(except)) vendors.add(id);
    }
  }
  return [...vendors].sort();
}
