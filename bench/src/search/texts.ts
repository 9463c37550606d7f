import { join } from 'node:path';
import type { GraphRecord } from '../../../src/load/derive.js';
import { ROOT, built } from '../built.js';
import { shippedOntology } from '../load.js';

/** What a node is found by, as one document: the same texts for everybody. */
export interface Document {
  readonly id: string;
  readonly type: string;
  readonly isClaim: boolean;
  readonly name: string;
  readonly aliases: string;
  readonly text: string;
  readonly more: string;
  readonly ident: string;
  readonly kind: string;
  /** The names of what it is related to. */
  readonly related: string;
}

export const FIELDS = ['name', 'aliases', 'text', 'more', 'ident', 'kind', 'related'] as const;
type Field = (typeof FIELDS)[number];

/** By field of a node, the field of the document that its text goes into; any other goes into `more`. */
const PLACES: Readonly<Record<string, Field>> = {
  name: 'name',
  aliases: 'aliases',
  statement: 'text',
  question: 'text',
  terms: 'text',
  heading: 'text',
  id: 'ident',
  number: 'ident',
  symbol: 'ident',
  untcNumber: 'ident',
  iso2: 'ident',
  type: 'kind',
};

/** The seed that ships: its records, and a document for each. */
export async function shippedTexts(): Promise<{
  readonly ontology: Awaited<ReturnType<typeof shippedOntology>>;
  readonly records: ReturnType<Awaited<ReturnType<typeof seedReader>>>['records'];
  readonly documents: readonly Document[];
}> {
  const ontology = await shippedOntology();
  const { readSeedFolder } = await built('seed/folder');
  const read = await seedReader();
  const folder = join(ROOT, 'seed');
  const { records, problems } = read(ontology, await readSeedFolder(folder), folder);
  if (problems.length > 0) throw new Error(`The seed has ${problems.length} mistakes: npx rights-graph check`);
  const { derive } = await built('load/derive');
  const { namesOf, sourcesAtEnds, sourcesOf } = await built('words/entries');
  const all = new Map(derive(ontology, records).map((record) => [record.id, record]));
  const typeOf = ({ type }: GraphRecord): NonNullable<ReturnType<typeof ontology.nodes.get>> => {
    const found = ontology.nodes.get(type);
    if (!found) throw new Error(`No type ${type}`);
    return found;
  };
  const documents = [...all.values()].map((record) => {
    const type = typeOf(record);
    const texts: Record<Field, string> = {
      name: '',
      aliases: '',
      text: '',
      more: '',
      ident: '',
      kind: '',
      related: '',
    };
    const add = (field: Field, text: string): void => void (texts[field] += `${text}\n`);
    for (const { field, text } of sourcesOf(ontology, type, record.id, (column) => record.properties[column])) {
      add(PLACES[field] ?? 'more', text);
    }
    const names = sourcesAtEnds(type, (relation) =>
      record.relations.flatMap(([relationType, to]) => {
        const end = relationType === relation.type ? all.get(to) : undefined;
        return end ? namesOf(ontology, typeOf(end), (column) => end.properties[column]) : [];
      }),
    );
    for (const { text } of names) add('related', text);
    return { id: record.id, type: record.type, isClaim: type.family === 'Claim', ...texts };
  });
  return { ontology, records, documents };
}

async function seedReader(): Promise<(typeof import('../../../src/seed/seed.js'))['readSeed']> {
  return (await built('seed/seed')).readSeed;
}
