import { statement } from '../../graph/statement.js';
import { madeOfFields } from '../../query/derived-field.js';
import type { DerivedField } from '../../query/derived-field.js';
import { invalid } from '../../query/invalid.js';
import { Missing } from '../../query/missing.js';
import { PAGE } from '../../query/plan/page.js';
import { historySdl } from './change-types.js';
import { changeValues } from './found-change.js';
import type { FoundChange } from './found-change.js';

/** The values of a change, with a few of its fields. */
const CELLS = 12;

interface FoundHistory {
  readonly rows: readonly FoundChange[];
  readonly each: readonly (readonly [kind: string, release: string | null])[];
}

/** `history`: of every node, what changed in its record. */
export const history: DerivedField = {
  name: 'history',
  sdl: historySdl,
  madeOf: () => PARTS,
  make: ({ id }, _args, dataVersion, found) => {
    const { rows, each } = (found ?? { rows: [], each: [] }) as FoundHistory;
    if (each.length === 0) return new Missing(`No change of ${JSON.stringify(id)} is recorded: ${NOTHING_RECORDED}`);
    return {
      firstRelease: each.find(([kind]) => kind === 'ADDED')?.[1] ?? null,
      totalCount: each.length,
      changes: rows.map((row) => changeValues(row, dataVersion)),
    };
  },
  asks: {
    name: 'history',
    cellsOfRow: CELLS,
    rowsOfEach: ({ first }, node) => {
      const wanted = first as number;
      if (wanted >= 0 && wanted <= PAGE.nested) return wanted;
      throw invalid(
        `history(first:) takes 0 to ${PAGE.nested}, and ${wanted} was given. For more changes ask for changes(about:), a page at a time.`,
        node,
      );
    },
    ask: (ids, { first }) => ({ statement: statement('history'), parameters: { ids, limit: first as number } }),
    found: (row) => {
      const found = row.found as unknown as (readonly [string, FoundHistory['rows'], FoundHistory['each']])[];
      const all = found.flatMap(([, rows]) => rows);
      return {
        byId: new Map(found.map(([id, rows, each]) => [id, { rows, each }])),
        rows: all.length,
        characters: all.reduce((sum, [, , , , , , , , fields]) => sum + fields.length, 0),
      };
    },
  },
};

const PARTS = madeOfFields('id');
const NOTHING_RECORDED =
  'what was imported from a registry is in no release, and some data has no releases (docs/versions.md).';
