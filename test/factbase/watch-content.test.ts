import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { FactBase } from '../../src/core/fact-base.ts';
import { checkContent } from '../../src/factbase/check.ts';
import { watchContent } from '../../src/factbase/watch-content.ts';
import { tinyFiles, today, writeTiny } from './tiny-content.ts';

const patience = { timeout: 10_000, interval: 20 };

/** A watched copy of the tiny content, and what the watch reported. */
function watched() {
  const { contentDir, intentsDir } = writeTiny();
  const changes: FactBase[] = [];
  const problems: string[][] = [];
  const close = watchContent([contentDir, intentsDir], () => checkContent(contentDir, intentsDir, today), {
    onChange: (factBase) => changes.push(factBase),
    onProblem: (findings) => problems.push(findings.map(({ what }) => what)),
  });
  onTestFinished(close);
  return { contentDir, intentsDir, changes, problems, close };
}

it('swaps in what was changed, also in a new folder and in the intents', async () => {
  const { contentDir, intentsDir, changes, problems } = watched();

  writeFileSync(
    join(contentDir, 'vendors', 'fabrikam.yaml'),
    (tinyFiles['content/vendors/contoso.yaml'] ?? '').replace('Contoso', 'Fabrikam'),
  );
  await vi.waitFor(() => expect(changes.at(-1)?.vendors.has('fabrikam')).toBe(true), patience);

  writeFileSync(
    join(intentsDir, 'ask-status.yaml'),
    (tinyFiles['intents/ask-status.yaml'] ?? '').replace('title: Status', 'title: The status'),
  );
  await vi.waitFor(() => expect(changes.at(-1)?.intents.get('ask-status')?.title).toBe('The status'), patience);
  expect(problems).toEqual([]);
});

it('keeps the last good content while a file is wrong, and says what is wrong', async () => {
  const { contentDir, changes, problems } = watched();
  const path = join(contentDir, 'vendors', 'contoso.yaml');

  writeFileSync(path, 'name: [');
  await vi.waitFor(() => expect(problems.at(-1)?.[0]).toContain('not YAML'), patience);
  expect(changes).toEqual([]);

  writeFileSync(path, tinyFiles['content/vendors/contoso.yaml'] ?? '');
  await vi.waitFor(() => expect(changes.at(-1)?.vendors.has('contoso')).toBe(true), patience);
});

it('outlives the loss of a folder and its return', async () => {
  const { contentDir, changes, problems } = watched();

  rmSync(join(contentDir, 'vendors'), { recursive: true });
  await vi.waitFor(() => expect(problems.at(-1)?.[0]).toContain('there is no vendor "northwind"'), patience);

  mkdirSync(join(contentDir, 'vendors'));
  for (const id of ['northwind', 'contoso'])
    writeFileSync(join(contentDir, 'vendors', `${id}.yaml`), tinyFiles[`content/vendors/${id}.yaml`] ?? '');
  await vi.waitFor(() => expect(changes.at(-1)?.vendors.size).toBe(2), patience);
});

it('reports what the loading throws, and a folder that cannot be watched, as findings', async () => {
  const { contentDir } = writeTiny();
  const problems: string[] = [];
  const load = () => {
    throw new Error('disk gone');
  };
  const close = watchContent([contentDir, join(contentDir, 'nowhere')], load, {
    onChange: () => problems.push('changed'),
    onProblem: (findings) => problems.push(...findings.map(({ what }) => what)),
  });
  onTestFinished(close);

  writeFileSync(join(contentDir, 'topics.yaml'), 'topics: []');

  await vi.waitFor(() => expect(problems.at(-1)).toContain('disk gone'), patience);
  expect(problems[0]).toContain('the folder cannot be watched');
});

it('is silent once closed', async () => {
  const { contentDir, changes, problems, close } = watched();

  writeFileSync(join(contentDir, 'topics.yaml'), 'topics: []');
  close();
  await new Promise((resolve) => setTimeout(resolve, 600));

  expect([...changes, ...problems]).toEqual([]);
});
