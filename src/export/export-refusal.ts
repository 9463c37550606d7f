/** Why an export was not made: nothing of it is left behind. */
export type ExportRefusalCode =
  /** What was asked for cannot be meant: a format, an id, a folder. */
  | 'USAGE'
  /** Nothing is loaded. */
  | 'NOT_LOADED'
  /** A load is at work. */
  | 'LOADING'
  /** The data was changed while it was read. */
  | 'CHANGED'
  /** The files could not be written. */
  | 'NOT_WRITTEN';

/** Its message is a sentence for the one who asked. */
export class ExportRefusal extends Error {
  constructor(
    readonly code: ExportRefusalCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ExportRefusal';
  }
}
