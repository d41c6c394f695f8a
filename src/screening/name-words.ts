/** Which words of a name tell one bearer from another, and which say only what kind of thing it is? */
import { editDistance } from '../core/edit-distance.ts';

/** Forms in which a company is founded, folded and without marks; longer ones are written as several words. */
const legal = new Set(
  'ltd limited inc incorporated corp corporation co company llc llp lp plc pllc gmbh ag sa sas sarl srl spa bv nv oy oyj ab as aps kg kgaa ohg se sl slu bvba bvb sro doo dd zrt kft nyrt ooo oao zao pao ao ojsc jsc pjsc cjsc ojs pte pty pvt private public sdn bhd pt tbk cv sapi kk gk fze fzc fzco fz dmcc est tic san sti lda ltda eireli sprl asa hf ehf ad ead eood ood tov pp ip sc scs snc unlimited sirketi anonim aktiengesellschaft aktsionerno aktsionernoe obshchestvo incorporation companies'.split(
    ' ',
  ),
);

/** Long forms as runs of words; the first words of a run are enough for it to be looked at. */
const longForms: readonly (readonly string[])[] = [
  'limited liability company',
  'limited liability partnership',
  'limited liability',
  'open joint stock company',
  'closed joint stock company',
  'public joint stock company',
  'joint stock company',
  'joint stock',
  'public limited company',
  'private limited company',
  'private limited',
  'gesellschaft mit beschrankter haftung',
  'societatea cu raspundere limitata',
  'societe anonyme',
  'sociedad anonima',
  'societa per azioni',
  'obshchestvo s ogranichennoy otvetstvennostyu',
  'obshchestvo s ogranichennoi otvetstvennostyu',
  'aktsionernoe obshchestvo',
  'otkrytoe aktsionernoe obshchestvo',
  'otkritoe aktsionernoe obshchestvo',
  'zakrytoe aktsionernoe obshchestvo',
  'publichnoe aktsionernoe obshchestvo',
  'spolka z o o',
  'sp z o o',
  'sp z oo',
  'free zone establishment',
  'anonim sirketi',
  'naamloze vennootschap',
  'besloten vennootschap',
].map((form) => form.split(' '));

/** What half of all companies are called; such a word decides little. */
const weak = new Set(
  'technology technologies tech group holding holdings international trading trade import export industry industries industrial enterprise enterprises systems system electronics electronic services service solutions investment investments capital general global development engineering equipment commercial commerce business products product manufacturing supply supplies shipping logistics transport aviation marine bank banking finance financial science scientific research institute center centre lab labs laboratory laboratories network networks information communication communications telecom telecommunications software digital security energy power oil gas petroleum chemical steel metal construction consulting management foundation trust fund partners organization organisation association bureau office department ministry national state united new first'.split(
    ' ',
  ),
);

/** Words that only join or place others, and forms of address. */
const small = new Set(
  'the of and for in on at to de da do dos das di del della la le les el al ul bin ibn ben bint abu van von der den ter und et y e i s sheikh shaikh mr mrs ms dr prof sir president prasident general mv mt ss na'.split(
    ' ',
  ),
);

const numbers: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'zero one two three four five six seven eight nine ten eleven twelve'.split(' '),
    ' first second third fourth fifth sixth seventh eighth ninth tenth'.split(' '),
    ' 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th'.split(' '),
  ].flatMap((words) => words.flatMap((word, index) => (word === '' ? [] : [[word, String(index)]]))),
);

/** One spelling for words that are written in several ways in names: numbers, and the British forms. */
export function oneSpelling(word: string): string {
  return (numbers[word] ?? word).replace(/isation$/, 'ization').replace(/^centre$/, 'center');
}

/** True for a form in which a company is founded: "ltd", "gmbh". */
export const isLegalForm = (word: string): boolean => legal.has(word);

const longLegal = 'limited gmbh corporation company incorporated aktiengesellschaft'.split(' ');

/** True for a last word one slip away from such a form: "limted". */
export const isNearlyLegalForm = (word: string): boolean =>
  word.length > 2 && !weak.has(word) && longLegal.some((form) => editDistance(word, form, 1) <= 1);

/** How many words from `at` on are one long legal form: 3 for "limited liability company"; else 0. */
export function longFormAt(words: readonly string[], at: number): number {
  let most = 0;
  for (const form of longForms) {
    if (form.length > most && form.every((word, index) => words[at + index] === word)) most = form.length;
  }
  return most;
}

/** True for a word that half of all companies have in their name. */
export const isWeak = (word: string): boolean => weak.has(word);
/** True for a word that only joins or places others, and for a form of address. */
export const isSmall = (word: string): boolean => small.has(word);
