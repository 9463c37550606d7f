import { columnsOf } from '../../ontology/ontology.js';
import type { Column, Ontology } from '../../ontology/ontology.js';
import { writtenRelations } from '../exported-record.js';
import type { Format } from '../format.js';
import { addressesBelow, datasetTriples, triplesOf } from './triples.js';
import type { Addresses, RdfObject, Triple } from './triples.js';
import { NAMESPACES, vocabularyIri } from './vocabulary.js';

/** One document in JSON-LD, with all records. */
export const JSON_LD: Format = {
  name: 'jsonld',
  about: 'JSON-LD 1.1: the same triples as in Turtle, a record a line, with its context at the beginning of the file.',
  begin: async (context) => {
    const { ontology, folder, base } = context;
    const file = await folder.file('jsonld/graph.jsonld');
    const addresses = addressesBelow(base);
    const document = jsonLdNodes(ontology, addresses);
    const names = JSON.stringify(jsonLdContext(ontology, addresses));
    const lines = (triples: readonly Triple[]): string =>
      document(triples)
        .map((node) => JSON.stringify(node))
        .join(',\n');
    file.write(`{"@context": ${names},\n"@graph": [\n${lines(datasetTriples(context))}`);
    return {
      write: (_, records) => {
        for (const record of records) file.write(`,\n${lines(triplesOf(ontology, addresses, record))}`);
      },
      end: () => {
        file.write('\n]}\n');
        return Promise.resolve();
      },
    };
  },
};

/** The context of our documents: names of schema.graphql stand for themselves, and what leads elsewhere holds addresses. */
export function jsonLdContext(ontology: Ontology, { records, names }: Addresses): Record<string, unknown> {
  const leading = [...leadingFields(ontology)].map((name) => [name, { '@id': `rg:${name}`, '@type': '@id' }] as const);
  return {
    '@version': 1.1,
    '@vocab': names,
    rg: names,
    rgid: records,
    ...NAMESPACES,
    ...Object.fromEntries(leading),
  };
}

/**
 * Makes node objects of triples, as `jsonLdContext` reads them, one for each subject; those of one subject follow each
 * other.
 */
export function jsonLdNodes(
  ontology: Ontology,
  addresses: Addresses,
): (triples: readonly Triple[]) => Record<string, unknown>[] {
  const leading = leadingFields(ontology);
  const compact = compactIn(addresses);
  return (triples) => {
    const nodes: Record<string, unknown>[] = [];
    for (const { subject, predicate, object } of triples) {
      const id = compact(subject);
      let node = nodes.at(-1);
      if (node?.['@id'] !== id) nodes.push((node = { '@id': id }));
      const isType = predicate === vocabularyIri('rdf:type');
      const own = predicate.startsWith(addresses.names) ? predicate.slice(addresses.names.length) : undefined;
      const key = isType ? '@type' : (own ?? compact(predicate));
      const plain = isType || (own !== undefined && leading.has(own));
      const value = plain && 'iri' in object ? compact(object.iri) : jsonLdValue(object, compact);
      const known = node[key];
      node[key] = known === undefined ? value : [...(Array.isArray(known) ? (known as unknown[]) : [known]), value];
    }
    return nodes;
  };
}

function jsonLdValue(object: RdfObject, compact: (iri: string) => string): unknown {
  if ('iri' in object) return { '@id': compact(object.iri) };
  const { text, language, datatype } = object;
  if (language !== undefined) return { '@value': text, '@language': language };
  if (datatype === undefined) return text;
  if (datatype === 'xsd:boolean') return text === 'true';
  if (datatype === 'xsd:integer') return Number(text);
  return { '@value': text, '@type': datatype };
}

/** An address by its prefix, where it has one. */
function compactIn({ records, names }: Addresses): (iri: string) => string {
  const prefixes = [['rgid', records], ['rg', names], ...Object.entries(NAMESPACES)] as const;
  return (iri) => {
    const found = prefixes.find(([, namespace]) => iri.startsWith(namespace));
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
  };
}

/** The fields that hold addresses in whatever type or value has them. */
function leadingFields(ontology: Ontology): ReadonlySet<string> {
  const leads = new Map<string, boolean>();
  const note = (name: string, does: boolean): void => void leads.set(name, does && (leads.get(name) ?? true));
  const column = (one: Column): void =>
    note(one.name, one.of !== 'scalar' || one.type === 'URL' || (one.type === 'ID' && one.name !== 'id'));
  for (const type of ontology.nodes.values()) {
    columnsOf(type).forEach(column);
    for (const { name } of writtenRelations(type)) note(name, true);
  }
  for (const value of ontology.values.values()) value.fields.forEach(column);
  return new Set([...leads].flatMap(([name, does]) => (does ? [name] : [])));
}
