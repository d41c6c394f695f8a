/** What do curators make of what the sources delivered? */
import { type ItemReview, itemKey, type KnownItem } from '../core/item.ts';
import type { Block } from '../core/reply.ts';
import { draftId } from '../decide/draft-directive.ts';
import { itemRow } from '../decide/item-row.ts';
import { draftOfItem } from './draft-of-item.ts';
import { itemOf, sayReviewed } from './item-of.ts';
import { type NamedRecord, recordAbout, recordNamed } from './record-named.ts';
import { type Action, type Outcome, outcome, say, type Turn } from './turn.ts';
import { waitingItems } from './waiting-items.ts';
import { count } from './wording.ts';

/** Items shown at a time. */
const page = 10;
const longestReason = 500;

const head = (text: string): Block => ({ kind: 'headline', text, status: null, citations: [] });
const shows = (title: string, items: readonly KnownItem[], turn: Turn): Block => ({
  kind: 'items',
  title,
  rows: items.map((item) => itemRow(item, turn.base, mayDecide(item, turn))),
});

const isOpen = ({ review }: KnownItem): boolean => review.state === 'waiting' || review.state === 'background';
const mayDecide = (item: KnownItem, { utterance }: Turn): boolean => utterance.write && isOpen(item);

/** Lists what waits, drafts a record, links to one that is there, or dismisses; each item once. Not where outsiders read. */
export const reviewItems: Action<'review-items'> = async ({ review }, turn) => {
  if (turn.utterance.room?.shared === true)
    return outcome({
      abstained: true,
      blocks: [say('People outside read this room. Review the items in a direct message with Vouch, or at the desk.')],
    });
  if (review.step === 'list') return list(turn);
  if (review.item === null)
    return outcome({ abstained: true, blocks: [say('Which item? Name it as SOURCE/ID, as the list shows it.')] });
  const item = await itemOf(review.item, turn.books);
  if (typeof item === 'string') return outcome({ abstained: true, blocks: [say(item)] });
  if (!turn.utterance.write)
    return outcome({ blocks: [say('Nothing was changed: this was asked without leave to write.')] });
  if (review.hash !== null && !item.hash.startsWith(review.hash))
    return outcome({
      blocks: [head('The source has changed it since you looked. This is how it is now.'), shows('Now', [item], turn)],
    });
  if (!isOpen(item)) return doneAlready(item, turn);
  switch (review.step) {
    case 'approve':
      return approve(item, review.record, turn);
    case 'link':
      return link(item, review.record ?? '', turn);
    case 'dismiss':
      return dismiss(item, review.reason ?? '', turn);
  }
};

async function list({ books, base, utterance }: Turn): Promise<Outcome> {
  const { block, more } = await waitingItems(books, base, { limit: page, mayDecide: utterance.write });
  const waiting = block.rows.length + more;
  if (waiting === 0) return outcome({ blocks: [head('No item waits for review.')] });
  return outcome({
    blocks: [
      head(`${count(waiting, 'item')} ${waiting === 1 ? 'waits' : 'wait'} for review, newest first.`),
      block,
      ...(more > 0 ? [say(`And ${more} more. They follow as these are decided.`, true)] : []),
    ],
  });
}

async function decided(item: KnownItem, review: ItemReview, turn: Turn): Promise<KnownItem> {
  return turn.books.items.review(item.source, item.id, item.hash, review);
}

const byWhom = ({ utterance }: Turn) => ({ by: utterance.person, at: utterance.at });
const changed = (item: KnownItem) => ({ kind: 'item' as const, id: itemKey(item) });

function doneAlready(item: KnownItem, turn: Turn): Outcome {
  return outcome({
    blocks: [head('That is decided already.'), say(sayReviewed(item) ?? '', true), ...draftBlocks(item, turn)],
  });
}

/** Drafts the record, unless one is there that seems to be about the same; under the id that was said, or its own. */
async function approve(item: KnownItem, as: string | null, turn: Turn): Promise<Outcome> {
  const id = (as ?? draftId(item)).replace(/^directives\//, '');
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
    return outcome({
      abstained: true,
      blocks: [say(`“${id}” cannot be an id: write lower-case words joined by hyphens.`)],
    });
  const there = as === null ? recordAbout(item, id, turn.base) : recordNamed(`directives/${id}`, turn.base);
  if (there !== undefined) return thereAlready(item, id, there, turn);
  const approved = await decided(item, { state: 'approved', record: `directives/${id}`, ...byWhom(turn) }, turn);
  return outcome({
    blocks: [
      head('A draft of its record is made.'),
      say(
        'Read the source, mend every line marked TODO, and put the file into the content. Nothing is answered from it until then.',
      ),
      ...draftBlocks(approved, turn),
    ],
    changed: changed(item),
  });
}

function thereAlready(item: KnownItem, id: string, { record, title }: NamedRecord, { base }: Turn): Outcome {
  const about = { item: itemKey(item), hash: item.hash };
  const fresh = base.directives.has(id) ? [] : [{ ...about, review: 'approve', record: `directives/${id}` }];
  return outcome({
    abstained: true,
    blocks: [head('There is a record that seems to cover it.'), say(`“${title}” (${record}). Nothing was changed.`)],
    suggestions: [
      { label: 'Link to that record', intent: 'review-items', entities: { ...about, review: 'link', record } },
      ...fresh.map((entities) => ({ label: 'Draft a new record', intent: 'review-items', entities })),
    ],
  });
}

const draftBlocks = (item: KnownItem, { base }: Turn): Block[] => {
  const draft = draftOfItem(item, base);
  return draft === undefined ? [] : [{ kind: 'file', ...draft }];
};

async function link(item: KnownItem, said: string, turn: Turn): Promise<Outcome> {
  const there = recordNamed(said, turn.base);
  if (there === undefined)
    return outcome({
      abstained: true,
      blocks: [say(`There is no record “${said}”. Give one as kind/id, such as directives/us-dhs-bod-17-01.`)],
    });
  await decided(item, { state: 'linked', record: there.record, ...byWhom(turn) }, turn);
  return outcome({
    blocks: [head('Linked.'), say(`“${item.title}” is covered by “${there.title}” (${there.record}).`, true)],
    changed: changed(item),
  });
}

async function dismiss(item: KnownItem, reason: string, turn: Turn): Promise<Outcome> {
  const why = reason.trim();
  if (why === '' || why.length > longestReason)
    return outcome({ abstained: true, blocks: [say(`A reason has 1 to ${longestReason} characters.`)] });
  await decided(item, { state: 'dismissed', reason: why, ...byWhom(turn) }, turn);
  return outcome({ blocks: [head('Dismissed.'), say(`“${item.title}”: ${why}`, true)], changed: changed(item) });
}
