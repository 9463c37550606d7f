import { readFileSync, readdirSync } from 'node:fs';
import { Kind, buildSchema, getNamedType, isObjectType, isInterfaceType, parse, validate, visit } from 'graphql';
import type { DocumentNode, FieldNode, FragmentDefinitionNode, GraphQLNamedType, SelectionSetNode } from 'graphql';
import { describe, expect, it, test } from 'vitest';
import { examples } from './examples.js';

const FOLDER = 'test/queries';
const schema = buildSchema(readFileSync('generated/api.graphql', 'utf8'));

/** Adds one thing at a time: where a claim is said is its fifth question. */
const TAUGHT = 'Tutorial';

/** One of these says who claims it, beside the statement itself. */
const SPEAKERS = ['attribution', 'foundBy', 'recommendedBy', 'producer', 'country', 'holder'];
const SOURCES = ['citation', 'citations'];
/** What takes nodes by their ids, because nothing else says which are meant. */
const BY_IDS = ['compare'];

describe('the files of the examples', () => {
  const settings = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => {
      const text = readFileSync(`${FOLDER}/${file}`, 'utf8');
      const value = (name: string): string | undefined => new RegExp(`^# ${name}: (.+)$`, 'm').exec(text)?.[1];
      const [shown, group, order] = ['shown', 'group', 'order'].map(value);
      return { file, text, shown, group, order };
    });

  it.each(settings)('$file says that it is a test only, or has a title, a group and a number', (file) => {
    const { text, shown, group, order } = file;
    expect(text).toMatch(/^# (?!(group|order|start|view|shown):)\S/);
    expect([shown, typeof group, typeof order]).toEqual(
      shown === undefined ? [undefined, 'string', 'string'] : ['no', 'undefined', 'undefined'],
    );
  });

  test('each number is there once, and no group begins twice', () => {
    const numbers = examples.map(({ order }) => order);
    expect(numbers.filter((order, at) => !Number.isInteger(order) || numbers.indexOf(order) !== at)).toEqual([]);
    const groups = examples.map(({ group }) => group).filter((group, at, all) => group !== all[at - 1]);
    expect(groups).toEqual([...new Set(groups)]);
    expect(groups[0]).toContain('Kazakhstan');
  });

  test('one is marked to begin with', () => {
    expect(examples.filter(({ start }) => start).map(({ id }) => id)).toEqual(['criminal-code-findings']);
  });
});

describe.each(examples)('the example $id', ({ group, query, title }) => {
  const document = parse(query);

  test('fits the schema, and has a title of its own', () => {
    expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
    expect(examples.filter((other) => other.title === title)).toHaveLength(1);
  });

  test.skipIf(group === TAUGHT)('asks of claims what they say, who says it and where it stands', () => {
    expect(lackingClaims(document)).toEqual([]);
  });

  test('shows no bare ids, and takes none where a filter can say it', () => {
    expect([...bareIds(document), ...listsOfIds(document)]).toEqual([]);
  });
});

test('what these tests find is found', () => {
  expect(lackingClaims(parse('{ findings { nodes { id } } }'))).toEqual([
    'findings.nodes: no statement',
    'findings.nodes: no source',
    'findings.nodes: no speaker',
  ]);
  const nested = '{ findings { nodes { statement attribution citation recommendations { nodes { ...A } } } } }';
  expect(lackingClaims(parse(`${nested} fragment A on Claim { statement }`))).toEqual([
    'findings.nodes.recommendations.nodes: no source',
  ]);
  expect(
    lackingClaims(parse('{ search(query: "a") { nodes { node { ... on Claim { statement citation } } } } }')),
  ).toEqual(['search.nodes.node: no speaker']);
  expect(bareIds(parse('{ laws { nodes { id articles { nodes { id } } } } }'))).toEqual(['articles.nodes']);
  expect(listsOfIds(parse('{ nodes(ids: ["A"]) { absent { field } } }'))).toEqual(['nodes(ids:)']);
  expect(listsOfIds(parse('{ laws(filter: { id: { in: ["a", "b"] } }) { totalCount } }'))).toEqual(['laws: id in']);
});

/** The places of claims, by response keys, that lack what a reader of a claim needs. */
function lackingClaims(document: DocumentNode): string[] {
  const fragments = new Map(
    document.definitions.flatMap((one): [string, FragmentDefinitionNode][] =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
    ),
  );
  const lacking: string[] = [];

  /** The fields of a place, with the type that they are selected on. */
  const fieldsOf = (set: SelectionSetNode, on: string): { field: FieldNode; on: string }[] =>
    set.selections.flatMap((one) => {
      if (one.kind === Kind.FIELD) return [{ field: one, on }];
      const fragment = one.kind === Kind.FRAGMENT_SPREAD ? fragments.get(one.name.value) : one;
      return fragment ? fieldsOf(fragment.selectionSet, fragment.typeCondition?.name.value ?? on) : [];
    });

  const look = (set: SelectionSetNode, type: GraphQLNamedType, way: readonly string[], within: boolean): void => {
    const fields = fieldsOf(set, type.name);
    const ofClaims = fields.filter(({ on }) => isClaim(schema.getType(on)));
    const names = ofClaims.map(({ field }) => field.name.value);
    const isOne = isClaim(type) || ofClaims.length > 0;
    const has = (wanted: readonly string[]): boolean => wanted.some((name) => names.includes(name));
    if (isOne) {
      const place = way.join('.');
      if (!has(['statement'])) lacking.push(`${place}: no statement`);
      if (!has(SOURCES)) lacking.push(`${place}: no source`);
      if (!within && !has(SPEAKERS)) lacking.push(`${place}: no speaker`);
    }
    for (const { field, on } of fields) {
      const owner = schema.getType(on);
      if (!field.selectionSet || !(isObjectType(owner) || isInterfaceType(owner))) continue;
      const found = owner.getFields()[field.name.value];
      if (!found) continue;
      const next = [...way, field.alias?.value ?? field.name.value];
      look(field.selectionSet, getNamedType(found.type), next, within || isOne);
    }
  };

  const root = schema.getQueryType();
  for (const one of document.definitions) {
    if (root && one.kind === Kind.OPERATION_DEFINITION) look(one.selectionSet, root, [], false);
  }
  return lacking;
}

function isClaim(type: GraphQLNamedType | undefined): boolean {
  if (isInterfaceType(type)) return type.name === 'Claim';
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Claim');
}

/** Where of nodes only the id is asked. */
function bareIds(document: DocumentNode): string[] {
  const found: string[] = [];
  visit(document, {
    Field(field, _key, _parent, _path, ancestors) {
      const names = field.selectionSet?.selections.map((one) => (one.kind === Kind.FIELD ? one.name.value : ''));
      if (names?.length !== 1 || names[0] !== 'id') return;
      const [outer] = ancestors.filter((one): one is FieldNode => 'kind' in one && one.kind === Kind.FIELD).slice(-1);
      found.push(outer ? `${outer.name.value}.${field.name.value}` : field.name.value);
    },
  });
  return found;
}

/** Where nodes are named by a list of ids. */
function listsOfIds(document: DocumentNode): string[] {
  const found: string[] = [];
  let field = '';
  visit(document, {
    Field({ name }) {
      field = name.value;
    },
    Argument({ name }) {
      if (name.value === 'ids' && !BY_IDS.includes(field)) found.push(`${field}(ids:)`);
    },
    ObjectField({ name, value }) {
      if (name.value !== 'id' || value.kind !== Kind.OBJECT) return;
      if (value.fields.some((one) => one.name.value === 'in')) found.push(`${field}: id in`);
    },
  });
  return found;
}
