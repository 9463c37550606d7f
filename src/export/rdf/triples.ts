import { dateParts } from '../../ontology/edtf.js';
import { columnsOf } from '../../ontology/ontology.js';
import type { Column, NodeType, Ontology } from '../../ontology/ontology.js';
import { itemsOf, writtenRelations } from '../exported-record.js';
import type { ExportedObject, ExportedRecord, ExportedScalar } from '../exported-record.js';
import { CLASS_TERMS, FIELD_TERMS, TEXTS_WITH_LANGUAGE, vocabularyIri } from './vocabulary.js';
import type { FormatContext } from '../format.js';
import type { FieldTerms, PrefixedName } from './vocabulary.js';

/** What a triple says of its subject: an address, or a text with its datatype or language. */
export type RdfObject =
  { readonly iri: string } | { readonly text: string; readonly datatype?: PrefixedName; readonly language?: string };

/** A statement in RDF, with whole addresses. */
export interface Triple {
  readonly subject: string;
  readonly predicate: string;
  readonly object: RdfObject;
}

/** The addresses of records and of the names that schema.graphql gives: all begin with one base. */
export interface Addresses {
  /** What the address of a record is before its id. */
  readonly records: string;
  /** What the address of a type, a field or a value of an enum is before its name. */
  readonly names: string;
}

/** The addresses below a base, which ends with a slash. */
export function addressesBelow(base: string): Addresses {
  return { records: `${base}id/`, names: `${base}schema#` };
}

/** The thesaurus that all topics are in. */
export const SCHEME = 'topics';
/** Tags that RDF takes; of another one the text is written without. */
const LANGUAGE_TAG = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/;

/** What is said of an export as a whole: what it is, its version and licence, and the thesaurus in it. */
export function datasetTriples({
  base,
  dataVersion,
  title,
  licence,
}: Pick<FormatContext, 'base' | 'dataVersion' | 'title' | 'licence'>): Triple[] {
  const { names } = addressesBelow(base);
  const type = vocabularyIri('rdf:type');
  return [
    { subject: base, predicate: type, object: { iri: vocabularyIri('schema:Dataset') } },
    { subject: base, predicate: vocabularyIri('dcterms:title'), object: { text: title, language: 'en' } },
    { subject: base, predicate: vocabularyIri('schema:version'), object: { text: dataVersion } },
    { subject: base, predicate: vocabularyIri('dcterms:license'), object: { iri: licence.address } },
    { subject: names + SCHEME, predicate: type, object: { iri: vocabularyIri('skos:ConceptScheme') } },
    { subject: names + SCHEME, predicate: vocabularyIri('dcterms:title'), object: { text: 'Topics', language: 'en' } },
  ];
}

/**
 * A record in RDF: every column and every relation that starts at it under its own name, and beside that under the names
 * that published vocabularies have for it. A value with fields has an address of its own: that of the record, the field
 * and its place. Triples of one subject follow each other.
 */
export function triplesOf(ontology: Ontology, addresses: Addresses, record: ExportedRecord): Triple[] {
  const { id, type, links } = record;
  const subject = addresses.records + id;
  const triples: Triple[] = [];
  const below: Triple[] = [];
  const say = (predicate: string, object: RdfObject): void => void triples.push({ subject, predicate, object });
  for (const iri of [addresses.names + type.name, ...classesOf(type).map(vocabularyIri)])
    say(vocabularyIri('rdf:type'), { iri });
  for (const column of columnsOf(type)) {
    const { terms, language } = termsOf(type, column.name);
    for (const [index, item] of itemsOf(record, column).entries()) {
      if (typeof item === 'object') {
        const iri = `${subject}#${column.name}${column.list ? `-${index + 1}` : ''}`;
        say(addresses.names + column.name, { iri });
        below.push(...valueTriples(ontology, addresses, column, iri, item));
        const text = textWithLanguage(column, item);
        if (text) for (const term of terms) say(vocabularyIri(term), text);
        continue;
      }
      const object = scalarObject(addresses, column, item);
      say(addresses.names + column.name, object);
      const translated = 'text' in object && language !== undefined ? { text: object.text, language } : object;
      for (const term of terms) say(vocabularyIri(term), translated);
    }
  }
  for (const { name } of writtenRelations(type)) {
    const predicates = [addresses.names + name, ...termsOf(type, name).terms.map(vocabularyIri)];
    for (const predicate of predicates) {
      for (const to of links.get(name) ?? []) say(predicate, { iri: addresses.records + to });
    }
  }
  if (classesOf(type).includes('skos:Concept')) say(vocabularyIri('skos:inScheme'), { iri: addresses.names + SCHEME });
  return [...triples, ...below];
}

