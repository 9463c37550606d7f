import { say } from '../output.js';
import { readHouseOntology, readRecords } from '../seed.js';

/**
 * `rights-graph check`: says how many records there are.
 * @throws Exit (invalidData) with every mistake.
 */
export async function check(seed: string | undefined): Promise<void> {
  const records = await readRecords(await readHouseOntology(), seed);
  say(`${records.length} ${records.length === 1 ? 'record' : 'records'}, no mistakes.`);
}
