/** What does a document about an instrument do: bind, propose, correct, end something, or only administer? */
import type { ItemType } from '../../core/item.ts';
import { type DocumentFacts, plainText } from './document-facts.ts';
import type { Instrument } from './instrument-phrases.ts';

/** The last part of a title alone: "...; Correction". "Additions and Corrections" is more than a correction. */
const correctionPart =
  /[;:,-]\s*(?:technical |conforming |administrative )*(?:corrections?|correcting amendments?)\.?$/i;
const correctionStart = /^(?:technical )?corrections?\b|^correcting amendments?\b/i;

const paperTitle =
  /\binformation collections?\b|\bOMB review\b|\bOMB approval\b|\bpaperwork\b|\bcomment request\b|\b(?:public |virtual |open |committee )?meetings?\b|\bhearings?\b|\bworkshops?\b|\bwebinars?\b|\blistening sessions?\b|;\s*introduction\b|\bsmall entity compliance guide\b|\b(?:extension|reopening|extending|closing) of (?:the )?(?:public )?comment\b|\bextension of (?:the )?comment\b|\bcomment period\b|\bannouncement of (?:effective|compliance)\b|\beffective date\b|\bcompliance dates?\b|\bpetitions? for reconsideration\b|\badvisory (?:committee|council|board)\b|\bcharter\b|\bdelegations? of authority\b|\bnominations?\b|\bannual report\b|\benvironmental (?:impact|assessment)\b|\bsemiannual\b|\bregulatory agenda\b|\bfees?\b/i;
const paperAction =
  /\binformation collections?\b|\bextension of (?:the )?comment\b|\bcomment period\b|\bmeeting\b|\bpetitions? for reconsideration\b|\bsummary presentation\b|\bsmall entity compliance guide\b|\bannouncement of\b|\beffective date\b|\bcompliance date\b/i;
/** Told at the start of what it does, so that a rule that also orders a collection stays a rule. */
const paperAbstract =
  /^.{0,400}\b(?:paperwork reduction act|(?:will|to) (?:hold|host|convene) an?\b|is hosting\b|public meeting|has approved\b.{0,80}\binformation collection|announces that the office of management and budget|deadline for submitting comments is being extended|extend(?:s|ing)? the (?:comment|deadline|period for))/i;

const proposalTitle =
  /\bproposed (?:rule|rulemaking|determination|order|addition|designation|amendments?)\b|\badvance notice\b|\bnotice of inquiry\b|\brequests? for (?:information|(?:public )?comments?)\b|\bseeks? (?:further |additional |public )*comments?\b/i;

const list = String.raw`(?:(?:entity|unverified|covered|military end[- ]users?'?|MEU|SDN|CMIC|NS-CMIC|1260H|chinese military companies)\s+list|list)`;
const added =
  /\b(?:additions?|adds?|adding|imposes?|imposing|establish(?:es|ing)|designat(?:es|ing)|designations?|expan(?:ds?|ding|sion))\b/i;
const addedEntries =
  /\b(?:adds|adding|addition of|additions to|are added|is added|will be listed|be added)\b.{0,80}\b(?:entit(?:y|ies)|entr(?:y|ies)|persons?|address(?:es)?|compan(?:y|ies)|list)\b/i;
const listedNow = /\badditions?\b.{0,120}\blist\b/i;
const addedToList = new RegExp(
  String.raw`\badd(?:s|ing|ed)\b.{0,80}\b(?:entit(?:y|ies)|entr(?:y|ies)|persons?|compan(?:y|ies))\b.{0,60}\bto the\b.{0,30}\b${list}\b`,
  'i',
);
const purchaseBan =
  /\bprohibit(?:s|ing)? (?:the |agencies from |executive agencies from |contracting officers from )?(?:procur|purchas|acqui|contracting)/i;
