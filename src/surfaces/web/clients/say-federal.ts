/** Does a client work for a federal government, in words? */

/** "yes", "no", "nobody has said" */
export const sayFederal = (federal: boolean | null): string =>
  federal === null ? 'nobody has said' : federal ? 'yes' : 'no';
