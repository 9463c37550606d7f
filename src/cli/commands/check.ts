import { inReadingOrder, problemAt } from '../../seed/problem.js';
import type { Problem } from '../../seed/problem.js';
import type { Seed } from '../../seed/seed.js';
import { SOURCES, textHashes } from '../../seed/source/shingles.js';
import { paragraphsOf } from '../../seed/source/source-text.js';
import { verify } from '../../seed/source/verify.js';
import { EXIT, Exit } from '../exit.js';
import { say } from '../output.js';
import { readReportText } from '../report-text.js';
import { readSeedIn, refuseMistakes } from '../seed-folder.js';
import type { SeedPlaces } from '../seed-folder.js';
import { readShippedOntology } from '../shipped-ontology.js';

/**
 * `rights-graph check`: says how many records there are and, of a source, what agrees with it.
 * @param source the text of a report, to compare the report's passages with.
 * @throws Exit (invalidData) with every mistake, Exit (usage) where the source is not there.
 */
export async function check(places: SeedPlaces, source: string | undefined, report: string | undefined): Promise<void> {
  if (source === undefined && report !== undefined) {
    throw new Exit(EXIT.usage, 'check takes --report only beside --source.');
  }
  const seed = await readSeedIn(await readShippedOntology(), places);
  // While a file is no YAML, what is missing may stand in it.
  const compared = source === undefined || seed.broken ? undefined : await compare(source, report, seed);
  refuseMistakes(inReadingOrder([...seed.problems, ...(compared?.problems ?? [])]), seed.name);
  say(`${seed.records.length} ${seed.records.length === 1 ? 'record' : 'records'}, no mistakes.`);
  if (compared) say(compared.agreement);
}

async function compare(
  file: string,
  reportId: string | undefined,
  seed: Seed & { readonly name: string },
): Promise<{ readonly problems: readonly Problem[]; readonly agreement: string }> {
  const { written, source } = await readReportText(file, reportId, seed.records);
  const { report, passages, footnotes } = written;
  const problems = verify(written, source);
  const kept = seed.shingles.get(report.id);
  const hashes = textHashes(paragraphsOf(source));
  if (kept && (kept.size !== hashes.length || hashes.some((hash) => !kept.has(hash)))) {
    const at = { file: `${seed.name}/${SOURCES}${report.id}.hashes`, line: 1, column: 1 };
    problems.push(problemAt(at, `The hashes are not those of ${file}: make them anew with "rights-graph hashes".`));
  }
  const counted = `${passages.length} passages and ${footnotes.length} footnotes`;
  return { problems, agreement: `${counted} of "${report.id}" agree with ${file}.` };
}
