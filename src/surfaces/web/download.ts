/** How is a file handed to a browser to be saved? */

/** The headers of a download; `name` is its file name, of plain letters. */
export const download = (type: string, name: string) => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name}"`,
});
