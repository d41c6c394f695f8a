/** Which words tell of an instrument that binds or bans makers of IT, and which of a neighbour that only sounds like one? */
import type { ItemType } from '../../core/item.ts';

/** A kind of measure that Vouch follows. */
export interface Instrument {
  /** In words for a person, after "it is about": "the Entity List". */
  readonly name: string;
  /** Looked for in title and abstract. */
  readonly phrase: RegExp;
  /** Who must have issued it; anybody where not said. */
  readonly issuer?: RegExp;
  /** What it is while in force, unless the document says otherwise. */
  readonly inForce: Extract<ItemType, 'directive' | 'framework' | 'administrative'>;
  /** A list of companies: what only speaks of it in passing changes nothing on it. */
  readonly isList?: true;
  /** It is what we follow only where it names one of our vendors: thousands of persons are sanctioned by such documents. */
  readonly ifNamed?: true;
}

const bis = /industry[- ]and[- ]security|bureau of industry/i;
const commerce = /industry[- ]and[- ]security|bureau of industry|commerce[- ]department|department of commerce/i;
const fcc = /federal[- ]communications[- ]commission/i;
const ntia = /telecommunications[- ]and[- ]information/i;
const homeland = /homeland[- ]security|cybersecurity[- ]and[- ]infrastructure/i;
const president = /president/i;
const acquisition =
  /defense[- ]department|department of defense|acquisition[- ]regulations|general[- ]services|national[- ]aeronautics|management[- ]and[- ]budget|procurement[- ]policy/i;

