import { readEdtf } from '../../ontology/edtf.js';
import type { Column, Ontology } from '../../ontology/ontology.js';
import { problemAt } from '../problem.js';
import type { Position, Problem } from '../problem.js';
import { didYouMean } from '../suggest.js';
import type { YamlNode, YamlScalar } from '../yaml/yaml.js';
import type { SeedColumn, SeedItem, SeedObject, SeedScalar } from './seed-record.js';

const MAX_INT = 2 ** 31 - 1;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads the value of a column as the ontology wants it.
 * @param name the field as error texts name it: `Field "kind" of Law`.
 * @param problems where the mistakes go.
 */
export function readColumn(
  ontology: Ontology,
  column: Column,
  name: string,
  at: Position,
  node: YamlNode,
  problems: Problem[],
): SeedColumn {
  const read = (one: YamlNode): SeedItem | undefined => readItem(ontology, column, name, one, problems);
  if (!column.list) return { at, value: read(node), itemsAt: [] };
  if (node.kind === 'refused') return { at, value: undefined, itemsAt: [] };
  if (node.kind !== 'list') {
    problems.push(problemAt(node.at, `${name} takes a list: write [...], or one line with "- " for each value.`));
    return { at, value: undefined, itemsAt: [] };
  }
  if (node.items.length === 0) problems.push(emptyList(name, node.at));
  const items = node.items.flatMap((one) => {
    const item = read(one);
    return item === undefined ? [] : [{ item, at: one.at }];
  });
  return { at, value: items.map(({ item }) => item), itemsAt: items.map((one) => one.at) };
}

function readItem(
  ontology: Ontology,
  column: Column,
  name: string,
  node: YamlNode,
  problems: Problem[],
): SeedItem | undefined {
  if (node.kind === 'refused') return undefined;
  if (column.of === 'value') return readObject(ontology, column, name, node, problems);
  if (node.kind !== 'scalar') {
    const form = node.kind === 'list' ? 'a list' : 'a mapping';
    problems.push(problemAt(node.at, `${name} takes one value, not ${form}.`));
    return undefined;
  }
  const value = column.of === 'enum' ? readEnum(ontology, column, name, node) : readScalar(column, name, node);
  if (typeof value !== 'object') return value;
  problems.push(problemAt(node.at, value.sentence));
  return undefined;
}

/** An empty list says nothing; whether something is missing is said by leaving the field out, or by "absent". */
export function emptyList(name: string, at: Position): Problem {
  return problemAt(at, `${name} is an empty list: leave it out.`);
}

interface Refusal {
  readonly sentence: string;
}

function readObject(
  ontology: Ontology,
  column: Column,
  name: string,
  node: YamlNode,
  problems: Problem[],
): SeedObject | undefined {
  const type = ontology.values.get(column.type);
  if (!type) throw new Error(`No value type ${column.type} in the ontology`);
  const fields = [...type.fields.keys()];
  if (node.kind !== 'map') {
    problems.push(problemAt(node.at, `${name} takes a mapping with the fields ${fields.join(', ')}.`));
    return undefined;
  }
  const before = problems.length;
  const values = new Map<string, SeedScalar>();
  for (const entry of node.entries) {
    const field = type.fields.get(entry.key);
    if (!field) {
      const hint = didYouMean(entry.key, fields) || ` Its fields are ${fields.join(', ')}.`;
      problems.push(problemAt(entry.at, `Unknown field "${entry.key}" of ${type.name}.${hint}`));
      continue;
    }
    const value = readItem(ontology, field, `Field "${field.name}" of ${type.name}`, entry.value, problems);
    if (value !== undefined && typeof value !== 'object') values.set(field.name, value);
  }
  for (const field of type.fields.values()) {
    if (!field.required || node.entries.some((entry) => entry.key === field.name)) continue;
    problems.push(problemAt(node.at, `${type.name} needs a value for "${field.name}".`));
  }
  // In the order of the ontology, so that the order in the file makes no difference.
  const ordered = fields.flatMap((field): [string, SeedScalar][] => {
    const value = values.get(field);
    return value === undefined ? [] : [[field, value]];
  });
  return problems.length > before ? undefined : Object.fromEntries(ordered);
}

function readEnum(ontology: Ontology, column: Column, name: string, node: YamlScalar): SeedScalar | Refusal {
  const names = [...(ontology.enums.get(column.type)?.values.keys() ?? [])];
  if (typeof node.value === 'string' && names.includes(node.value)) return node.value;
  if (node.value === null) return noValue(name);
  const hint = didYouMean(node.source, names);
  return { sentence: `"${node.source}" is no ${column.type}.${hint} ${name} allows ${names.join(', ')}.` };
}

function readScalar(column: Column, name: string, node: YamlScalar): SeedScalar | Refusal {
  const { value } = node;
  if (value === null) return noValue(name);
  switch (column.type) {
    case 'Boolean':
      return typeof value === 'boolean' ? value : { sentence: `${name} takes true or false, not ${shown(node)}.` };
    case 'Int': {
      const isInt = typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= MAX_INT;
      return isInt ? value : { sentence: `${name} takes a whole number without quotes, not ${shown(node)}.` };
    }
    case 'Float': {
      const isNumber = typeof value === 'number' && Number.isFinite(value);
      return isNumber ? value : { sentence: `${name} takes a number without quotes, not ${shown(node)}.` };
    }
    default:
      return readText(column.type, name, node);
  }
}

function readText(type: string, name: string, node: YamlScalar): SeedScalar | Refusal {
  const isDate = type === 'EDTF' || type === 'Date';
  if (typeof node.value !== 'string') {
    const kind = typeof node.value === 'number' ? 'number' : 'truth value';
    return { sentence: `${name} takes a text, but ${node.source} is read as a ${kind}: ${inQuotes(node)}` };
  }
  // A block text (| or >) ends with a line break that nobody means.
  const text = node.value.trim();
  if (text === '') return { sentence: `${name} is empty: leave it out, or say in "absent" why it has no value.` };
  if (type === 'EDTF') {
    const date = readEdtf(text);
    if ('reason' in date) return { sentence: `${name}: ${date.reason}` };
  }
  if (type === 'Date' && !(DAY.test(text) && !('reason' in readEdtf(text)))) {
    return { sentence: `${name}: "${text}" is no day. Write "2011-12-16".` };
  }
  if (!node.quoted && (isDate || DAY.test(text))) {
    return { sentence: `${name} takes a text, but some programs read ${text} as a date: ${inQuotes(node)}` };
  }
  return text;
}

/** What to write in place of a number or a date that stands without quotes. */
export function inQuotes(node: YamlScalar): string {
  return `write it in quotes: "${node.source}".`;
}

function noValue(name: string): Refusal {
  return { sentence: `${name} has no value: leave it out, or say in "absent" why it has none.` };
}

function shown(node: YamlScalar): string {
  return node.quoted || typeof node.value === 'string' ? `"${node.source}"` : node.source;
}
