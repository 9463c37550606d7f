/** A filter that cannot be asked; the sentence begins after the name of the argument. */
export class FilterError extends Error {}
