import { gql, literal } from '../../query/sdl.js';
import { LONGEST_REF } from './read-ref.js';

/** Refs of one lookup. */
export const MOST_REFS = 100;
/** Alternatives of one ref. */
export const MOST_ALTERNATIVES = 10;

/** How sure a match is, the surest first. */
export const CERTAINTIES = {
  EXACT: 'The ref is the id of the node, letter for letter.',
  IDENTIFIER:
    'The ref is something that only this node has: its id but for the case of letters, a document symbol, the number of a treaty, the code of a country.',
  CITATION: 'The ref cites an article: the law or treaty is named, and has the article.',
  NAME: 'The ref is the name of the node, or one of its other names, in any language, and nothing else here is called so. Case, accents, endings of words and little words such as `of` do not count.',
  LIKELY:
    'One node is meant unless it is one that is not here: `message` says what was taken for granted, such as the country of a law.',
  AMBIGUOUS: 'The ref may mean several things, and is taken for none of them: they are in `alternatives`.',
  NONE: 'Nothing was found: `reason` and `message` say why, `alternatives` has what is nearest.',
} as const;

/** How a ref was read. */
export const READINGS = {
  ID: 'As an id.',
  UNIQUE_VALUE:
    'As a value that no other node of the type has: the symbol of a report, the number of a treaty in the list of its depositary.',
  ISO_ALPHA_2: 'As a code of ISO 3166-1 alpha-2: UG.',
  ISO_ALPHA_3: 'As a code of ISO 3166-1 alpha-3: UGA.',
  M49: 'As a number of the M49 list of the United Nations, which is also that of ISO 3166-1: 800.',
  COW: 'As a number or an abbreviation of the Correlates of War project: 500, UGA.',
  GW: 'As a number of the list of states of Gleditsch and Ward, where that is said or no other list has it: GW 500.',
  NAME: 'As a name.',
  CITATION: 'As the citation of an article.',
} as const;

/** Why a ref leads to no node. */
export const REASONS = {
  NO_WORD: 'It has no letter and no digit.',
  TOO_LONG: `It has more than ${LONGEST_REF} characters.`,
  SEVERAL: 'It may mean several things.',
  SEVERAL_NAMED: 'It names several articles; each is a ref of its own.',
  ARTICLE_NOT_HERE: 'The law or treaty is here, and the article of it is not.',
  INSTRUMENT_NOT_HERE: 'It cites an article of a law or treaty that is not here, or of none.',
  SYMBOL_NOT_HERE: 'It is the symbol of a document that is not here.',
  COUNTRY_NOT_HERE: 'It is the code or the name of a country that is not here; `message` names it.',
  NOT_AS_OF: 'It is the id of a claim that does not qualify under @asOf.',
  UNKNOWN_ID: 'It has the form of an id, and no node has it.',
  UNKNOWN_NAME: 'Nothing is called so.',
  TOO_FREQUENT: 'Its words stand in so many nodes that not all could be looked through.',
} as const;

export type Certainty = keyof typeof CERTAINTIES;
export type Reading = keyof typeof READINGS;
export type Reason = keyof typeof REASONS;

const valuesOf = (described: Readonly<Record<string, string>>): string =>
  Object.entries(described)
    .map(([name, description]) => `${literal(description)} ${name}`)
    .join('\n');

export const LOOKUP_TYPES = gql`
  extend type Query {
    "What people have in hand, to nodes, many at once: ids, symbols of UN documents, citations of articles, codes and names of countries, names of anything in any of its languages. Each ref has an entry, in the order given. No guess is silent: what may be several things is taken for none of them."
    lookup(
      "At most ${MOST_REFS}, for example \`CAT art. 4(2)\`, \`Art. 347-1 CC\`, \`A/HRC/14/10\`, \`KZ\`, \`398\`, \`COW 705\`, \`УК РК\`."
      refs: [String!]!
    ): [LookupEntry!]
  }

  "What a ref was found to mean."
  type LookupEntry {
    "The ref as it was given; of one that is too long the beginning."
    ref: String!
    "What it means; null where that is open or not here."
    node: Node
    "How sure that is."
    certainty: LookupCertainty!
    "How it was read where it leads to \`node\`."
    reading: LookupReading
    "What else it may mean; of a miss what is nearest. At most ${MOST_ALTERNATIVES}, the likeliest first."
    alternatives: [LookupAlternative!]!
    "Why it leads to no node; null where it does."
    reason: LookupReason
    "For a reader: why there is no node, and what to write instead; or what was taken for granted, or left aside, where there is one."
    message: String
  }

  "Something else that a ref may mean."
  type LookupAlternative {
    "The node; null where it is not here."
    node: Node
    "What it is called: the id of the node, or the name of a country that is not here."
    name: String!
    "How the ref was read; null for what is only near."
    reading: LookupReading
  }

  "How sure it is that a ref means a node, the surest first."
  enum LookupCertainty {
    ${valuesOf(CERTAINTIES)}
  }

  "How a ref was read."
  enum LookupReading {
    ${valuesOf(READINGS)}
  }

  "Why a ref leads to no node."
  enum LookupReason {
    ${valuesOf(REASONS)}
  }
`;
