import { Kind, parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { Ontology } from '../../ontology/ontology.js';
import { madeOfFields } from '../../query/derived-field.js';
import type { DerivedField } from '../../query/derived-field.js';
import { Missing } from '../../query/missing.js';
import { heldText } from './held-texts.js';
import type { HeldTexts } from './held-texts.js';

const OWNER = 'Passage';

/** `text`: of passages, the sentence itself, where the server holds it. */
export function passageText(texts: HeldTexts): DerivedField {
  return {
    name: 'text',
    sdl,
    madeOf: () => PARTS,
    make: (parts) => {
      const held = heldText(texts, parts.id as string, parts.digest as string | null);
      return 'text' in held ? held.text : new Missing(held.sentence);
    },
  };
}

function sdl(ontology: Ontology): DocumentNode {
  return ontology.nodes.has(OWNER)
    ? parse(`extend type ${OWNER} { ${FIELD} }`)
    : { kind: Kind.DOCUMENT, definitions: [] };
}

const FIELD = `
  "The sentence or key fact itself, from a copy of the report that the operator of this server holds: SHA-256 of it gives \`digest\`. Null where there is none: \`extensions.notices\` says why."
  text: String
`;

const PARTS = madeOfFields('id digest');
