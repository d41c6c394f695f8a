/** Whatever a reply holds: does Slack take it, and is every claim whole or left out? */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Reply } from '../../../../src/core/reply.ts';
import { literal } from '../../../../src/surfaces/slack/render/plain.ts';
import { renderSources, renderWhole } from '../../../../src/surfaces/slack/render/render-modals.ts';
import { renderReply } from '../../../../src/surfaces/slack/render/render-reply.ts';
import { anyReply } from '../../drawing/any-reply.ts';
import { today } from '../../drawing/some-replies.ts';
import { buttonsIn, expectMessage, expectModal, numbersIn, seenIn, sourcesIn, textsIn } from './blocks-in.ts';

const claimsOf = ({ blocks }: Reply) => blocks.flatMap((each) => (each.kind === 'claims' ? each.claims : []));

test('a message is taken, claims are whole, and what is left out is said', () => {
  fc.assert(
    fc.property(anyReply, fc.boolean(), fc.boolean(), (made, shared, shareable) => {
      const message = renderReply(made, { shared, shareable, today });
      expectMessage(message);
      const texts = textsIn(message.blocks);
      const whole = new Set(claimsOf(made).map((one) => literal(one.text)));
      const shown = texts.filter((text) => /^§\d+\.\d+§ /.test(text));
      expect(shown.filter((text) => !whole.has(text))).toEqual([]);
      const missing = claimsOf(made).length - shown.length;
      if (missing > 0) expect(seenIn(message.blocks)).toContain(`${missing} more claim`);
      if (missing > 0 && made.receipt !== null && !shared)
        expect(buttonsIn(message.blocks).get('Show all')?.value).toBe(made.receipt);
      const sources = sourcesIn(message.blocks);
      for (const mark of numbersIn(message.blocks)) expect(sources).toContain(mark);
      // Follow-ups and items have buttons of their own.
      const rows = message.blocks.filter(
        (each) => each.type === 'actions' && !/"task-|"say:item-/.test(JSON.stringify(each)),
      );
      expect(rows.length).toBeLessThanOrEqual(3);
    }),
    { numRuns: 100 },
  );
});

test('so are the windows', () => {
  fc.assert(
    fc.property(anyReply, (made) => {
      expectModal(renderWhole(made, { today }));
      expectModal(renderSources(made));
    }),
    { numRuns: 40 },
  );
});
