import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../../src/graph/graph.js';
import { readSeed } from '../../../src/seed/seed.js';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { engines } from '../../support/engines.js';
import { fictional, loaded } from '../../support/seeded.js';
import { conflictsBetween, quarrel } from './quarrel.js';

const SIDES = `{ id status differsIn prevails { nodes { id } }
  sides { claim statement prevails knownAt saidBy readIn statedIn values { field value said absent } } }`;
/** More than sides are shown of. */
const MANY = 101;

describe.each(engines())('the sides of a conflict on $name', (engine) => {
  let graph: Graph;
  let api: ApiUnderTest;

  beforeAll(async () => {
    const { ontology, records } = await fictional();
    const more = readSeed(ontology, quarrel);
    const all = [...records, ...more.records];
    graph = await loaded(await engine.openLarge(), ontology, [...all, ...conflictsBetween(all, MANY)]);
    api = await apiOver(ontology, graph);
    await api.ask('{ meta { dataVersion } }');
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  it('shows each claim with who says what, where, since when, and what it says in the fields that differ', async () => {
    const { data, errors } = await api.ask(`{ conflict(id: "conflict/quarrel") ${SIDES} }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      conflict: {
        id: 'conflict/quarrel',
        status: 'RESOLVED',
        differsIn: ['value', 'period', 'text', 'terms', 'producer', 'statedIn', 'status', 'unverified'],
        prevails: { nodes: [{ id: 'press/northland-2013/news/1.2/a' }] },
        sides: [
          {
            claim: 'press/northland-2013/news/1.1/a',
            statement: 'The Northern Star counts 9 cells to a prison.',
            prevails: false,
            knownAt: '2013-12-31',
            saidBy: ['The Northern Star'],
            readIn: ['Northland three years later: News, para 1, sentence 1'],
            statedIn: null,
            values: [
              { field: 'value', value: '9', said: true, absent: null },
              { field: 'period', value: null, said: false, absent: 'NOT_REPORTED' },
              { field: 'text', value: null, said: false, absent: null },
              { field: 'terms', value: 'cells, bars', said: true, absent: null },
              { field: 'producer', value: null, said: null, absent: null },
              { field: 'statedIn', value: null, said: null, absent: null },
              { field: 'status', value: null, said: null, absent: null },
              { field: 'unverified', value: 'false', said: true, absent: null },
            ],
          },
          {
            claim: 'press/northland-2013/news/1.2/a',
            statement: 'The Council counts 12 cells to a prison, as the Northern Star relays.',
            prevails: true,
            knownAt: '2012-05-01',
            saidBy: ['Council of Northland'],
            readIn: [
              'Northland under scrutiny: First, para 1, sentence 2',
              'Northland three years later: News, para 1, sentence 2',
            ],
            statedIn: 'Northland two years later',
            values: [
              { field: 'value', value: '12.5', said: true, absent: null },
              { field: 'period', value: '2012~/2013', said: true, absent: null },
              { field: 'text', value: null, said: false, absent: null },
              { field: 'terms', value: null, said: false, absent: null },
              { field: 'producer', value: null, said: null, absent: null },
              { field: 'statedIn', value: null, said: null, absent: null },
              { field: 'status', value: null, said: null, absent: null },
              { field: 'unverified', value: 'true', said: true, absent: null },
            ],
          },
          {
            claim: 'press/northland-2013/news/1.2/b',
            statement: 'Travellers speak of many cells.',
            prevails: false,
            knownAt: '2013-12-31',
            saidBy: ['travellers'],
            readIn: ['Northland three years later: News, para 1, sentence 2'],
            statedIn: null,
            values: [
              { field: 'value', value: null, said: false, absent: null },
              { field: 'period', value: null, said: false, absent: null },
              { field: 'text', value: 'many', said: true, absent: null },
              { field: 'terms', value: null, said: false, absent: null },
              { field: 'producer', value: null, said: null, absent: null },
              { field: 'statedIn', value: null, said: null, absent: null },
              { field: 'status', value: null, said: null, absent: null },
              { field: 'unverified', value: 'false', said: true, absent: null },
            ],
          },
        ],
      },
    });
  });

  it('names those who find and ask, and by its id who has no name', async () => {
    const { data } = await api.ask(
      '{ conflicts(filter: { id: { in: ["conflict/prisons", "conflict/nameless"] } }) { nodes { id sides { claim saidBy } } } }',
    );
    expect(data).toEqual({
      conflicts: {
        nodes: [
          {
            id: 'conflict/nameless',
            sides: [
              { claim: 'press/northland-2012/later/1.2/a', saidBy: ['The Northern Star'] },
              { claim: 'press/northland-2013/news/1.3/a', saidBy: ['The Northern Star', 'xnl/nameless'] },
            ],
          },
          {
            id: 'conflict/prisons',
            sides: [
              { claim: 'press/northland-2012/later/1.3/a', saidBy: ['The Northern Star'] },
              { claim: 'press/northland-2012/later/1.3/b', saidBy: ['The Northern Star'] },
              { claim: 'press/northland-2012/later/1.4/a', saidBy: ['The Northern Star'] },
              { claim: 'press/northland-2012/later/1.4/b', saidBy: ['The Northern Star'] },
            ],
          },
        ],
      },
    });
  });

  it('leaves out the sides that do not qualify as of a day, and tells the outcome as the list does', async () => {
    const asked = (day: string): ReturnType<ApiUnderTest['ask']> =>
      api.ask(
        `query @asOf(knownAt: "${day}") { conflict(id: "conflict/quarrel") { status prevails { nodes { id } } claims { nodes { id } } sides { claim prevails } } }`,
      );
    expect((await asked('2012-05-01')).data).toEqual({
      conflict: {
        status: 'RESOLVED',
        prevails: { nodes: [{ id: 'press/northland-2013/news/1.2/a' }] },
        claims: { nodes: [{ id: 'press/northland-2013/news/1.2/a' }] },
        sides: [{ claim: 'press/northland-2013/news/1.2/a', prevails: true }],
      },
    });
    expect((await asked('2012-04-30')).data).toEqual({
      conflict: { status: 'OPEN', prevails: { nodes: [] }, claims: { nodes: [] }, sides: [] },
    });
    const held = await api.ask(
      'query @asOf(date: "2011-12-31") { conflict(id: "conflict/quarrel") { status sides { claim prevails } } }',
    );
    // The one that prevails begins to hold in 2012.
    expect(held.data).toEqual({
      conflict: {
        status: 'OPEN',
        sides: [
          { claim: 'press/northland-2013/news/1.1/a', prevails: false },
          { claim: 'press/northland-2013/news/1.2/b', prevails: false },
        ],
      },
    });
  });

  it('answers under other names, beside the claims themselves', async () => {
    const { data } = await api.ask(
      '{ conflict(id: "conflict/cells") { a: sides { b: claim __typename c: values { d: field __typename } } claims(first: 1) { nodes { id } } } }',
    );
    expect(data).toEqual({
      conflict: {
        a: [
          { b: 'press/northland-2010/first/1.2/b', __typename: 'ConflictSide', c: [] },
          { b: 'press/northland-2010/second-part/2.1/a', __typename: 'ConflictSide', c: [] },
        ],
        claims: { nodes: [{ id: 'press/northland-2010/first/1.2/b' }] },
      },
    });
  });

  it('refuses to show more claims than a page has, and still answers the rest', async () => {
    const { data, errors } = await api.ask(
      '{ conflict(id: "conflict/many") { question sides { claim } } country(id: "XNL") { id } }',
    );
    expect(data).toEqual({
      conflict: { question: 'How many cells has a prison in Northland?', sides: null },
      country: { id: 'XNL' },
    });
    expect(errors).toEqual([
      expect.objectContaining({
        message:
          'sides shows a conflict of at most 100 claims, and more take part in this one. Ask for claims(first:, after:), a page at a time.',
        path: ['conflict', 'sides'],
        extensions: expect.objectContaining({ code: 'LIMIT_EXCEEDED' }) as unknown,
      }),
    ]);
  });
});
