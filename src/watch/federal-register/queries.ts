/** What is the Federal Register asked for, so that no document of ours is missed with few requests? */
import type { Day } from '../../core/day.ts';
import type { FactBase } from '../../core/fact-base.ts';
import { ambiguousNames } from '../gates/second-words.ts';

/** Asked for by name: the answer holds less by default. A field that the API does not know spoils the whole answer. */
const fields = [
  'document_number',
  'title',
  'type',
  'abstract',
  'action',
  'agencies',
  'publication_date',
  'effective_on',
  'citation',
  'html_url',
  'raw_text_url',
  'docket_ids',
  'cfr_references',
  'correction_of',
] as const;

/** The API takes 2 to 2,000 and silently makes 20 of anything else; its documentation says 1,000. */
const perPage = 1000;

/** Slugs as the API's list of agencies has them: a wrong one finds nothing and says nothing. */
const agencies = [
  'industry-and-security-bureau',
  'foreign-assets-control-office',
  'federal-communications-commission',
  'homeland-security-department',
  'defense-department',
  'defense-acquisition-regulations-system',
  'general-services-administration',
  'national-aeronautics-and-space-administration',
  'management-and-budget-office',
  'executive-office-of-the-president',
] as const;

/** Looked for in the full text, whoever issued it. */
const phrases = [
  'Entity List',
  'Covered List',
  'communications supply chain',
  'Secure and Trusted Communications Networks Act',
  'Federal Acquisition Supply Chain Security Act',
  'Federal Acquisition Security Council',
  'Binding Operational Directive',
  'information and communications technology and services',
  'Chinese military companies',
  'American Security Drone Act',
  'section 889',
] as const;

/** A proxy on the way may refuse a longer address. */
const longestAddress = 1_900;

/** The addresses of the first pages: by agency, by instrument, and by the names of vendors that somebody restricts. */
export function queriesOf(base: URL, since: Day, factBase: FactBase): URL[] {
  const byAgency = queryOf(base, since);
  for (const slug of agencies) byAgency.searchParams.append('conditions[agencies][]', slug);
  const terms = [...groupsOf([...phrases], base, since), ...groupsOf(restrictedNames(factBase), base, since)];
  return [byAgency, ...terms.map((group) => termQuery(base, since, group))];
}

function queryOf(base: URL, since: Day): URL {
  const url = new URL('documents.json', base);
  url.searchParams.append('conditions[publication_date][gte]', since);
  for (const field of fields) url.searchParams.append('fields[]', field);
  url.searchParams.append('per_page', String(perPage));
  url.searchParams.append('order', 'newest');
  return url;
}

function termQuery(base: URL, since: Day, names: readonly string[]): URL {
  const url = queryOf(base, since);
  url.searchParams.append('conditions[term]', names.map((name) => `"${name}"`).join(' | '));
  return url;
}

/** As many names in one address as it may be long. */
function groupsOf(names: readonly string[], base: URL, since: Day): string[][] {
  const groups: string[][] = [];
  for (const name of names) {
    const last = groups.at(-1);
    if (last !== undefined && termQuery(base, since, [...last, name]).href.length <= longestAddress) last.push(name);
    else groups.push([name]);
  }
  return groups;
}

const restricting = new Set(['prohibits', 'requires-removal', 'restricts', 'advises-against']);

/** Names of vendors under a ban or advice; those whose flaws only have to be mended stand in every other document. */
function restrictedNames(factBase: FactBase): string[] {
  const names: string[] = [];
  for (const [id, { kind, name }] of factBase.vendors) {
    if (kind === 'class' || ambiguousNames[name.toLowerCase()] !== undefined) continue;
    const isRestricted = factBase
      .directivesOf(id)
      .some(({ directive }) => directive.binds.some(({ effect }) => restricting.has(effect)));
    if (isRestricted) names.push(name.replace(/\s*\([^)]*\)/g, '').replaceAll(/["|&!()]/g, ' '));
  }
  return names.sort();
}
