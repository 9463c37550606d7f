import type { FieldNode } from 'graphql';
import { columnsOf, fieldsType, membersOf } from '../../ontology/ontology.js';
import type { Column, NodeType, Ontology } from '../../ontology/ontology.js';
import { madeOfFields } from '../../query/derived-field.js';
import { PAGE } from '../../query/plan/page.js';
import { MOST_SOURCES } from './sides-types.js';

/** The relations that lead to who says a claim, whatever types have them. */
export const SPEAKERS = ['foundBy', 'recommendedBy', 'producer'] as const;

const PASSAGE =
  'id locator { section paragraph sentence fact record } ' +
  'report { id name publisher { id name } authors(first: 20) { nodes { id name } } }';

/** What the claims of a conflict can differ in and what can be shown of them: values of their own, not worked out. */
export function shownColumns(type: NodeType): readonly Column[] {
  return columnsOf(type).filter(({ of, computed }) => of !== 'value' && !computed);
}

const parts = new WeakMap<Ontology, readonly FieldNode[]>();

/** The field nodes below which stands what the sides of a conflict are made of. */
export function sideParts(_type: NodeType, ontology: Ontology): readonly FieldNode[] {
  let known = parts.get(ontology);
  if (!known) parts.set(ontology, (known = madeOfFields(selection(ontology))));
  return known;
}

function selection(ontology: Ontology): string {
  const common = new Set(fieldsType(ontology, 'Claim').fields.keys());
  const own = membersOf(ontology, 'Claim').map((type) => {
    const columns = shownColumns(type).filter(({ name }) => !common.has(name));
    const fields = [...columns.map(({ name }) => name), ...speakersOf(type)];
    return fields.length === 0 ? '' : `... on ${type.name} { ${fields.join(' ')} }`;
  });
  const [first] = membersOf(ontology, 'Claim');
  const shared = first ? shownColumns(first).filter(({ name }) => common.has(name)) : [];
  const names = new Set(['id', 'statement', 'knownAt', 'attribution', ...shared.map(({ name }) => name)]);
  const claim =
    `${[...names].join(' ')} absent { field reason } statedIn { id name } ` +
    `citations(first: ${MOST_SOURCES}) { nodes { ${PASSAGE} } } ${own.join(' ')}`;
  return (
    `differsIn prevails(first: ${PAGE.nested}) { nodes { id } } ` +
    `claims(first: ${PAGE.nested}) { nodes { ${claim} } pageInfo { hasNextPage } }`
  );
}

function speakersOf(type: NodeType): string[] {
  return SPEAKERS.flatMap((name) => {
    const field = type.fields.get(name);
    if (field?.kind !== 'relation') return [];
    return field.many ? [`${name}(first: 20) { nodes { id name } }`] : [`${name} { id name }`];
  });
}
