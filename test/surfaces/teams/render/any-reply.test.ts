/** Whatever a reply holds: does Teams take the card, and is every claim whole or left out? */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Reply } from '../../../../src/core/reply.ts';
import { renderCard } from '../../../../src/surfaces/teams/render/render-card.ts';
import { renderSources, renderWhole } from '../../../../src/surfaces/teams/render/render-windows.ts';
import { literal } from '../../../../src/surfaces/teams/render/text.ts';
import { anyReply } from '../../drawing/any-reply.ts';
import { today } from '../../drawing/some-replies.ts';
import { actionsIn, expectCard, expectWindow, numbersIn, pressed, seenIn, sourcesIn, textsIn } from './cards-in.ts';

const claimsOf = ({ blocks }: Reply) => blocks.flatMap((each) => (each.kind === 'claims' ? each.claims : []));

test('a card is taken, claims are whole, and what is left out is said', () => {
  fc.assert(
    fc.property(anyReply, fc.boolean(), fc.boolean(), (made, shared, buttons) => {
      const message = renderCard(made, { shared, buttons, today, event: 'event-1', refreshFor: ['29:one'] });
      const { card, entities } = message;
      expectCard(message);
      const whole = new Set(claimsOf(made).map((one) => literal(one.text)));
      const shown = textsIn(card).filter((text) => /^§\d+\.\d+§ /.test(text));
      expect(shown.filter((text) => !whole.has(text))).toEqual([]);
      const missing = claimsOf(made).length - shown.length;
      if (missing > 0) expect(seenIn(card)).toContain(`${missing} more claim`);
      if (missing > 0 && buttons && !shared)
        expect(pressed(card, 'Show all')).toMatchObject({
          dialog: 'show-all',
          receipt: made.receipt,
          event: 'event-1',
        });
      const sources = sourcesIn(card);
      for (const { text } of numbersIn(card)) expect(sources).toContain(text);
      if (made.receipt === null) expect(entities).toEqual([]);
      for (const { position } of entities.flatMap(({ citation }) => citation))
        expect(sources).toContain(`[${position}]`);
      if (!buttons) expect(actionsIn(card)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('so are the windows', () => {
  fc.assert(
    fc.property(anyReply, (made) => {
      expectWindow(renderWhole(made, { today }));
      expectWindow(renderSources(made));
    }),
    { numRuns: 40 },
  );
});
