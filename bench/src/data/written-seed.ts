import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NodeType, Ontology } from '../../../src/ontology/ontology.js';
import type { SeedRecord } from '../../../src/seed/records/seed-record.js';

/** How many records a file holds. */
const PER_FILE = 20;
/** Where a claim names what it is about, a rule asks the statement to say so; made-up sentences do not. */
const NAMED = ['concerns', 'measuredAgainst', 'foundBy', 'subjects', 'producer', 'treaty'];

interface Written {
  [field: string]: unknown;
}

/**
 * Writes records as the YAML of a seed that keeps all rules. What a rule asks for and the world has not is added or left
 * out: values get a source, treaties say that their day is not known, recommendations rest on nothing.
 * @param folder is made.
 */
export async function writeSeed(ontology: Ontology, records: Iterable<SeedRecord>, folder: string): Promise<void> {
  const made = new Map<string, Written>();
  const tops = new Map<string, Written[]>();
  for (const record of records) {
    const type = ontology.nodes.get(record.type);
    if (!type) throw new Error(`${record.id} is of ${record.type}, which is no type`);
    const own = written(record, type);
    made.set(record.id, own);
    const [field, parent] = nestedIn(record) ?? [];
    if (field === undefined || parent === undefined) {
      const list = tops.get(type.plural) ?? [];
      tops.set(type.plural, list);
      list.push({ id: record.id, ...own });
      made.set(record.id, list.at(-1) ?? own);
    } else {
      const around = made.get(parent) ?? {};
      around[field] = { ...(around[field] as Written | undefined), [record.id.slice(parent.length + 1)]: own };
    }
  }
  for (const [plural, list] of tops) {
    await mkdir(join(folder, plural), { recursive: true });
    for (let start = 0; start < list.length; start += PER_FILE) {
      // JSON is YAML.
      const text = JSON.stringify(list.slice(start, start + PER_FILE), null, 1);
      await writeFile(join(folder, plural, `${start / PER_FILE}.yaml`), text);
    }
  }
}

/** The field of which record a record is written under. */
function nestedIn({ type, id }: SeedRecord): readonly [field: string, parent: string] | undefined {
  const parent = id.slice(0, id.lastIndexOf('/'));
  if (type === 'Article') return ['articles', parent];
  // Section, paragraph and sentence are one key.
  if (type === 'Passage') return ['passages', parent.slice(0, parent.lastIndexOf('/'))];
  return isClaim(type) ? ['claims', parent] : undefined;
}

function isClaim(type: string): boolean {
  return ['Finding', 'TreatyAction', 'Recommendation'].includes(type);
}

function written(record: SeedRecord, type: NodeType): Written {
  const own: Written = isClaim(record.type) ? { type: record.type } : {};
  const parent = nestedIn(record)?.[1];
  for (const [name, { value }] of record.columns) own[name] = value;
  for (const [name, { to }] of record.relations) {
    const field = type.fields.get(name);
    const ids = to.map(({ id }) => id).filter((id) => id !== parent);
    if (ids.length > 0 && name !== 'basedOn') own[name] = field?.kind === 'relation' && field.many ? ids : ids[0];
  }
  const sourced = [...type.fields.values()].filter(
    (field) => field.kind === 'column' && field.sourced && field.name in own,
  );
  if (sourced.length > 0) {
    own['sources'] = sourced.map(({ name }) => ({ field: name, basis: 'GENERAL_KNOWLEDGE', verified: false }));
  }
  if (record.type === 'Treaty') own['absent'] = [{ field: 'adoptedOn', reason: 'NOT_REPORTED' }];
  const inferred = NAMED.filter((field) => isClaim(record.type) && field in own);
  if (inferred.length > 0) own['inferred'] = inferred;
  return own;
}
