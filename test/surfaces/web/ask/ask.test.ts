/** Is a conversation at the desk held in its address, asked again as of another day, and written down in the same place? */
import { JSDOM } from 'jsdom';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { addDays } from '../../../../src/core/day.ts';
import { verdict } from '../../../../src/factbase/verdict.ts';
import { examples } from '../../../../src/surfaces/web/ask/examples.ts';
import { asRightsAllow, rightTo } from '../../../../src/surfaces/web/ask/rights.ts';
import { verdictChanges } from '../../../../src/surfaces/web/ask/verdict-changes.ts';
import { says, startVouch } from '../../../start-vouch.ts';
import { type AtDesk, atDesk } from '../at-desk.ts';

let app: App;
let desk: AtDesk;
beforeAll(async () => {
  app = await startVouch('2026-11-23');
  desk = atDesk(app);
});
afterAll(() => app.close());

const thread = () => `web:${uuid()}`;
const read = (page: string) => new JSDOM(page).window.document;
const post = async (path: string, fields: Record<string, string>) => {
  const response = await desk.post(path, fields);
  return { status: response.status, page: read(await response.text()) };
};
const kaspersky = 'Is Kaspersky safe for our federal work?';

describe('a conversation', () => {
  test('begins with things to ask, and each is answered', async () => {
    const page = read(await desk.text('/'));
    expect([...page.querySelectorAll('.examples button')].map((button) => button.textContent)).toEqual(examples);
    for (const example of examples) {
      const reply = await app.respond(says(app, example));
      expect(reply.abstained, example).toBe(false);
      expect(reply.citations, example).not.toEqual([]);
    }
  });

  test('is in the address, with the context of its questions; another one starts empty', async () => {
    const id = thread();
    await post('/ask', { q: kaspersky, thread: id });
    const { page } = await post('/ask', { q: 'And what does it say?', thread: id });
    expect(page.querySelector('.past summary')?.textContent).toContain(kaspersky);
    expect(page.querySelector('article[autofocus] h2')?.textContent).toContain('What Kaspersky says');
    expect(page.querySelector('form.ask')?.getAttribute('action')).toBe(`/ask?thread=${id}`);
    const again = read(await desk.text(`/?thread=${id}`));
    expect(again.querySelector('.past summary')?.textContent).toContain(kaspersky);
    expect(again.querySelector('.said bdi')?.textContent).toBe('And what does it say?');
    const moved = await desk.get(`/ask?thread=${id}`);
    expect([moved.status, moved.headers.get('location')]).toEqual([302, `/?thread=${id}`]);
    expect(read(await desk.text('/')).querySelector('.said')).toBeNull();
  });

  test('of a chat is not shown at the desk', async () => {
    await app.respond(says(app, kaspersky, { thread: 'slack:C1:1' }));
    expect(read(await desk.text('/?thread=slack:C1:1')).querySelector('.said')).toBeNull();
  });

  test('opens every citation where it stands, with what was read and when', async () => {
    const { page } = await post('/ask', { q: kaspersky });
    const marks = [...page.querySelectorAll('button.cite')];
    expect(marks.length).toBeGreaterThan(5);
    const opened = marks.map((mark) => page.getElementById(mark.getAttribute('popovertarget') ?? ''));
    for (const citation of opened) {
      expect(citation?.hasAttribute('popover')).toBe(true);
      expect(citation?.querySelector('a[href^="http"]')).not.toBeNull();
      expect(citation?.textContent).toMatch(/(?:was read|was confirmed) on \d/);
    }
    expect(opened.filter((citation) => citation?.querySelector('q') !== null).length).toBeGreaterThan(3);
    expect(page.querySelectorAll('.sources > li')).toHaveLength(page.querySelectorAll('.citation').length);
  });
});

