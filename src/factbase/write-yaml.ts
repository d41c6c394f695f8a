/** How is a record written as YAML, with what its curator must look at beside each line? */
import { Document, isMap, isScalar } from 'yaml';

/** Comments by the key they belong to: `before` stands above its line, `beside` at the end of it. */
export interface Comments {
  /** Above everything. */
  readonly top: string;
  readonly before: Readonly<Record<string, string>>;
  readonly beside: Readonly<Record<string, string>>;
}

/** A record in the shape of content/: keys in their order, long lines unbroken, comments for the curator. */
export function writeYaml(record: object, comments: Comments): string {
  const document = new Document(record);
  document.commentBefore = commented(comments.top);
  if (!isMap(document.contents)) throw new TypeError('a record is a map');
  for (const pair of document.contents.items) {
    const { key, value } = pair;
    if (!isScalar(key)) continue;
    const name = String(key.value);
    const [before, beside] = [comments.before[name], comments.beside[name]];
    if (before !== undefined) key.commentBefore = commented(before);
    if (beside === undefined) continue;
    // A comment at the end of a map or a list would stand under it.
    if (isScalar(value)) value.comment = ` ${beside}`;
    else key.commentBefore = commented(before === undefined ? beside : `${before}\n${beside}`);
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

const commented = (text: string): string =>
  text
    .split('\n')
    .map((line) => ` ${line}`)
    .join('\n');
