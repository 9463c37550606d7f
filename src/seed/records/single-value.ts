import { DAY } from '../../ontology/edtf.js';
import { scalarType } from '../../ontology/ontology.js';
import type { Column, Ontology, ScalarType } from '../../ontology/ontology.js';
import { didYouMean } from '../suggest.js';
import type { TreeScalar } from '../tree.js';
import type { SeedScalar } from './seed-record.js';

/** Why a value cannot stand where it does. */
export interface Refusal {
  readonly sentence: string;
}

/** Reads one name of an enum or one scalar, as the column wants it. */
export function readSingleValue(
  ontology: Ontology,
  column: Column,
  name: string,
  node: TreeScalar,
): SeedScalar | Refusal {
  if (column.of === 'enum') return readEnum(ontology, column, name, node);
  return readScalar(scalarType(ontology, column.type), name, node);
}

function readEnum(ontology: Ontology, column: Column, name: string, node: TreeScalar): SeedScalar | Refusal {
  const names = [...(ontology.enums.get(column.type)?.values.keys() ?? [])];
  if (typeof node.value === 'string' && names.includes(node.value)) return node.value;
  if (node.value === null) return noValue(name);
  const hint = didYouMean(node.source, names);
  return { sentence: `"${node.source}" is no ${column.type}.${hint} ${name} allows ${names.join(', ')}.` };
}

function readScalar(scalar: ScalarType, name: string, node: TreeScalar): SeedScalar | Refusal {
  if (node.value === null) return noValue(name);
  if (scalar.form === 'text') return readText(scalar, name, node);
  const reading = scalar.read(node.value);
  return 'value' in reading ? reading.value : { sentence: `${name} takes ${scalar.takes}, not ${shown(node)}.` };
}

function readText(scalar: ScalarType, name: string, node: TreeScalar): SeedScalar | Refusal {
  if (typeof node.value !== 'string') {
    const kind = typeof node.value === 'number' ? 'number' : 'truth value';
    return { sentence: `${name} takes a text, but ${node.source} is read as a ${kind}: ${inQuotes(node)}` };
  }
  // A block text (| or >) ends with a line break that nobody means.
  const text = node.value.trim();
  if (text === '') return { sentence: `${name} is empty: leave it out, or say in "absent" why it has no value.` };
  const reading = scalar.read(text);
  if ('reason' in reading) return { sentence: `${name}: ${reading.reason}` };
  if (!node.quoted && (scalar.quoted || DAY.test(text))) {
    return { sentence: `${name} takes a text, but some programs read ${text} as a date: ${inQuotes(node)}` };
  }
  return reading.value;
}

/** What to write in place of a number or a date that stands without quotes. */
export function inQuotes(node: TreeScalar): string {
  return `write it in quotes: "${node.source}".`;
}

function noValue(name: string): Refusal {
  return { sentence: `${name} has no value: leave it out, or say in "absent" why it has none.` };
}

function shown(node: TreeScalar): string {
  return node.quoted || typeof node.value === 'string' ? `"${node.source}"` : node.source;
}
