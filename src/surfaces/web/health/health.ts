/** Is this Vouch alive, is it ready, and how is it doing? */
import { Hono } from 'hono';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { asVouchError } from '../../../core/errors.ts';
import type { Vouch } from '../../../core/ports.ts';
import { failedSources, gaugeSources } from './source-gauges.ts';

/** `/healthz` (the process runs), `/readyz` (the database answers; content findings, surfaces cut off and sources that failed are told), `/metrics` (Prometheus text; no names, no questions). */
export function health(vouch: Vouch, registry: Registry, problems: () => readonly string[]): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    const content = { version: vouch.factBase().version, problems: vouch.contentProblems() };
    try {
      await vouch.ledger.ping();
      const surfaces = problems();
      const sources = await failedSources(vouch.ledger);
      return c.json({
        ok: true,
        ledger: 'ok',
        content,
        ...(surfaces.length === 0 ? {} : { surfaces }),
        ...(sources.length === 0 ? {} : { sources }),
      });
    } catch (thrown) {
      const error = asVouchError(thrown);
      return c.json({ ok: false, ledger: error.message, content }, 503);
    }
  });
  app.get('/metrics', async (c) => {
    const all = Registry.merge([registry, ofProcess()]);
    return c.text(await all.metrics(), 200, { 'content-type': all.contentType });
  });
  return app;
}

let processRegistry: Registry | undefined;

/** The heap, the event loop and the like. Once for a process: what measures them is never let go, nor all it belongs to. */
function ofProcess(): Registry {
  if (processRegistry === undefined) {
    processRegistry = new Registry();
    collectDefaultMetrics({ register: processRegistry });
  }
  return processRegistry;
}

/** A Vouch whose replies are counted, and where the counts are. */
export interface Metered {
  readonly vouch: Vouch;
  readonly registry: Registry;
}

/** What a language model was asked; nothing where none is set. */
function countModel(vouch: Vouch, registry: Registry): void {
  if (vouch.modelCounts() === null) return;
  new Counter({
    name: 'vouch_model_asks_total',
    help: 'Questions to the language model, by what came of them',
    labelNames: ['outcome'],
    registers: [registry],
    collect() {
      this.reset();
      const { tokens: _, ...outcomes } = vouch.modelCounts() ?? { tokens: 0 };
      for (const [outcome, count] of Object.entries(outcomes)) this.inc({ outcome }, count);
    },
  });
  new Counter({
    name: 'vouch_model_tokens_total',
    help: 'Tokens spent on the language model',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(vouch.modelCounts()?.tokens ?? 0);
    },
  });
}

/** The same Vouch, its replies counted and timed (seconds) by surface. */
export function measured(vouch: Vouch): Metered {
  const registry = new Registry();
  // From the start: what is measured begins here.
  ofProcess();
  const replies = new Counter({
    name: 'vouch_replies_total',
    help: 'Replies given',
    labelNames: ['surface', 'kind'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'vouch_reply_seconds',
    help: 'Time from utterance to durable reply',
    labelNames: ['surface'],
    registers: [registry],
  });
  new Gauge({
    name: 'vouch_content_problems',
    help: 'Findings that keep the content on disk out of use',
    registers: [registry],
    collect() {
      this.set(vouch.contentProblems().length);
    },
  });
  countModel(vouch, registry);
  gaugeSources(vouch, registry);
  const metered: Vouch = {
    ...vouch,
    async respond(utterance) {
      const stop = seconds.startTimer({ surface: utterance.surface });
      const reply = await vouch.respond(utterance);
      stop();
      const kind = reply.blocks.some((block) => block.kind === 'problem')
        ? 'problem'
        : reply.abstained
          ? 'abstained'
          : 'answered';
      replies.inc({ surface: utterance.surface, kind });
      return reply;
    },
  };
  return { vouch: metered, registry };
}
