import { csvTables } from '../export/csv-layout.js';
import type { CsvColumn, CsvTable } from '../export/csv-layout.js';
import { DICTIONARY_TABLE } from '../export/dictionary.js';
import type { WrittenFile } from '../export/export-folder.js';
import { scalarType } from '../ontology/ontology.js';
import type { Ontology } from '../ontology/ontology.js';
import { authorName } from './citation-file.js';
import type { Author } from './citation-file.js';
import { mediaTypeOf } from './media-types.js';
import { describedData, packageName } from './release-facts.js';
import type { ReleaseFacts } from './release-facts.js';

const PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json';
/** In CSV only: what stands before a text says that it is one. */
const MADE_SAFE = "In CSV a text that a spreadsheet would run as a formula has a ' before it (README.md).";

/**
 * The tables of a release as a Data Package, version 2.0 (https://datapackage.org): each with its size and digest, the
 * types of its columns, its key and what its columns lead to. Other files are no resources of it: programs would read JSON
 * Lines as tables too, and stumble over a file without records.
 */
export function dataPackage(facts: ReleaseFacts): Record<string, unknown> {
  const { ontology, citation, version, date, licence, files } = facts;
  const tables = new Map([...csvTables(ontology), DICTIONARY_TABLE].map((table) => [table.path, table]));
  return {
    $schema: PROFILE,
    name: packageName(citation),
    title: citation.title,
    description: `${describedData(facts)} ${MADE_SAFE}`,
    ...(citation.doi !== undefined && { id: `https://doi.org/${citation.doi}` }),
    version,
    created: `${date}T00:00:00Z`,
    licenses: [{ name: licence.spdx, path: licence.address, title: licence.name }],
    contributors: citation.authors.map(contributor),
    ...(citation.keywords.length > 0 && { keywords: citation.keywords }),
    resources: files.flatMap((file) => {
      const table = tables.get(file.path);
      return table ? [resource(ontology, file, table)] : [];
    }),
  };
}

/** What a table is called in descriptions: `findings`, `relations/concerns`. */
export function resourceName(path: string): string {
  return path.replace(/^(?:csv\/)?(.*)\.csv$/, '$1').toLowerCase();
}

function contributor(author: Author): Record<string, unknown> {
  const roles = { roles: ['creator'] };
  if (author.kind === 'several')
    return { title: author.name, ...(author.website && { path: author.website }), ...roles };
  return {
    title: authorName(author),
    ...(author.given !== undefined && { givenName: author.given }),
    familyName: author.family,
    ...(author.orcid !== undefined && { path: author.orcid }),
    ...(author.affiliation !== undefined && { organization: author.affiliation }),
    ...roles,
  };
}

function resource(ontology: Ontology, { path, bytes, sha256 }: WrittenFile, table: CsvTable): Record<string, unknown> {
  return {
    name: resourceName(path),
    type: 'table',
    path,
    description: table.description,
    ...{ format: 'csv', mediatype: mediaTypeOf(path), encoding: 'utf-8', bytes, hash: `sha256:${sha256}` },
    schema: tableSchema(ontology, table),
  };
}

/** https://datapackage.org/standard/table-schema/ */
function tableSchema(ontology: Ontology, table: CsvTable): Record<string, unknown> {
  const { columns, key, references } = table;
  return {
    fields: columns.map((column) => field(ontology, column)),
    missingValues: [''],
    ...(key.length > 0 && { primaryKey: key }),
    ...(references.length > 0 && {
      foreignKeys: references.map(({ columns: fields, path, to }) => ({
        fields,
        reference: { ...(path !== table.path && { resource: resourceName(path) }), fields: to },
      })),
    }),
  };
}

function field(ontology: Ontology, { name, description, scalar, joined, codes, ...column }: CsvColumn): object {
  const pattern = scalarType(ontology, scalar).jsonSchema['pattern'];
  const { type, format } = fieldType(ontology, scalar);
  const constraints = {
    ...(column.required && { required: true }),
    ...(column.unique && { unique: true }),
    ...(codes && { enum: codes }),
    ...(typeof pattern === 'string' && type === 'string' && format === undefined && { pattern }),
  };
  const joinedSaid = joined ? ' (Several, joined by "; "; exactly they stand in a table of their own.)' : '';
  return {
    ...{ name, type },
    ...(format !== undefined && { format }),
    description: description + joinedSaid,
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

/** What a scalar is called by Table Schema: what JSON Schema calls it, but where there is a word for more than that. */
function fieldType(ontology: Ontology, scalar: string): { readonly type: string; readonly format?: string } {
  if (scalar === 'Date') return { type: 'date' };
  if (scalar === 'URL') return { type: 'string', format: 'uri' };
  return { type: String(scalarType(ontology, scalar).jsonSchema['type']) };
}
