import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { membersOf, nodeType } from '../../src/ontology/ontology.js';
import { OntologyError, readOntology } from '../../src/ontology/read.js';

const SCHEMA = readFileSync('schema.graphql', 'utf8');

function problemsOf(text: string): readonly string[] {
  try {
    readOntology(text);
    return [];
  } catch (error) {
    if (error instanceof OntologyError) return error.problems;
    throw error;
  }
}

/** The directives and interfaces every schema text needs, with one type. */
function schemaWith(type: string): string {
  const head = SCHEMA.slice(0, SCHEMA.indexOf('"A thing: a country'));
  return `${head}
interface Entity implements Node { id: ID! absent: [Absence!]! }
"A value that is not there."
type Absence { "The field." field: String! }
${type}`.replace('interface Entity', '"A thing."\ninterface Entity');
}

describe('schema.graphql', () => {
  const ontology = readOntology(SCHEMA);

  it('says what exists', () => {
    const written = [...readFileSync('schema.graphql', 'utf8').matchAll(/^type (\w+) implements [^{]*@node\b/gm)];
    expect(written.length).toBeGreaterThan(20);
    expect([...ontology.nodes.keys()]).toEqual(written.map(([, name]) => name));
    expect(nodeType(ontology, 'Person')).toMatchObject({
      singular: 'person',
      plural: 'people',
      labels: ['Person', 'Entity', 'Node'],
    });
    // A family of its own, and two names for the API: the list is called as the folder is.
    expect(nodeType(ontology, 'Withdrawn')).toMatchObject({
      singular: 'withdrawal',
      plural: 'withdrawn',
      labels: ['Withdrawn', 'Node'],
    });
    expect(membersOf(ontology, 'Norm').map((type) => type.name)).toEqual(['Law', 'Treaty', 'Article']);
    expect(membersOf(ontology, 'Holder').map((type) => type.name)).toEqual(['Person', 'Institution']);
  });

  it('what an interface says of a field holds for the types that repeat it', () => {
    expect(nodeType(ontology, 'Finding').fields.get('citations')).toEqual({
      kind: 'relation',
      name: 'citations',
      description: 'The passages it rests on; the one it was first read from is among them.',
      type: 'CITES',
      direction: 'OUT',
      target: 'Passage',
      many: true,
      required: false,
      editorial: false,
      derived: undefined,
      searchWeight: undefined,
    });
    expect(nodeType(ontology, 'Observation').fields.get('topics')).toMatchObject({ searchWeight: 6 });
    expect(nodeType(ontology, 'Law').fields.get('name')).toMatchObject({ searchWeight: 16, names: true });
    // What a type says itself goes before.
    expect(nodeType(ontology, 'Country').fields.get('name')).toMatchObject({ searchWeight: 16, names: false });
    expect(nodeType(ontology, 'Finding').fields.get('status')).toMatchObject({ computed: true, of: 'enum' });
  });
});

describe('what is worked out, and what needs a source', () => {
  const ontology = readOntology(SCHEMA);

  it('is read with its paths, also where the interface says it', () => {
    expect(nodeType(ontology, 'Finding').fields.get('seenFrom')).toMatchObject({
      type: 'SEEN_FROM',
      derived: {
        from: [['about'], ['topics'], ['citations', 'report']],
        upwards: ['partOf', 'instrument', 'within', 'broader'],
      },
    });
    expect(nodeType(ontology, 'Finding').fields.get('onCountries')).toMatchObject({
      derived: {
        from: [['concerns']],
        orFrom: [['about']],
        unlessFrom: [['foundBy']],
        upwards: ['instrument', 'country'],
      },
    });
    expect(nodeType(ontology, 'Law').fields.get('enactedOn')).toMatchObject({ sourced: { required: true } });
    expect(nodeType(ontology, 'Law').fields.get('sameAs')).toMatchObject({ sourced: { required: false } });
    expect(nodeType(ontology, 'Law').fields.get('kind')).toMatchObject({ sourced: undefined });
  });

  it('is refused where a load could not keep it', () => {
    const text = schemaWith(`
"A thing."
type Thing implements Node & Entity @node(plural: "things") {
  id: ID!
  absent: [Absence!]!
  "Its whole."
  whole: Thing @relation(type: "WHOLE") @sourced
  "Its parts."
  parts: [Thing!]! @relation(type: "WHOLE", direction: IN)
  "All wholes."
  wholes: [Thing!]! @relation(type: "WHOLE") @derived(from: ["whole"], upwards: ["hole"])
  "All parts."
  all: [Thing!]! @relation(type: "ALL", direction: IN) @derived(from: ["whole.parts", "size"])
  "Others."
  others: [Thing!]! @relation(type: "OTHER") @derived(from: [], unlessFrom: ["whole"])
  "Its size."
  size: Int @derived(from: ["whole"]) @sourced(required: true)
}
`);
    const line = text
      .split('\n')
      .findIndex((one) => one === 'type Thing implements Node & Entity @node(plural: "things") {');
    expect(problemsOf(text)).toEqual([
      `${line + 4}:3: Thing.whole leads to a node and cannot be @sourced.`,
      `${line + 14}:3: Thing.size is no relation and cannot be @derived.`,
      `${line + 8}:3: Thing.wholes is @derived, and cannot share the relationship type WHOLE with whole.`,
      `${line + 8}:3: Thing.wholes is @derived upwards along "hole", which no type has as a relation of direction OUT.`,
      `${line + 10}:3: Thing.all is @derived, and must be a list of direction OUT.`,
      `${line + 10}:3: Thing.all is @derived from "whole.parts", and Thing has no relation "parts" of direction OUT that a seed writes.`,
      `${line + 10}:3: Thing.all is @derived from "size", and Thing has no relation "size" of direction OUT that a seed writes.`,
      `${line + 12}:3: Thing.others is @derived with unlessFrom, which leaves out of orFrom, and has no orFrom.`,
      `${line + 14}:3: Thing.size is @sourced, and its type has no field "sources".`,
    ]);
  });
});

describe('a schema text with mistakes', () => {
  it('is refused with all of them, by line and column', () => {
    const text = schemaWith(`
"A thing."
type Thing implements Node & Entity @node(plural: "things") {
  id: ID!
  absent: [Absence!]!
  size: Int
  "Other things."
  others: [Thing!]!
  "Another."
  other: Thing
  "Numbers."
  numbers: [Int]
  "A name."
  name(language: String): String
  "A link."
  link: String @relation(type: "X")
}
type Loose implements Node @node(plural: "things") { id: ID! absent: [Absence!]! }
`);
    const firstLine = text.split('\n').indexOf('type Thing implements Node & Entity @node(plural: "things") {');
    expect(
      problemsOf(text).map((problem) => problem.replace(/^\d+/, (line) => `+${Number(line) - firstLine}`)),
    ).toEqual([
      '+16:1: Loose has no description.',
      '+4:3: Thing.size has no description.',
      '+5:3: Thing.others leads to a node and needs @relation.',
      '+7:3: Thing.other leads to a node and needs @relation.',
      '+9:3: Thing.numbers is a list and must be written [Int!]!.',
      '+11:3: Thing.name has arguments; the API adds its own.',
      '+13:3: Thing.link leads to no node and cannot have @relation.',
      '+16:1: Loose is a @node and must implement exactly one of Entity, Claim, Evidence.',
      '+16:1: Loose and Thing both want the name things; change a plural in @node.',
    ]);
  });

  it('that is no SDL is refused with the place', () => {
    expect(problemsOf('type X {')).toEqual(['1:9: Syntax Error: Expected Name, found <EOF>.']);
    expect(problemsOf('"A." type X @nod { id: ID! }')).toEqual(['1:13: Unknown directive "@nod".']);
  });

  it('with a type that lacks a field of its interface is refused', () => {
    expect(
      problemsOf(schemaWith('"A thing."\ntype Thing implements Node & Entity @node(plural: "things") { id: ID! }')).at(
        0,
      ),
    ).toMatch(/^\d+:\d+: Interface field Node.absent expected but Thing does not provide it\.$/);
  });

  it.each([
    ['scalar Mass', '"A."\nscalar Mass', 'Mass is a scalar without an entry in src/ontology/scalars.ts.'],
    ['input', '"A."\ninput Wish { "B." b: Int }', 'Wish is an input: the API makes its own.'],
    ['a type of the API', '"A."\ntype Limit { "B." b: Int }', "Limit is a type of the API's own."],
    ['a label of the graph', '"A."\ntype Token { "B." b: Int }', "Token is a label of the graph's own."],
    [
      'a type that the API makes',
      '"A."\ntype EntityFilter { "B." b: Int }',
      'EntityFilter is what the API calls a type that it makes of Entity.',
    ],
    [
      'a filter of a scalar',
      '"A."\nenum EDTFFilter { "B." B }',
      'EDTFFilter is what the API calls a type that it makes of EDTF.',
    ],
    [
      'a type of no family that is none itself',
      thing('').replace('Node & Entity', 'Node'),
      'Thing is a @node and must implement exactly one of Entity, Claim, Evidence.',
    ],
    [
      'one root field for one and for all',
      thing('').replace('plural: "things"', 'plural: "things", singular: "things"'),
      'Thing and Thing both want the name things; change a plural in @node.',
    ],
    [
      'a root field of the API',
      thing('', 'claims'),
      "Thing wants the name claims, which is a root field of the API's own.",
    ],
    ['a word of filters', thing('"B." not: Int'), 'Thing.not cannot be called so: not is a word of filters.'],
    ['a word of filters, type', thing('"B." type: Int'), 'Thing.type cannot be called so: type is a word of filters.'],
    [
      'a field that the API makes of one type',
      thing('"B." text: String').replace('type Thing', 'type Passage'),
      'Passage.text cannot be called so: text is a field that the API makes.',
    ],
    [
      'a property of every node',
      thing('"B." sortKey: String'),
      'Thing.sortKey cannot be called so: sortKey is a property that a load writes.',
    ],
    [
      'a bound of a date',
      thing('"B." on: EDTF\n"C." onMin: Int'),
      'Thing.onMin cannot be called so: onMin is a property that a load writes beside on.',
    ],
    [
      'a field of a value',
      thing('"B." gap: Absence\n"C." gapField: Int'),
      'Thing.gapField cannot be called so: gapField is a property that a load writes beside gap.',
    ],
    [
      'a bound of a date of a value',
      `"A."\ntype Span { "B." on: EDTF }\n${thing('"B." span: Span\n"C." spanOnMax: Int')}`,
      'Thing.spanOnMax cannot be called so: spanOnMax is a property that a load writes beside span.',
    ],
    [
      'a filter of a value',
      '"A."\nenum AbsenceFilter { "B." B }',
      'AbsenceFilter is what the API calls a type that it makes of Absence.',
    ],
    [
      'a unique field of a value',
      '"A."\ntype Size { "B." b: String @unique }',
      'Size.b cannot be @unique: only a field of a @node can.',
    ],
    [
      'a field of a value to search',
      '"A."\ntype Size { "B." b: String @search(weight: 2) }',
      'Size.b cannot have @search: only a field of a @node can.',
    ],
    [
      'an indexed truth in a value',
      '"A."\ntype Size { "B." b: Boolean @indexed }',
      'Size.b cannot be @indexed: only one text, number or enum value can.',
    ],
    ['a unique number', thing('"B." size: Int @unique'), 'Thing.size cannot be @unique: only one text can.'],
    [
      'a truth value to search',
      thing('"B." large: Boolean! @search(weight: 2)'),
      'Thing.large cannot have @search: only texts, numbers and enum values are read.',
    ],
    [
      'names to search of what leads to a node',
      thing('"B." things: [Thing!]! @relation(type: "TO", direction: IN) @search(weight: 2)'),
      'Thing.things cannot have @search: only a relation that starts at the node can.',
    ],
    [
      'a list in a value',
      '"A."\ntype Size { "B." b: [Int!]! }',
      'Size is no @node, so each of its fields must be one scalar or enum.',
    ],
    ['a union of values', '"A."\nunion Any = Absence', 'Any stands for Absence, which is no @node.'],
  ])('that the API or an engine could not serve is refused: %s', (_, text, sentence) => {
    const head = schemaWith('');
    const problems = problemsOf(`${head}\n${text}`);
    expect(problems).toHaveLength(1);
    const [, line = '', column, found] = /^(\d+):(\d+): (.*)$/.exec(problems[0] ?? '') ?? [];
    expect(found).toBe(sentence);
    // It names the very line: what stands there is what is wrong.
    expect(Number(line)).toBeGreaterThan(head.split('\n').length);
    expect(Number(column)).toBeGreaterThan(0);
  });
});

function thing(fields: string, plural = 'things'): string {
  return `"A thing."\ntype Thing implements Node & Entity @node(plural: "${plural}") {
  id: ID!
  absent: [Absence!]!
  ${fields}
}`;
}
