import { readEdtf } from '../../ontology/edtf.js';
import type { Column, Ontology } from '../../ontology/ontology.js';
import { didYouMean } from '../suggest.js';
import type { YamlScalar } from '../yaml/tree.js';
import type { SeedScalar } from './seed-record.js';

const MAX_INT = 2 ** 31 - 1;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Why a value cannot stand where it does. */
export interface Refusal {
  readonly sentence: string;
}

/** Reads one name of an enum or one scalar, as the column wants it. */
export function readSingleValue(
  ontology: Ontology,
  column: Column,
  name: string,
  node: YamlScalar,
): SeedScalar | Refusal {
  return column.of === 'enum' ? readEnum(ontology, column, name, node) : readScalar(column, name, node);
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
