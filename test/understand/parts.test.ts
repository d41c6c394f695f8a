/** Are the small parts of a sentence read right: premises, titles, owners, words, places, audiences, activities? */
import { describe, expect, test } from 'vitest';
import { wordsIn } from '../../src/factbase/words-in-text.ts';
import { activityOf } from '../../src/understand/activities.ts';
import { makeAudienceReader } from '../../src/understand/audiences.ts';
import { findClients, findUnknownClient } from '../../src/understand/clients.ts';
import { concernWords, severityOf } from '../../src/understand/concern-words.ts';
import { makePlaceReader } from '../../src/understand/places.ts';
import { premiseOf } from '../../src/understand/premise.ts';
import { finishedTask, ownerOf, taskTitle } from '../../src/understand/task-words.ts';
import { tinyFactBase } from '../fact-base.ts';
import { client } from './said.ts';

const factBase = tinyFactBase();

describe('a premise that a ban is over', () => {
  test.each([
    'since CISA cleared Kaspersky, can we use it',
    'I heard the ban was lifted',
    "didn't they approve it again",
    'now that it is no longer banned',
    'as it was reversed last year',
    'because GSA put it back on the schedule',
    'they got the all clear',
    'Has the ban been repealed?',
  ])('%s', (text) => {
    expect(premiseOf(text)).toBe('cleared');
  });

  test.each([
    'is it approved for federal use',
    'since it is not approved, what now',
    'it was never cleared',
    'can we use it since it is cheap',
    'is it allowed',
  ])('is not in "%s"', (text) => {
    expect(premiseOf(text)).toBeNull();
  });
});

describe('what is to be done', () => {
  test.each([
    ['remind me to call Acme Dental on Friday', 'Call Acme Dental'],
    ['create a follow-up to remove Kaspersky at Globex by 3 December', 'Remove Kaspersky at Globex'],
    ['add a task: send the letter to Acme, assign to Dana', 'Send the letter to Acme'],
    ['follow up with Initech next week', 'Follow up with Initech'],
    ['please set a reminder for tomorrow to check the licences', 'Check the licences'],
    ['note to self: call Acme', 'Call Acme'],
    ['add a follow-up', null],
    ['remind me on Friday', null],
  ])('%s', (text, title) => {
    expect(taskTitle(text)).toBe(title);
  });

  test('by whom', () => {
    expect(ownerOf('add a task, assign to Dana Smith', 'Sam')).toBe('Dana Smith');
    expect(ownerOf('have Dana call Acme', 'Sam')).toBe('Dana');
    expect(ownerOf('remind me to call', 'Sam')).toBe('Sam');
    expect(ownerOf('assign it to me', 'Sam')).toBe('Sam');
    expect(ownerOf('create a task', 'Sam')).toBeNull();
  });

  test('and what is done', () => {
    expect(finishedTask('mark the inventory as done')).toBe('inventory');
    expect(finishedTask('I finished the removal at Globex')).toBe('removal at Globex');
    expect(finishedTask('close the follow-up about the letter')).toBe('letter');
    expect(finishedTask('mark it done')).toBeNull();
  });
});

test("the client's own words are what is quoted, or follows a colon, or all of it", () => {
  expect(concernWords('Log that Acme asked: "Do we have to rip it out?"')).toBe('Do we have to rip it out?');
  expect(concernWords('concern from Acme: they fear a fine')).toBe('they fear a fine');
  expect(concernWords('Acme is worried about Kaspersky')).toBe('Acme is worried about Kaspersky');
  expect(concernWords("it's Acme's and nobody else's matter")).toBe("it's Acme's and nobody else's matter");
});

test('how pressing it is', () => {
  expect(severityOf('urgent: they want it gone')).toBe('urgent');
  expect(severityOf('they are very worried')).toBe('high');
  expect(severityOf('not urgent, whenever you can')).toBe('low');
  expect(severityOf('they asked about it')).toBeNull();
});

