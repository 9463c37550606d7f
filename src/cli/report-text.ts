import { textOf } from '../seed/records/seed-record.js';
import type { SeedRecord } from '../seed/records/seed-record.js';
import { readSourceText } from '../seed/source/source-text.js';
import type { SourceText } from '../seed/source/source-text.js';
import { sectionsOf, writtenOf } from '../seed/source/verify.js';
import type { WrittenReport } from '../seed/source/verify.js';
import { didYouMean } from '../seed/suggest.js';
import { EXIT, Exit } from './exit.js';
import { readSourceFile } from './source-file.js';

/**
 * The text of a report that the user holds, and what is written of the report.
 * @param reportId the only one whose passages have digests, where none is given.
 * @throws Exit (usage) where the file cannot be read or it is not clear which report it is, (invalidData) for no UTF-8.
 */
export async function readReportText(
  file: string,
  reportId: string | undefined,
  records: readonly SeedRecord[],
): Promise<{ readonly written: WrittenReport; readonly source: SourceText }> {
  const written = writtenOf(reportOf(reportId, records), records);
  const text = await readSourceFile(file);
  return { written, source: readSourceText(file, text, sectionsOf(written)) };
}

function reportOf(id: string | undefined, records: readonly SeedRecord[]): SeedRecord {
  const reports = records.filter(({ type }) => type === 'Report');
  if (id !== undefined) {
    const report = reports.find((one) => one.id === id);
    if (report) return report;
    const hint = didYouMean(
      id,
      reports.map((one) => one.id),
    );
    throw new Exit(EXIT.usage, `There is no report "${id}".${hint}`);
  }
  const verifiable = reports.filter((report) =>
    writtenOf(report, records).passages.some((passage) => textOf(passage, 'digest') !== undefined),
  );
  const [only] = verifiable;
  if (only && verifiable.length === 1) return only;
  const which = only ? verifiable.map((report) => report.id).join(', ') : 'none has passages with digests';
  throw new Exit(EXIT.usage, `Which report is the source of? Say it with --report ID (${which}).`);
}
