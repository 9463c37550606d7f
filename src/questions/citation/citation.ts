import { concatAST, parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { Ontology } from '../../ontology/ontology.js';
import type { DerivedField } from '../../query/derived-field.js';
import { gql, literal } from '../../query/sdl.js';
import { citationParts, readCited } from './citation-parts.js';
import { CITATION_STYLES, cite } from './citation-styles.js';
import type { CitationStyle } from './citation-styles.js';

/** `citation`: of reports, passages and every claim. */
export const citation: DerivedField = {
  name: 'citation',
  sdl: citationSdl,
  madeOf: citationParts,
  make: (parts, { style }, dataVersion) => cite(readCited(parts), style as CitationStyle, dataVersion),
};

function citationSdl(ontology: Ontology): DocumentNode {
  const types = [...ontology.nodes.values()].filter(
    ({ name, family }) => name === 'Report' || name === 'Passage' || family === 'Claim',
  );
  const owners = ['interface Claim', ...types.map(({ name }) => `type ${name}`)];
  return concatAST([STYLES, parse(owners.map((owner) => `extend ${owner} { ${FIELD} }`).join('\n'))]);
}

const FIELD = `
  "A ready citation, with the UN symbol where there is one, the place in the source, and the version of our data."
  citation(
    "How it is written."
    style: CitationStyle! = OSCOLA
  ): String!
`;

const STYLES = gql`
  "How a citation is written."
  enum CitationStyle {
    ${Object.entries(CITATION_STYLES)
      .map(([style, { description }]) => `${literal(description)} ${style}`)
      .join('\n')}
  }
`;
