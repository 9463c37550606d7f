import { DataFactory, Writer } from 'n3';
import type { Term } from 'n3';
import type { Format } from '../format.js';
import { addressesBelow, datasetTriples, triplesOf } from './triples.js';
import type { RdfObject, Triple } from './triples.js';
import { NAMESPACES, vocabularyIri } from './vocabulary.js';

const { namedNode, literal } = DataFactory;

/** One file in Turtle, with all records. */
export const TURTLE: Format = {
  name: 'turtle',
  about:
    'Turtle (RDF): every field under its own name, and beside that under those of PROV-O (who says what, derived from which passage, quoted from which report), SKOS (topics), Dublin Core and schema.org. Dates that are a day, a month or a year are `xsd:date`, `xsd:gYearMonth` and `xsd:gYear`, all others EDTF.',
  begin: async (context) => {
    const { ontology, folder, base } = context;
    const file = await folder.file('turtle/graph.ttl');
    const addresses = addressesBelow(base);
    const turtle = turtleWriter(base, (text) => file.write(text));
    turtle.add(datasetTriples(context));
    return {
      write: (_, records) => {
        for (const record of records) turtle.add(triplesOf(ontology, addresses, record));
      },
      end: () => {
        turtle.end();
        return Promise.resolve();
      },
    };
  },
};

/** Writes triples as Turtle, a piece at a time. @param write takes the pieces in their order. */
export function turtleWriter(
  base: string,
  write: (text: string) => void,
): { readonly add: (triples: readonly Triple[]) => void; readonly end: () => void } {
  const { records, names } = addressesBelow(base);
  const output = {
    write: (chunk: string, _: string, done?: () => void): void => {
      write(chunk);
      done?.();
    },
  };
  const writer = new Writer(output, { end: false, prefixes: { ...NAMESPACES, rg: names, rgid: records } });
  return {
    add: (triples) => {
      for (const { subject, predicate, object } of triples) {
        writer.addQuad(namedNode(subject), namedNode(predicate), term(object));
      }
    },
    end: () => writer.end(),
  };
}

function term(object: RdfObject): Term {
  if ('iri' in object) return namedNode(object.iri);
  const { text, language, datatype } = object;
  if (language !== undefined) return literal(text, language);
  return datatype === undefined ? literal(text) : literal(text, namedNode(vocabularyIri(datatype)));
}
