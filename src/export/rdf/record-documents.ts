import type { Ontology } from '../../ontology/ontology.js';
import type { ExportedRecord } from '../exported-record.js';
import { jsonLdContext, jsonLdNodes } from './json-ld.js';
import { addressesBelow, triplesOf } from './triples.js';
import { turtleWriter } from './turtle.js';

/** A form in which one record is answered, by its media type. */
export interface RecordDocument {
  readonly type: string;
  /** @param base what the addresses of records begin with; it ends with a slash. */
  readonly text: (ontology: Ontology, base: string, record: ExportedRecord) => string;
}

/** A record in JSON-LD. */
export const JSON_LD_RECORD: RecordDocument = {
  type: 'application/ld+json',
  text: (ontology, base, record) => {
    const addresses = addressesBelow(base);
    const nodes = jsonLdNodes(ontology, addresses)(triplesOf(ontology, addresses, record));
    return JSON.stringify({ '@context': jsonLdContext(ontology, addresses), '@graph': nodes });
  },
};

/** The same triples in Turtle. */
export const TURTLE_RECORD: RecordDocument = {
  type: 'text/turtle',
  text: (ontology, base, record) => {
    const pieces: string[] = [];
    const turtle = turtleWriter(base, (piece) => pieces.push(piece));
    turtle.add(triplesOf(ontology, addressesBelow(base), record));
    turtle.end();
    return pieces.join('');
  },
};