describe('a client', () => {
  test('of the ledger is found by its words, an ordinary word only as a name', () => {
    const known = [client('Acme Dental'), client('Shield'), client('Müller & Söhne')];
    const names = (text: string) => findClients(wordsIn(text), known).map((hit) => hit.mention.name);
    expect(names('can acme dental keep it')).toEqual(['Acme Dental']);
    expect(names("what about Acme Dental's laptops")).toEqual(['Acme Dental']);
    expect(names('can mueller und soehne keep it, or muller & sohne')).toEqual(['Müller & Söhne']);
    expect(names('does it shield us')).toEqual([]);
    expect(names('log that Shield is worried')).toEqual(['Shield']);
  });

  test.each([
    ['log that Acme Dental is worried about it', 'Acme Dental'],
    ['log a concern from Bluth Company about it: they fear', 'Bluth Company'],
    ['Initech asked about it', 'Initech'],
    ['remind me to call Globex Corp. on Friday', 'Globex Corp'],
    ['follow up with Initech next week', 'Initech'],
    ['our client Initech, about the ban', 'Initech'],
    ['just got off the phone with Hooli, they are upset', 'Hooli'],
    ['log that they are worried', null],
    ['which clients asked about it', null],
    ['call me on Friday', null],
    ['log a concern', null],
  ])('unknown to it is named by its place: %s', (text, name) => {
    expect(findUnknownClient(text, [])?.name ?? null).toBe(name);
  });
});

describe('places', () => {
  const reader = makePlaceReader(factBase);
  const places = (text: string) => reader.find(wordsIn(text), text).map((hit) => hit.value);
  test.each([
    ['is it banned in Germany', ['de']],
    ['banned in the US?', ['us']],
    ['can you tell us if it is banned', []],
    ['CAN YOU TELL US', []],
    ['may a us company use it', ['us']],
    ['may a German company use it', ['de']],
    ['is it a German company', []],
    ['is it American', []],
    ['American alternatives', []],
    ['made in Russia', []],
    ['where are its servers in Switzerland', []],
    ['can you polish this text', []],
    ['is it allowed in New Hampshire', ['us-nh']],
    ['U.K. ministries', ['uk']],
  ])('%s', (text, wanted) => {
    expect(places(text)).toEqual(wanted);
  });
});

describe('audiences', () => {
  const reader = makeAudienceReader(factBase);
  const chosen = (text: string) => reader.choose(reader.find(wordsIn(text)));
  test.each([
    ['our federal work', 'federal-contractor'],
    ['it works for several agencies', 'federal-contractor'],
    ['can an agency use it', 'federal-agency'],
    ['a DoD contractor', 'defense'],
    ['can our MSP sell it to a school district', 'state-local'],
    ['we are a reseller', 'reseller'],
    ['within ten business days', null],
    ['is it a Russian company', null],
    ['may a German company use it', 'business'],
    ['on my home computer', 'consumer'],
  ])('%s', (text, wanted) => {
    expect(chosen(text)).toBe(wanted);
  });

  test('are known by id, other id, label and word, in any case', () => {
    for (const said of [
      'federal-contractor',
      'Federal Contractor',
      'CONTRACTOR',
      'subcontractor',
      'federal contractors',
    ])
      expect(reader.resolve(said)).toBe('federal-contractor');
    expect(() => reader.resolve('federal-kontraktor')).toThrow(/no audience/);
    try {
      reader.resolve('federal-kontraktor');
    } catch (error) {
      expect(error).toMatchObject({ code: 'bad-input', remedy: expect.stringContaining('federal-contractor') });
    }
  });
});

describe('activities', () => {
  test.each([
    ['can we use it', 'use'],
    ['is it safe', null],
    ['is it safe to buy it', 'acquire'],
    ['can we keep selling it', 'supply'],
    ['they renewed it, can they keep it', 'use'],
    ['may they renew it', 'acquire'],
    ['can we deploy it for a client', 'supply'],
    ['are we allowed to quote it', 'supply'],
    ['can we use or buy it', null],
    ['can we get rid of it', null],
    ['is it banned', null],
  ])('%s', (text, wanted) => {
    expect(activityOf(wordsIn(text), () => false)).toBe(wanted);
  });
});
