import { csvTables } from '../export/csv-layout.js';
import type { CsvColumn, CsvTable } from '../export/csv-layout.js';
import { DICTIONARY_TABLE } from '../export/dictionary.js';
import { scalarType } from '../ontology/ontology.js';
import type { Ontology } from '../ontology/ontology.js';
import { authorNames } from './citation-file.js';
import type { Author } from './citation-file.js';
import { resourceName } from './data-package.js';
import { mediaTypeOf } from './media-types.js';
import { dataFiles, describedData } from './release-facts.js';
import type { ReleaseFacts } from './release-facts.js';

/** The context that the specification gives, which every document repeats. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  equivalentProperty: 'cr:equivalentProperty',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileProperty: 'cr:fileProperty',
  fileObject: 'cr:fileObject',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  parentField: 'cr:parentField',
  path: 'cr:path',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  samplingRate: 'cr:samplingRate',
  sc: 'https://schema.org/',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
} as const;

/** What Croissant calls what JSON Schema calls otherwise. */
const DATA_TYPES: Readonly<Record<string, string>> = {
  string: 'sc:Text',
  integer: 'sc:Integer',
  number: 'sc:Float',
  boolean: 'sc:Boolean',
};

/**
 * A release as Croissant 1.0 (https://docs.mlcommons.org/croissant/docs/croissant-spec.html): every file, and the tables in
 * CSV as sets of records.
 */
export function croissant(facts: ReleaseFacts): Record<string, unknown> {
  const { ontology, citation, version, date, licence, base } = facts;
  const tables = [...csvTables(ontology), DICTIONARY_TABLE];
  return {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    name: citation.title,
    description: describedData(facts),
    url: citation.doi === undefined ? base : `https://doi.org/${citation.doi}`,
    version,
    datePublished: date,
    license: licence.address,
    creator: citation.authors.map(creator),
    citeAs: bibTeX(facts),
    inLanguage: 'en',
    isLiveDataset: false,
    ...(citation.keywords.length > 0 && { keywords: citation.keywords }),
    distribution: dataFiles(facts).map(({ path, bytes, sha256 }) => ({
      '@type': 'cr:FileObject',
      '@id': path,
      name: path,
      contentUrl: path,
      contentSize: `${bytes} B`,
      encodingFormat: mediaTypeOf(path),
      sha256,
    })),
    recordSet: tables.map((table) => recordSet(ontology, table)),
  };
}

function creator(author: Author): Record<string, unknown> {
  if (author.kind === 'several') {
    return { '@type': 'sc:Organization', name: author.name, ...(author.website && { url: author.website }) };
  }
  const name = [author.given, author.family].filter((part) => part !== undefined).join(' ');
  return { '@type': 'sc:Person', name, ...(author.orcid !== undefined && { url: author.orcid }) };
}

function bibTeX({ citation, version, date, dataVersion, base }: ReleaseFacts): string {
  const plain = (text: string): string => text.replace(/[{}\\]/g, '');
  const authors = citation.authors.map((author) =>
    author.kind === 'several' ? `{${plain(author.name)}}` : plain(authorNames({ authors: [author] })),
  );
  const where = citation.doi === undefined ? `url = {${base}}` : `doi = {${citation.doi}}`;
  return `@misc{rights-graph-${version}, title = {${plain(citation.title)}}, author = {${authors.join(' and ')}}, year = {${date.slice(0, 4)}}, version = {${version}}, note = {Data version ${dataVersion}}, ${where}}`;
}

function recordSet(ontology: Ontology, table: CsvTable): Record<string, unknown> {
  const name = resourceName(table.path);
  const [key, ...more] = table.key.map((column) => ({ '@id': fieldId(table.path, column) }));
  return {
    '@type': 'cr:RecordSet',
    '@id': name,
    name,
    description: table.description,
    ...(key && { key: more.length > 0 ? [key, ...more] : key }),
    field: table.columns.map((column) => field(ontology, table, column)),
  };
}

function field(ontology: Ontology, table: CsvTable, { name, description, scalar }: CsvColumn): Record<string, unknown> {
  // A field references one other: of a pair the id, which is enough to find the record.
  const reference = table.references.find(({ columns, path }) => columns[0] === name && path !== table.path);
  return {
    '@type': 'cr:Field',
    '@id': fieldId(table.path, name),
    name: fieldId(table.path, name),
    description,
    dataType: dataType(ontology, scalar),
    source: { fileObject: { '@id': table.path }, extract: { column: name } },
    ...(reference && { references: { field: { '@id': fieldId(reference.path, reference.to[0] ?? '') } } }),
  };
}

function fieldId(path: string, column: string): string {
  return `${resourceName(path)}/${column}`;
}

function dataType(ontology: Ontology, scalar: string): string {
  if (scalar === 'Date') return 'sc:Date';
  if (scalar === 'URL') return 'sc:URL';
  return DATA_TYPES[String(scalarType(ontology, scalar).jsonSchema['type'])] ?? 'sc:Text';
}
