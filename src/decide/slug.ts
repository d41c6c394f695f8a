/** Under which id is a name kept that no record has? */

/** A name as an id: "Quick Heal!" becomes `quick-heal`. */
export function slug(name: string): string {
  const id = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return id === '' ? 'unknown' : id;
}
