import { withArticle } from '../../ontology/with-article.js';
import { columnsOf, isWorkedOut, relationsOf } from '../../ontology/ontology.js';
import type { NodeType } from '../../ontology/ontology.js';
import { problemAt } from '../problem.js';
import type { Position, Problem } from '../problem.js';
import { didYouMean } from '../suggest.js';
import type { TreeEntry } from '../tree.js';
import { filledInFields } from './filled-in.js';

/** Of types that were asked for: each is, for each of its records. */
const required = new WeakMap<NodeType, readonly string[]>();

/** The fields that every record of the type needs, besides those that a load fills in. */
export function requiredFields(type: NodeType): readonly string[] {
  let names = required.get(type);
  if (!names) required.set(type, (names = requiredNames(type)));
  return names;
}

function requiredNames(type: NodeType): string[] {
  const filledIn = filledInFields(type).map(({ field }) => field);
  const fields = [
    ...columnsOf(type).filter((column) => column.required && !column.computed && column.type !== 'Boolean'),
    ...relationsOf(type).filter((relation) => relation.required && relation.direction === 'OUT'),
  ];
  return fields.map((field) => field.name).filter((name) => name !== 'id' && !filledIn.includes(name));
}

/** What a record of the type lacks. */
export function missingFields(type: NodeType, id: string, at: Position, written: ReadonlySet<string>): Problem[] {
  return requiredFields(type)
    .filter((name) => !written.has(name))
    .map((name) => problemAt(at, `"${id}" needs a value for "${name}": every ${type.name} has one.`));
}

/** What is wrong with a key that no field of the type is called, or that cannot stand there. */
export function unknownField(type: NodeType, { key, at }: TreeEntry): Problem {
  switch (key) {
    case 'id':
      return problemAt(at, 'The id of a nested record is made of the id around it and its key: leave "id" out.');
    case 'type':
      return problemAt(at, `The record is ${withArticle(type.name)} by where it stands: leave "type" out.`);
    case 'continues':
      return problemAt(at, 'Only a record at the top of a file can have "continues".');
  }
  const names = [...type.fields.values()]
    .filter((field) => field.name !== 'id' && !isWorkedOut(field))
    .map((field) => field.name);
  const hint = didYouMean(key, names) || ` Its fields are ${names.join(', ')}.`;
  return problemAt(at, `Unknown field "${key}" of ${type.name}.${hint}`);
}
