/** How does a decision become a reply that is durable, proved and remembered? */
import { type Day, dayOf } from '../core/day.ts';
import type { DecidedPart, Decision } from '../core/decision.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Model } from '../core/model.ts';
import type { Clock, Ledger } from '../core/ports.ts';
import type { Reading } from '../core/reading.ts';
import type { Receipt } from '../core/receipt.ts';
import type { Block, Reply } from '../core/reply.ts';
import type { Screener } from '../core/screening.ts';
import { ThreadContext } from '../core/thread-context.ts';
import type { Utterance } from '../core/utterance.ts';
import { aboutOf } from './about.ts';
import { draftLetters } from './draft-letter.ts';
import { newReceiptId } from './new-receipt-id.ts';
import { carryOut } from './registry.ts';
import { screenFor } from './screen-name.ts';
import type { Outcome, Turn } from './turn.ts';

/**
 * Carry out a decision in one transaction together with the utterance's key, the receipt and the thread's memory. The
 * same event delivered again gets the same reply and changes nothing.
 */
export async function act(
  decision: Decision,
  turn: {
    readonly utterance: Utterance;
    readonly reading: Reading;
    readonly base: FactBase;
    readonly ledger: Ledger;
    readonly clock: Clock;
    /** Left out where no list can be searched. */
    readonly screener?: Screener;
    /** Null or left out where there is none. */
    readonly model?: Model | null;
  },
): Promise<Reply> {
  const { utterance, reading, base, ledger, clock } = turn;
  const today = dayOf(utterance.at);
  // Before the transaction: the search may read the whole list first.
  const screened = await screenFor(decision, turn.screener);
  const drafts = await draftLetters(decision, base, turn.model ?? null);
  return ledger.once(utterance.event, utterance.person, async (books) => {
    const inside: Turn = { utterance, reading, base, books, today, screened, drafts };
    const outcome = await carryOut(decision, inside);
    const first = mainPart(decision, reading);
    const about = aboutOf(first.decision, first.reading, base, today);
    const reply: Reply = { ...outcome.reply, visibility: visibilityOf(outcome, reading), about, receipt: null };
    const receipt = makeReceipt(decision, reply, inside, clock());
    if (receipt !== undefined) await books.receipts.add(receipt);
    await books.memory.set(
      utterance.thread,
      contextAfter(decision, outcome, inside, ThreadContext.safeParse(await books.memory.get(utterance.thread)).data),
    );
    return receipt?.reply ?? reply;
  });
}

/** The questions of a message with what was decided about each: one, as a rule. */
const partsOf = (decision: Decision, reading: Reading): readonly DecidedPart[] =>
  (decision.do === 'answer-each' ? decision.parts : [{ decision, reading }]).map((part) =>
    // A vendor looked up on a list was answered too.
    part.decision.do === 'screen-name' && part.decision.answer !== null
      ? { ...part, decision: part.decision.answer }
      : part,
  );

/** The part that a program is told of: the first with a verdict, else the first. */
function mainPart(decision: Decision, reading: Reading): DecidedPart {
  const parts = partsOf(decision, reading);
  return parts.find((part) => 'verdict' in part.decision) ?? parts[0] ?? { decision, reading };
}

const namingClients: readonly Block['kind'][] = ['concerns', 'tasks', 'proposals', 'exposures', 'touched', 'answers'];

/** Whatever an action says: what names a client, in its blocks or as what it is about, is for the person who asked alone. */
function visibilityOf({ reply }: Outcome, reading: Reading): Reply['visibility'] {
  const ofLedger = reply.blocks.some(({ kind }) => namingClients.includes(kind));
  return reading.client !== null || ofLedger ? 'private' : reply.visibility;
}

/** What is answered from the records, or refused for want of one, can be proved later. */
function makeReceipt(
  decision: Decision,
  reply: Reply,
  { utterance, reading, base, today }: Turn,
  at: number,
): Receipt | undefined {
  const answered =
    decision.do === 'refuse' ||
    decision.do === 'screen-name' ||
    reply.blocks.some(
      (block) =>
        block.kind === 'claims' || block.kind === 'vendors' || block.kind === 'directives' || block.kind === 'checks',
    );
  if (!answered || decision.do === 'log-concern') return undefined;
  const parts = partsOf(decision, reading);
  const first = mainPart(decision, reading);
  const id = newReceiptId(at);
  return {
    id,
    question: reading.text,
    reading,
    verdict: 'verdict' in first.decision ? first.decision.verdict : null,
    contentVersion: base.version,
    records: recordsOf(
      parts.map((part) => part.decision),
      reply,
      base,
    ),
    asOf: asOfOf(first.decision, first.reading, today),
    reply: { ...reply, receipt: id },
    askedBy: utterance.person,
    thread: utterance.thread,
    client: reading.client?.id ?? null,
    at,
  };
}

const asOfOf = (decision: Decision, reading: Reading, today: Day): Day =>
  'verdict' in decision ? decision.verdict.question.asOf : (reading.asOf ?? today);

/** The records an answer rests on: those whose claims it shows, and those its verdict was computed from. */
function recordsOf(decisions: readonly Decision[], reply: Reply, base: FactBase): Receipt['records'] {
  const shown = reply.blocks.flatMap((block) => {
    if (block.kind === 'claims') return block.claims.map((claim) => claim.record);
    return block.kind === 'directives' ? block.rows.map((row) => `directives/${row.id}`) : [];
  });
  const verdicts = decisions.flatMap((decision) =>
    'verdict' in decision ? [decision.verdict] : 'verdicts' in decision ? decision.verdicts : [],
  );
  const rested = verdicts.flatMap((verdict) => [
    `vendors/${verdict.question.vendor}`,
    ...[...verdict.because, ...verdict.upcoming, ...verdict.ended, ...verdict.mitigations].map(
      (ground) => `directives/${ground.directive}`,
    ),
  ]);
  return [...new Set([...shown, ...rested])].flatMap((id) => {
    const hash = base.hashOf(id);
    return hash === undefined ? [] : [{ id, hash }];
  });
}

/** A turn that names a vendor starts its context anew; one that does not (thanks, help, a list) leaves it as it was. */
function contextAfter(
  decision: Decision,
  outcome: Outcome,
  { reading, utterance: { person } }: Pick<Turn, 'reading' | 'utterance'>,
  before: ThreadContext | undefined,
): ThreadContext {
  const fresh = reading.vendors.length > 0 || reading.directive !== null || before === undefined;
  // What is not confirmed yet is not what was spoken of.
  const kept =
    decision.do === 'confirm' ? (before ?? { ...reading, vendors: [], directive: null }) : fresh ? reading : before;
  return {
    vendors: kept.vendors,
    audience: kept.audience,
    jurisdiction: kept.jurisdiction,
    activity: kept.activity,
    product: kept.product,
    directive: kept.directive,
    asOf: kept.asOf,
    client: reading.client ?? before?.client ?? null,
    proposed: outcome.proposed ?? before?.proposed ?? null,
    asked:
      decision.do === 'ask'
        ? { slot: decision.slot, reading, of: person.id }
        : decision.do === 'confirm'
          ? { slot: 'confirm', reading: decision.onYes, of: person.id }
          : null,
  };
}
