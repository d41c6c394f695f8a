/** Which part of the Adaptive Card schema is used, and what may each element hold? */
import { z } from 'zod';
import { Action, Execute, OpenUrl } from './card-action-schema.ts';
import { Input } from './card-input-schema.ts';
import { teamsLimits } from './teams-limits.ts';

/** Schema 1.5 (https://adaptivecards.io/schemas/1.5.0/adaptive-card.json): the newest that Teams takes from a bot. Strict: what is not used is not allowed. */
const Color = z.enum(['default', 'accent', 'good', 'warning', 'attention']);
export type Color = z.infer<typeof Color>;

const letters = {
  color: Color.optional(),
  isSubtle: z.boolean().optional(),
  size: z.enum(['small', 'default', 'medium', 'large', 'extraLarge']).optional(),
  weight: z.enum(['lighter', 'default', 'bolder']).optional(),
  fontType: z.enum(['default', 'monospace']).optional(),
};

const Spacing = z.enum(['default', 'none', 'small', 'medium', 'large', 'extraLarge', 'padding']);
const placed = {
  id: z.string().optional(),
  isVisible: z.boolean().optional(),
  separator: z.boolean().optional(),
  spacing: Spacing.optional(),
};

/** Markdown is read in it: only for texts that hold none. */
export const TextBlock = z.strictObject({
  ...placed,
  ...letters,
  type: z.literal('TextBlock'),
  text: z.string().min(1),
  wrap: z.boolean().optional(),
  maxLines: z.int().positive().optional(),
  style: z.enum(['default', 'heading']).optional(),
});
export type TextBlock = z.infer<typeof TextBlock>;

/** Literal text; with an address a link. */
export const TextRun = z.strictObject({
  ...letters,
  type: z.literal('TextRun'),
  text: z.string().min(1),
  italic: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  selectAction: OpenUrl.optional(),
});
export type TextRun = z.infer<typeof TextRun>;

export const RichTextBlock = z.strictObject({
  ...placed,
  type: z.literal('RichTextBlock'),
  inlines: z.array(TextRun).min(1),
});
export type RichTextBlock = z.infer<typeof RichTextBlock>;

export const ActionSet = z.strictObject({
  ...placed,
  type: z.literal('ActionSet'),
  actions: z.array(Action).min(1),
});
export type ActionSet = z.infer<typeof ActionSet>;

const BoxStyle = z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']);
const Placed = z.strictObject(placed);
type Placed = z.infer<typeof Placed>;
const items = z.lazy(() => z.array(Element).min(1));

export interface Container extends Placed {
  type: 'Container';
  style?: z.infer<typeof BoxStyle> | undefined;
  bleed?: boolean | undefined;
  items: Element[];
}
export const Container: z.ZodType<Container> = Placed.extend({
  type: z.literal('Container'),
  style: BoxStyle.optional(),
  bleed: z.boolean().optional(),
  items,
});

export interface Column extends Placed {
  type: 'Column';
  /** `auto`, `stretch`, pixels such as `20px`, or a share of the room. */
  width?: string | number | undefined;
  style?: z.infer<typeof BoxStyle> | undefined;
  verticalContentAlignment?: 'top' | 'center' | 'bottom' | undefined;
  items: Element[];
}
export const Column: z.ZodType<Column> = Placed.extend({
  type: z.literal('Column'),
  width: z.union([z.string().regex(/^(?:auto|stretch|\d+px)$/), z.number().positive()]).optional(),
  style: BoxStyle.optional(),
  verticalContentAlignment: z.enum(['top', 'center', 'bottom']).optional(),
  items,
});

export interface ColumnSet extends Placed {
  type: 'ColumnSet';
  columns: Column[];
}
export const ColumnSet: z.ZodType<ColumnSet> = Placed.extend({
  type: z.literal('ColumnSet'),
  columns: z.array(Column).min(1),
});

export interface TableCell {
  type: 'TableCell';
  items: Element[];
}
const TableCell: z.ZodType<TableCell> = z.strictObject({ type: z.literal('TableCell'), items });

export interface Table extends Placed {
  type: 'Table';
  columns: { width: number }[];
  firstRowAsHeader?: boolean | undefined;
  showGridLines?: boolean | undefined;
  rows: { type: 'TableRow'; cells: TableCell[] }[];
}
export const Table: z.ZodType<Table> = Placed.extend({
  type: z.literal('Table'),
  columns: z.array(z.strictObject({ width: z.number().positive() })).min(1),
  firstRowAsHeader: z.boolean().optional(),
  showGridLines: z.boolean().optional(),
  rows: z.array(z.strictObject({ type: z.literal('TableRow'), cells: z.array(TableCell).min(1) })).min(1),
});

export type Element = TextBlock | RichTextBlock | ActionSet | Container | ColumnSet | Table | Input;
export const Element: z.ZodType<Element> = z.union([
  TextBlock,
  RichTextBlock,
  ActionSet,
  Container,
  ColumnSet,
  Table,
  Input,
]);

/** Who sees the card kept up to date by itself: https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#refresh-mechanism */
export const Refresh = z.strictObject({
  action: Execute,
  userIds: z.array(z.string().min(1)).min(1).max(teamsLimits.refreshUsers),
});
export type Refresh = z.infer<typeof Refresh>;

export const AdaptiveCard = z.strictObject({
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json').optional(),
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.5'),
  body: z.array(Element).min(1),
  actions: z.array(Action).optional(),
  refresh: Refresh.optional(),
  /** Teams' own: the card takes the width of the chat. Never mentions. */
  msteams: z.strictObject({ width: z.literal('Full') }).optional(),
  /** For clients that cannot draw this version. */
  fallbackText: z.string().min(1),
});
export type AdaptiveCard = z.infer<typeof AdaptiveCard>;