describe('the same again', () => {
  test('as of the day before a change is another answer, and the change is one press away', async () => {
    const { page } = await post('/ask', { q: 'May we still sell Kaspersky?' });
    const turns = [...page.querySelectorAll('button[name="day"]')];
    const last = turns.at(-1)?.getAttribute('value') ?? '';
    const q = page.querySelector<HTMLInputElement>('.again input[name="q"]')?.value ?? '';
    const status = ({ page }: { page: Document }) => page.querySelector('article[autofocus] h2')?.className;
    const before = await post('/ask', { q, asOf: addDays(last, -1) });
    const since = await post('/ask', { q, asOf: '2026-11-23', day: last });
    expect(status(before)).not.toBe(status(since));
    expect(since.page.querySelector<HTMLInputElement>('.again input[name="asOf"]')?.value).toBe(last);
    expect(since.page.querySelector('button[name="day"][aria-current]')?.getAttribute('value')).toBe(last);
    const slider = page.querySelector<HTMLInputElement>('.again input[type="range"]');
    expect([slider?.hidden, slider?.hasAttribute('name')]).toEqual([true, false]);
  });

  test('for another audience and activity shows both', async () => {
    const asked = await post('/ask', { q: 'Is Kaspersky banned?', audience: 'business', activity: 'supply' });
    expect(asked.page.querySelector('article h2')?.textContent).toMatch(/for businesses .*selling it is prohibited/);
    expect(asked.page.querySelector('th small')?.parentElement?.textContent).toBe('selling (asked)');
    expect(asked.page.querySelector<HTMLSelectElement>('#again-audience')?.value).toBe('business');
    expect(asked.page.querySelector<HTMLSelectElement>('#again-activity')?.value).toBe('supply');
    expect((await post('/ask', { q: 'Is Kaspersky banned?', activity: 'juggle' })).status).toBe(400);
  });

  test.each(['kaspersky', 'huawei', 'webroot'])(
    'the days listed for %s are all on which the verdict changes',
    (vendor) => {
      const base = app.factBase();
      const question = { vendor, audience: null, jurisdiction: 'us', activity: null, product: null };
      const { first, changes } = verdictChanges(question, '2026-11-23', base);
      const days = changes.map(({ day }) => day);
      const at = (day: string) => Object.values(verdict({ ...question, asOf: day }, base).byActivity).join();
      for (const { day, byActivity } of changes) {
        expect(at(day)).toBe(Object.values(byActivity).join());
        expect(at(addDays(day, -1))).not.toBe(at(day));
      }
      // Between two of them nothing changes: looked at every 20 days.
      let from = first ?? '2026-01-01';
      for (let day = from; day < '2026-11-23'; day = addDays(day, 20)) {
        if (!days.some((change) => change > from && change <= day)) expect(at(day)).toBe(at(from));
        from = day;
      }
    },
  );
});

describe('written down under the answer', () => {
  test('a concern, its client and the follow-ups lead on; the vendor goes by any of its names', async () => {
    const logged = await post('/concerns', {
      client: 'Northgate Dental',
      vendor: 'Kaspersky Lab',
      words: 'Are we affected?',
    });
    expect(logged.status).toBe(200);
    const [concern] = await app.ledger.concerns.list({});
    expect(concern).toMatchObject({ vendor: 'kaspersky', words: 'Are we affected?' });
    const links = [...logged.page.querySelectorAll('article a')].map((link) => link.getAttribute('href'));
    expect(links).toContain(`/clients/${concern?.client.id}`);
    expect(links).toContain('/tasks');
  });

  test('a vendor nobody has a record of is kept under that name, and said to be', async () => {
    const { page } = await post('/concerns', { client: 'Acme', vendor: 'Totally Other', words: 'Is it any good?' });
    expect(page.querySelector('article')?.textContent).toMatch(/keeps no records of “totally-other” yet/);
  });

  test('what cannot be kept stays in its form, to be mended', async () => {
    const client = 'n'.repeat(300);
    const { status, page } = await post('/concerns', { client, vendor: 'Kaspersky', words: 'Keep this.' });
    expect(status).toBe(400);
    expect(page.querySelector('[role="alert"]')?.textContent).toContain('at most 120 characters');
    const form = page.querySelector('details[open] form[action="/concerns"]');
    expect(form?.querySelector('textarea')?.value).toBe('Keep this.');
    expect(form?.querySelector<HTMLInputElement>('input[name="vendor"]')?.value).toBe('Kaspersky');
    expect(await app.ledger.clients.find(client)).toBeUndefined();
  });

  test('a follow-up of one’s own is for whoever writes it; its client must be one of the log', async () => {
    const owner = read(await desk.text('/')).querySelector<HTMLInputElement>('input[name="entity:owner"]')?.value ?? '';
    expect(owner).not.toBe('');
    const fields = { intent: 'create-task', label: 'Create', 'entity:title': 'Call them', 'entity:owner': owner };
    expect((await post('/say', { ...fields, 'entity:client': 'Nobody Ltd' })).status).toBe(404);
    expect((await post('/say', { ...fields, 'entity:due': '2026-12-01' })).status).toBe(200);
    const [task] = await app.ledger.tasks.list({ state: 'open' });
    expect(task).toMatchObject({ title: 'Call them', owner, due: '2026-12-01' });
  });
});

describe('roles', () => {
  test('a viewer asks, and finds nothing to write with', async () => {
    const viewer = atDesk(app, 'viewer');
    const page = read(await (await viewer.post('/ask', { q: kaspersky })).text());
    expect(page.querySelector('article h2')?.textContent).toContain('prohibited');
    expect(page.querySelector('details.log')).toBeNull();
    const say = (intent: string, more: Record<string, string>) => viewer.post('/say', { intent, label: 'x', ...more });
    expect((await say('vendor-statement', { 'entity:vendor': 'kaspersky' })).status).toBe(200);
    expect((await say('create-task', { 'entity:title': 'x' })).status).toBe(403);
    expect((await say('no-such-intent', {})).status).toBe(403);
  });

  test('a rep decides about no item, in no words', async () => {
    const base = app.factBase();
    expect(rightTo('review-items', base)).toBe('review');
    const visit = { person: { id: 'web:dana', name: 'Dana' }, csrf: '', role: 'rep' } as const;
    const allowed = async (text: string) => (await asRightsAllow(says(app, text), visit, app)).write;
    expect(await allowed('/review dismiss federal-register/2024-1 not ours')).toBe(false);
    expect(await allowed('/concern Acme kaspersky are we affected?')).toBe(true);
  });
});
