import { printShingles } from '../../seed/source/shingles.js';
import { paragraphsOf } from '../../seed/source/source-text.js';
import { print } from '../output.js';
import { readReportText } from '../report-text.js';
import { readSeedIn } from '../seed-folder.js';
import type { SeedPlaces } from '../seed-folder.js';
import { readShippedOntology } from '../shipped-ontology.js';

/**
 * `rights-graph hashes`: prints what stands in sources/ under the id of the report of a seed.
 * Mistakes in the seed do not matter: that the hashes are missing is one.
 * @throws Exit (usage) where the file or the report is not there.
 */
export async function hashes(file: string, reportId: string, places: SeedPlaces): Promise<void> {
  const { records } = await readSeedIn(await readShippedOntology(), places);
  const { written, source } = await readReportText(file, reportId, records);
  print(printShingles(written.report.id, paragraphsOf(source)).trimEnd());
}