/** Most telling first: the first that fits names the document. */
export const instruments: readonly Instrument[] = [
  {
    name: 'a directive of the cybersecurity agency to federal agencies',
    phrase: /\bbinding operational directives?\b|\bemergency directives? \d\d-\d\d\b|\b(?:BOD|ED) \d\d-\d\d\b/i,
    inForce: 'directive',
  },
  {
    name: 'a directive of the cybersecurity agency to federal agencies',
    phrase: /\bemergency directives?\b/i,
    issuer: homeland,
    inForce: 'directive',
  },
  {
    name: 'orders under the Federal Acquisition Supply Chain Security Act',
    phrase: /\bFASCSA\b|\bfederal acquisition supply chain security act\b|\bfederal acquisition security council\b/i,
    inForce: 'framework',
  },
  {
    name: 'an order against listed companies of the Bureau of Industry and Security',
    phrase: /\bentity list\b|\bunverified list\b|\bmilitary end[- ]users?'? list\b|\bMEU list\b|\blisted entities\b/i,
    issuer: bis,
    inForce: 'directive',
    isList: true,
  },
  {
    name: 'an export denial order',
    phrase: /\bden(?:y|ying|ial)\b.{0,40}\bexport privileges\b|\bdenial order\b|\bin the matter of\b/i,
    issuer: bis,
    inForce: 'directive',
    ifNamed: true,
  },
  {
    name: 'the Commerce Department’s programme on foreign technology and services (ICTS)',
    phrase: /\binformation (?:and )?communications technology (?:and services\b|supply chain\b)|\bICTS\b/i,
    issuer: /industry[- ]and[- ]security|bureau of industry|commerce[- ]department|department of commerce|president/i,
    inForce: 'framework',
  },
  {
    name: 'the Commerce Department’s measures against apps of foreign adversaries',
    phrase: /\bidentification of prohibited transactions\b|\bconnected software applications?\b/i,
    issuer: commerce,
    inForce: 'directive',
  },
  {
    name: 'the FCC Covered List and the communications supply chain',
    phrase:
      /\bcovered list\b|\bcovered (?:communications )?(?:equipment|compan(?:y|ies))\b|\bcommunications supply chain\b|\bsecure and trusted communications networks\b|\bsecure equipment act\b|\bforeign adversar(?:y|ies)\b|\bevolving national security\b|\bprohibited (?:equipment|entit(?:y|ies))\b/i,
    issuer: fcc,
    inForce: 'framework',
  },
  {
    name: 'the communications supply chain',
    phrase: /\bcommunications supply chain\b|\bsecure and trusted communications networks\b/i,
    issuer: ntia,
    inForce: 'administrative',
  },
  {
    name: 'the list of Chinese military companies (section 1260H)',
    phrase:
      /\b1260H\b|\b(?:communist )?chinese military compan(?:y|ies)\b|\bchinese military[- ]industrial complex\b|\bNS-CMIC\b/i,
    inForce: 'directive',
    isList: true,
  },
  {
    name: 'the federal purchasing ban on certain telecommunications and camera makers (section 889)',
    phrase:
      /(?:\bsection|§) 889\b|\b52\.204-2[4-6]\b|\bcovered (?:defense )?telecommunications (?:equipment|services)\b|\bcertain telecommunications and video surveillance\b|\b2 CFR 200\.216\b/i,
    inForce: 'framework',
  },
  {
    name: 'a federal purchasing ban on named makers',
    phrase:
      /\bkaspersky\b|\bbytedance\b|\btiktok\b|\bsection 1634\b|\b52\.204-(?:23|27|30)\b|\b52\.240-\d+\b|\bsection 5949\b|\bcertain semiconductor products\b|\bcovered semiconductor\b|\bsection 80[5]\b.{0,80}\bchinese\b/i,
    issuer: acquisition,
    inForce: 'framework',
  },
  {
    name: 'the federal purchasing ban on foreign drones',
    phrase:
      /\bamerican security drone act\b|\bcovered unmanned aircraft\b|\bforeign[- ]made unmanned aircraft\b|\bunmanned aircraft systems? (?:manufactured|from|made)\b|\bcovered foreign (?:entit(?:y|ies)|countr(?:y|ies))\b.{0,120}\bunmanned\b/i,
    inForce: 'framework',
  },
  {
    name: 'supply chain security in federal purchasing',
    phrase:
      /\bfederal acquisition regulation part 40\b|\bsupply chain security\b|\binformation and communications technology supply chain\b|^.{0,300}\bsupply chain risk\b/i,
    issuer: acquisition,
    inForce: 'framework',
  },
  {
    name: 'a Federal Acquisition Circular',
    phrase: /^.{0,120}\bfederal acquisition circular\b/i,
    issuer: acquisition,
    inForce: 'administrative',
  },
  {
    name: 'an order of the President about foreign technology',
    phrase:
      /\btiktok\b|\bwechat\b|\bmusical\.ly\b|\bbytedance\b|\bforeign adversar(?:y|ies)\b|\bcommunications technology\b|\bnation's cybersecurity\b|\bchinese (?:companies|connected software)\b|\bsoftware developed or controlled\b|\bsecurities investments that finance\b|\bdrone dominance\b|\bairspace sovereignty\b/i,
    issuer: president,
    inForce: 'framework',
  },
  {
    name: 'sanctions',
    phrase:
      /\bsanctions? actions?\b|\bblocking or unblocking\b|\bdesignations?\b|\bspecially designated\b|\bsanctions\b/i,
    issuer: /foreign[- ]assets[- ]control|state[- ]department|department of state/i,
    inForce: 'directive',
    ifNamed: true,
  },
];

/** Words that make a document a measure against a vendor of ours that its title names, whoever issued it. */
export const againstVendor =
  /\bprohibit(?:s|ed|ing|ion|ions)?\b|\bban(?:s|ned|ning)?\b|\bsupply chain (?:risk|security)\b|\b(?:threat|risk)s? to (?:the )?(?:u\.s\. |united states )?national security\b|\bnational security (?:threat|risk)s?\b|\bforeign adversar(?:y|ies)\b|\brevo(?:cation|k(?:e|es|ing))\b|\bsection 214\b|\bexclusion or removal\b/i;

/** The same where only the abstract names the vendor, perhaps as an example or as somebody invited. */
export const againstExample =
  /\bprohibit(?:s|ed|ing|ion|ions)?\b|\bban(?:s|ned|ning)?\b|\b(?:threat|risk)s? to (?:the )?(?:u\.s\. |united states )?national security\b|\bforeign adversar(?:y|ies)\b/i;

/** Whose word against a vendor counts as a measure: courts, patents and competition are somebody else's. */
export const vendorIssuers =
  /commerce|industry[- ]and[- ]security|communications[- ]commission|homeland|cybersecurity|defense|general[- ]services|national[- ]aeronautics|management[- ]and[- ]budget|treasury|foreign[- ]assets|state[- ]department|president|national[- ]intelligence|energy[- ]regulatory|energy[- ]department|veterans|telecommunications[- ]and[- ]information/i;