/** What a field is called in published vocabularies: the entry of the type, else those of its interfaces. */
export function termsOf(type: NodeType, field: string): FieldTerms {
  const own = FIELD_TERMS[`${type.name}.${field}`];
  if (own) return own;
  const inherited = type.interfaces.flatMap((name) => FIELD_TERMS[`${name}.${field}`] ?? []);
  return inherited[0] ?? { terms: [] };
}

export function classesOf(type: NodeType): PrefixedName[] {
  return [...new Set([type.name, ...type.interfaces].flatMap((name) => CLASS_TERMS[name] ?? []))];
}

function valueTriples(
  ontology: Ontology,
  addresses: Addresses,
  { type }: Column,
  subject: string,
  value: ExportedObject,
): Triple[] {
  const fields = [...(ontology.values.get(type)?.fields.values() ?? [])];
  return [
    { subject, predicate: vocabularyIri('rdf:type'), object: { iri: addresses.names + type } },
    ...fields.flatMap((field): Triple[] => {
      const given = value[field.name] ?? null;
      if (given === null) return [];
      return [{ subject, predicate: addresses.names + field.name, object: scalarObject(addresses, field, given) }];
    }),
  ];
}

function textWithLanguage({ type }: Column, value: ExportedObject): RdfObject | undefined {
  const fields = TEXTS_WITH_LANGUAGE[type];
  if (!fields) return undefined;
  const [text, language] = [value[fields.text], value[fields.language]];
  if (typeof text !== 'string') return undefined;
  return typeof language === 'string' && LANGUAGE_TAG.test(language) ? { text, language } : { text };
}

/** A value of an enum is an address, as is what is one on the web, and an id that stands in a value. */
function scalarObject({ records, names }: Addresses, column: Column, value: ExportedScalar): RdfObject {
  const text = String(value);
  if (column.of === 'enum') return { iri: `${names}${column.type}.${text}` };
  switch (column.type) {
    case 'URL':
      return { iri: text };
    case 'ID':
      // The id of the record itself is a text: it names what has the address.
      return column.name === 'id' ? { text } : { iri: records + text };
    case 'EDTF':
      return { text, datatype: dateType(text) };
    case 'Date':
      return { text, datatype: 'xsd:date' };
    case 'Int':
      return { text, datatype: 'xsd:integer' };
    case 'Float':
      return { text: decimalText(Number(value)), datatype: 'xsd:decimal' };
    case 'Boolean':
      return { text, datatype: 'xsd:boolean' };
    default:
      return { text };
  }
}

/**
 * A number without an exponent: 0.0000001. What reads RDF may write the texts of xsd:double anew, and leaves those of
 * xsd:decimal as they are.
 */
export function decimalText(value: number): string {
  const [, sign = '', whole = '', fraction = '', exponent] =
    /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(String(value)) ?? [];
  if (exponent === undefined) return String(value);
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}

/** A plain day, month or year is what XML Schema calls it; all else only EDTF can say. */
function dateType(text: string): PrefixedName {
  const parts = dateParts(text);
  if (!parts || parts.doubt !== '') return 'edtf:EDTF';
  if (parts.day !== undefined) return 'xsd:date';
  return parts.month !== undefined ? 'xsd:gYearMonth' : 'xsd:gYear';
}