const removedTitle = new RegExp(
  String.raw`\b(?:removals?|removing|removed|deletions?|deleting|delisting)\b(?:.{0,120}\bfrom\b.{0,40}\b${list}\b|.{0,60}\b(?:designated|designations?|listed)\b)|\bremoval from\b`,
  'i',
);
const removedAbstract = new RegExp(
  String.raw`\b(?:remov(?:es|ing|al of|ed)|delet(?:es|ing))\b.{0,160}\b(?:entit(?:y|ies)|entr(?:y|ies)|address(?:es)?|alias(?:es)?|persons?|compan(?:y|ies)|${list})\b`,
  'i',
);
/** Ends or eases what was in force. */
const ends =
  /\b(?:suspension|suspend(?:s|ing)?|rescission|rescind(?:s|ing)?|revocation|revok(?:es|ing)|withdrawals?|withdrawing|terminat(?:ion|es|ing)|repeal|stay|vacatur|reversal)\b/i;
const eases =
  /\btemporary general licen[cs]e\b|\benforcement delay\b|\bdelay(?:ing|ed)?\b.{0,20}\benforcement\b|^saving\b|\bgeneral licen[cs]e\b.{0,60}\bextension\b|\bwaivers?\b/i;
/** What is taken from a company here is a permission: that is a ban. */
const permission =
  /\bauthorizations?\b|\bsection 214\b|\blicen[cs]es?\b|\bregistrations?\b|\brecognition\b|\border on revocation\b|\bauthority of\b|\bcertificat/i;

const bans =
  /\bprohibit(?:s|ed|ing|ion|ions)?\b|\bban(?:s|ned|ning)?\b|\bdesignations?\b|\bfinal determination\b|\b(?:exclusion|removal) order\b|\bissuance of\b.{0,60}\border\b/i;
/** About how a list works, not about who is on it. */
const howItWorks =
  /\bprocedures?\b|\bauthorization of\b|\brelease of\b|\bpolicy\b|\bstandards[- ]related\b|\baffiliates\b|\bguidance\b/i;

/** `named`: our vendors in title and abstract; `inTitle`: those in the title alone. */
export interface Named {
  readonly named: readonly string[];
  readonly inTitle: readonly string[];
}

/** The type of a document that is known to be about the instrument. A removal never comes out as a directive. */
export function itemTypeOf(facts: DocumentFacts, instrument: Instrument, { inTitle }: Named): ItemType {
  const title = plainText(facts.title);
  const action = plainText(facts.action ?? '');
  const abstract = plainText(facts.abstract ?? '');
  if (isCorrection(facts, title, action)) return 'correction';
  if (instrument.inForce === 'administrative' || isPaper(facts.type, title, action, abstract)) return 'administrative';
  if (endsSomething(title, action, abstract)) return 'delisting';
  if (isProposal(facts.type, title, action)) return 'proposal';
  if (inTitle.length > 0 || bans.test(title) || listedNow.test(title) || purchaseBan.test(abstract)) return 'directive';
  if (instrument.isList !== true) return instrument.inForce;
  const isPassing = !/\blist\b/i.test(title) && !addedToList.test(abstract);
  return isPassing || howItWorks.test(title) ? 'framework' : 'directive';
}

const isCorrection = ({ number, correctionOf }: DocumentFacts, title: string, action: string): boolean =>
  /^[cr]\d+-/i.test(number) ||
  correctionOf !== null ||
  correctionPart.test(title) ||
  correctionStart.test(title) ||
  /\bcorrect(?:ion|ions|ing)\b/i.test(action);

const isPaper = (type: string, title: string, action: string, abstract: string): boolean =>
  paperTitle.test(title) || paperAction.test(action) || (!isPresidential(type) && paperAbstract.test(abstract));

const isPresidential = (type: string): boolean => /president/i.test(type);

/** A final rule may ask for comments; a notice that does is no rule yet. */
const isProposal = (type: string, title: string, action: string): boolean =>
  /proposed/i.test(type) ||
  (!/^rule$/i.test(type) &&
    (proposalTitle.test(title) ||
      /\bproposed\b|\badvance notice\b|\brequest for (?:public )?(?:comments?|information)\b|\binquiry\b/i.test(
        action,
      )));

function endsSomething(title: string, action: string, abstract: string): boolean {
  if (eases.test(title)) return !added.test(title);
  if (/\bwithdrawal\b/i.test(action)) return true;
  if (ends.test(title) && !permission.test(title)) return true;
  if (removedTitle.test(title)) return !added.test(title);
  return (
    /\blist\b/i.test(title) && !added.test(title) && removedAbstract.test(abstract) && !addedEntries.test(abstract)
  );
}
