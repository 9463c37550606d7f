import { RecordSet } from '../import-record.js';
import type { RecordFile } from '../import-record.js';
import type { FileReport, RefusedRow } from '../import-report.js';
import { openTable } from '../table.js';
import { addReviewRow, tableId, tableReport } from './review-records.js';
import { readReviewRow } from './review-row.js';
import type { ReviewRow } from './review-row.js';
import { sessionMonths } from './review-sessions.js';
import { readColumns } from './review-columns.js';

/** What tables of recommendations became. */
export interface ImportedRecommendations {
  /** The id of the report that the rows are of; undefined where none was read. */
  readonly report: string | undefined;
  readonly outputs: readonly RecordFile[];
  /** The words of recommendations, by what follows `record/` in the ids of their passages. */
  readonly texts: ReadonlyMap<string, string>;
  readonly files: readonly FileReport[];
  /** Issues without a topic here, with the number of their rows, the most frequent first. */
  readonly unmapped: readonly (readonly [issue: string, rows: number])[];
}

/**
 * Makes records of tables of recommendations of the Universal Periodic Review: of all files one report, of the sessions
 * that their rows are of. A row that is there twice is one recommendation.
 * @throws UnreadableFile
 */
export async function importRecommendations(
  files: readonly string[],
  options: { readonly encoding?: string | undefined },
): Promise<ImportedRecommendations> {
  const rows: ReviewRow[] = [];
  const reports: FileReport[] = [];
  const seen = new Map<string, string>();
  const counts = new Map<string, number>();
  const numbers = new Map<ReviewRow, number>();
  for (const file of [...files].sort()) {
    const table = await openTable(file, options.encoding);
    const columns = readColumns(table);
    const refused: RefusedRow[] = [];
    const noted: RefusedRow[] = [];
    let count = 0;
    for await (const cells of table.rows) {
      count += 1;
      const row = readReviewRow(cells, columns, table.header.cells.length);
      if (typeof row === 'string') {
        refused.push({ line: cells.line, reason: row });
        continue;
      }
      // A row that is refused for being there twice keeps its number: those after it keep theirs.
      const number = (counts.get(row.to.state.alpha3) ?? 0) + 1;
      counts.set(row.to.state.alpha3, number);
      const key = cells.cells.join('\u0000');
      const first = seen.get(key);
      if (first !== undefined) {
        refused.push({ line: cells.line, reason: `The row is the same as that of ${first}.` });
        continue;
      }
      seen.set(key, `${file}:${cells.line}`);
      if (sessionMonths(row.session) === undefined) {
        noted.push({
          line: cells.line,
          reason: `When session ${row.session} was held is not known here: the recommendation has no date.`,
        });
      }
      numbers.set(row, number);
      rows.push(row);
    }
    reports.push({ file, encoding: table.encoding, rows: count, refused, noted });
  }
  const records = new RecordSet();
  const texts = new Map<string, string>();
  const unmapped = new Map<string, number>();
  const sessions = [...new Set(rows.map(({ session }) => session))];
  if (rows.length === 0) return { report: undefined, outputs: [], texts, files: reports, unmapped: [] };
  records.add(tableReport(sessions));
  const report = tableId(sessions);
  for (const row of rows) {
    const added = addReviewRow(records, report, row, numbers.get(row) ?? 0);
    texts.set(added.key, row.text);
    for (const issue of added.unmapped) unmapped.set(issue, (unmapped.get(issue) ?? 0) + 1);
  }
  const frequent = [...unmapped].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const name = `upr/${report.replace(/^.*recommendations-/, '')}`;
  return { report, outputs: [{ name, records: records.sorted() }], texts, files: reports, unmapped: frequent };
}
