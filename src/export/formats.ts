import { CSV } from './csv-tables.js';
import { CYPHER } from './cypher-script.js';
import type { Format } from './format.js';
import { GEXF } from './gexf.js';
import { GRAPHML } from './graphml.js';
import { JSON_LINES } from './json-lines.js';
import { JSON_LD } from './rdf/json-ld.js';
import { TURTLE } from './rdf/turtle.js';

/** All formats, in the order in which they are named. */
export const FORMATS: readonly Format[] = [CSV, JSON_LINES, TURTLE, JSON_LD, GRAPHML, GEXF, CYPHER];
