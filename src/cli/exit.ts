/** What a command ends with. */
export const EXIT = { ok: 0, failure: 1, usage: 2, invalidData: 3, databaseUnreachable: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with a sentence for the user and a code for scripts. */
export class Exit extends Error {
  constructor(
    readonly code: ExitCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'Exit';
  }
}
