/** Why a load was not begun, or not ended, where the one who started it can do something about it. */
export abstract class LoadRefusal extends Error {}

/** A database that is not ours; nothing was written. */
export class ForeignDatabaseError extends LoadRefusal {
  constructor(readonly foreign: number) {
    super(
      `The database holds ${foreign} ${foreign === 1 ? 'node that is' : 'nodes that are'} not from rights-graph. ` +
        'rights-graph owns the whole database that it loads into: give it an empty one. Nothing was written.',
    );
    this.name = 'ForeignDatabaseError';
  }
}

/** Another load is at work; nothing was written. */
export class LoadRunningError extends LoadRefusal {
  constructor(who: string) {
    super(
      `Another load is at work on this database: ${who}. ` +
        'Wait until it has ended, or stop it, and load again. Nothing was written.',
    );
    this.name = 'LoadRunningError';
  }
}

/** Somebody else loaded while this load was at work. */
export class LoadOvertakenError extends LoadRefusal {
  constructor(who: string, partly: boolean) {
    super(
      `While this load was at work, ${who} took its place. ` +
        (partly ? 'What was written goes into that one: it compares with what is there. ' : 'Nothing was written. ') +
        'Load again when that one has ended.',
    );
    this.name = 'LoadOvertakenError';
  }
}
