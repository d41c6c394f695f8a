/** How does Slack draw its blocks? As HTML, for pictures in the README: only what our own blocks use. */
import type { KnownBlock, RichTextBlock, RichTextBlockElement, RichTextElement } from '@slack/types';
import { html, raw } from 'hono/html';

type Html = ReturnType<typeof html>;

/** The blocks of one message, in their order. Throws for a block that no message of ours holds. */
export function drawBlocksAsHtml(blocks: readonly KnownBlock[]): Html {
  return html`${blocks.map((block) => html`<div class="block ${block.type}">${drawOne(block)}</div>`)}`;
}

function drawOne(block: KnownBlock): Html {
  switch (block.type) {
    case 'header':
      return html`<h2>${block.text.text}</h2>`;
    case 'rich_text':
      return drawRichText(block);
    case 'section':
      return html`<div class="words">${block.text === undefined ? '' : lines(block.text.text)}</div>
        ${block.accessory === undefined ? '' : html`<div class="accessory">${drawElement(block.accessory)}</div>`}`;
    case 'actions':
      return html`${block.elements.map(drawElement)}`;
    case 'context':
      return html`${block.elements.map((element) => html`<span>${'text' in element ? element.text : ''}</span>`)}`;
    case 'context_actions':
      return html`<span class="thumb">${raw(thumb(false))}</span><span class="thumb">${raw(thumb(true))}</span>`;
    case 'table':
      return drawTable(block.rows.map((row) => row.map(drawCell)));
    case 'data_table':
      return drawTable(
        block.rows.map((row) => row.map(drawCell)),
        true,
      );
    case 'divider':
      return html`<hr>`;
    default:
      throw new Error(`no drawing for a ${block.type} block`);
  }
}

type Cell = Extract<KnownBlock, { type: 'data_table' }>['rows'][number][number];

const drawCell = (cell: Cell): Html => (cell.type === 'rich_text' ? drawRichText(cell) : html`${cell.text}`);

function drawTable(rows: readonly Html[][], sortable = false): Html {
  const [heads = [], ...others] = rows;
  const arrow = sortable ? html`<i class="sort">⌄</i>` : '';
  return html`<table><thead><tr>${heads.map((head) => html`<th>${head}${arrow}</th>`)}</tr></thead>
    <tbody>${others.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table>`;
}

function drawRichText(block: RichTextBlock): Html {
  return html`${block.elements.map(drawPart)}`;
}

function drawPart(part: RichTextBlockElement): Html {
  switch (part.type) {
    case 'rich_text_section':
      return html`<p>${part.elements.map(drawInline)}</p>`;
    case 'rich_text_list':
      return html`<ul>${part.elements.map((item) => html`<li>${item.elements.map(drawInline)}</li>`)}</ul>`;
    case 'rich_text_quote':
      return html`<blockquote>${part.elements.map(drawInline)}</blockquote>`;
    case 'rich_text_preformatted':
      return html`<pre>${part.elements.map(drawInline)}</pre>`;
  }
}

function drawInline(element: RichTextElement): Html {
  if (element.type !== 'text' && element.type !== 'link') throw new Error(`no drawing for ${element.type}`);
  const text = lines(element.text ?? '');
  const style = element.style ?? {};
  const inner = style.code ? html`<code>${text}</code>` : style.italic ? html`<em>${text}</em>` : text;
  const shown = style.bold ? html`<b>${inner}</b>` : inner;
  return element.type === 'link' ? html`<a href="${element.url}">${shown}</a>` : shown;
}

const lines = (text: string): Html =>
  html`${text.split('\n').map((line, index) => html`${index === 0 ? '' : html`<br>`}${line}`)}`;

type Element = Extract<KnownBlock, { type: 'actions' }>['elements'][number] | { readonly type: string };

function drawElement(element: Element): Html {
  if (element.type === 'overflow') return html`<span class="button menu">•••</span>`;
  if (element.type !== 'button' || !('style' in element || 'text' in element))
    throw new Error(`no drawing for ${element.type}`);
  const style = 'style' in element ? element.style : undefined;
  const text = 'text' in element ? element.text.text : '';
  return html`<span class="button ${style ?? ''}">${text}</span>`;
}

const thumb = (down: boolean): string =>
  `<svg viewBox="0 0 20 20" width="18" height="18" ${down ? 'style="transform:rotate(180deg)"' : ''}><path d="M6.5 9v7.5h-3V9zm0 0 3-6c1.3 0 2 .8 2 2v2.500h4c1 0 1.700.9 1.500 1.900l-1.100 5.500c-.2.900-.900 1.600-1.800 1.600H6.500" fill="none" stroke="currentColor" stroke-width="1.500" stroke-linejoin="round"/></svg>`;
