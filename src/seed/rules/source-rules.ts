import { columnsOf, nodeType } from '../../ontology/ontology.js';
import type { Column } from '../../ontology/ontology.js';
import type { Position } from '../problem.js';
import { absentFields, isWritten, itemsOf, positionOf, referencesOf } from '../records/seed-record.js';
import type { SeedObject, SeedRecord } from '../records/seed-record.js';
import { didYouMean } from '../suggest.js';
import type { Rule, SeedView } from './rule.js';

export const SOURCE_RULES: readonly Rule[] = [
  {
    id: 'sourced-value-has-source',
    sentence: 'A value of a field that is @sourced in schema.graphql has an entry in "sources".',
    check: (seed) =>
      sourcedFields(seed)
        .filter(({ record, field }) => hasValue(record, field.name))
        .filter(({ record, field }) => !sourcesOf(record).some(({ source }) => source.field === field.name))
        .map(({ record, field }) => ({
          at: positionOf(record, field.name),
          what: `"${field.name}" of "${record.id}" has none.`,
        })),
  },
  {
    id: 'sourced-field-is-not-left-open',
    sentence: 'A field that is @sourced(required: true) in schema.graphql has a value, or "absent" says why not.',
    check: (seed) =>
      sourcedFields(seed)
        .filter(({ record, field }) => field.sourced?.required === true && !isWritten(record, field.name))
        .filter(({ record, field }) => !absentFields(record.columns.get('absent')?.value).includes(field.name))
        .map(({ record, field }) => ({ at: record.at, what: `"${field.name}" of "${record.id}" has neither.` })),
  },
  {
    id: 'source-names-value',
    sentence: '"sources" names fields of its record that have a value.',
    check: ({ ontology, records }) =>
      records.flatMap((record) => {
        const { fields } = nodeType(ontology, record.type);
        return sourcesOf(record)
          .filter(({ source }) => !isWritten(record, String(source.field)))
          .map(({ source, at }) => {
            const name = String(source.field);
            const what = fields.has(name)
              ? `"${name}" of "${record.id}" has none.`
              : `No field of ${record.type} is called "${name}".${didYouMean(name, fields.keys())}`;
            return { at, what };
          });
      }),
  },
  {
    id: 'source-fits-its-basis',
    sentence:
      'CITED goes with a passage, REGISTER with a passage or an address, GENERAL_KNOWLEDGE with neither and is never verified.',
    check: ({ records }) =>
      records.flatMap((record) =>
        sourcesOf(record).flatMap(({ source, at }) => {
          const what = unfit(source);
          return what === undefined ? [] : [{ at, what: `The source of "${String(source.field)}" ${what}` }];
        }),
      ),
  },
  {
    id: 'source-passage-is-cited',
    sentence: 'The passage of a source is one of the "citations" of its record.',
    check: ({ records }) =>
      records.flatMap((record) => {
        const citations = referencesOf(record, 'citations').map(({ id }) => id);
        return sourcesOf(record)
          .filter(({ source }) => source.passage !== undefined && !citations.includes(String(source.passage)))
          .map(({ source, at }) => {
            const id = String(source.passage);
            return { at, what: `"${id}" is not among those of "${record.id}".${didYouMean(id, citations)}` };
          });
      }),
  },
];

/** Whether there is something to give a source for: not where the reader refused what is written. */
function hasValue(record: SeedRecord, field: string): boolean {
  const value = record.columns.get(field)?.value;
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

function sourcedFields({ ontology, records }: SeedView): { readonly record: SeedRecord; readonly field: Column }[] {
  const byType = new Map(
    [...ontology.nodes.values()].map((type) => [type.name, columnsOf(type).filter(({ sourced }) => sourced)]),
  );
  return records.flatMap((record) => (byType.get(record.type) ?? []).map((field) => ({ record, field })));
}

function sourcesOf(record: SeedRecord): { readonly source: SeedObject; readonly at: Position }[] {
  return itemsOf(record, 'sources').flatMap(({ item, at }) => (typeof item === 'object' ? [{ source: item, at }] : []));
}

function unfit({ basis, passage, address, verified }: SeedObject): string | undefined {
  if (basis === 'CITED' && passage === undefined) return 'is CITED and names no passage.';
  if (basis === 'REGISTER' && passage === undefined && address === undefined) {
    return 'is a REGISTER and names neither a passage nor an address.';
  }
  if (basis !== 'GENERAL_KNOWLEDGE') return undefined;
  if (passage !== undefined || address !== undefined) return 'is GENERAL_KNOWLEDGE and names one.';
  return verified === true ? 'is GENERAL_KNOWLEDGE and says that it is verified.' : undefined;
}
