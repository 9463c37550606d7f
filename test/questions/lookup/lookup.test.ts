import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_REFS } from '../../../src/questions/lookup/lookup-types.js';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { counting } from '../../support/counting.js';
import type { CountedGraph } from '../../support/counting.js';
import { engines } from '../../support/engines.js';
import { fictional, loaded, shipped } from '../../support/seeded.js';
import { CITATIONS, LOOKUP, lookedUp, lookedUpAlike, told } from './looked-up.js';
import type { Entry } from './looked-up.js';

const MISSED = { node: null, certainty: 'NONE', reading: null, alternatives: [] };

describe.each(engines())('a lookup in the seed in $name', ({ open }) => {
  let graph: CountedGraph;
  let api: ApiUnderTest;
  const lookup = (ref: string): Promise<Entry> => lookedUpAlike(api, 'seed', ref);

  beforeAll(async () => {
    const { ontology, records } = await shipped();
    graph = counting(await loaded(await open(), ontology, records));
    api = await apiOver(ontology, graph);
    await api.ask('{ meta { dataVersion } }');
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  it('has forty citations to try, with ids that are there', async () => {
    const ids = new Set((await shipped()).records.map(({ id }) => id));
    const given = CITATIONS.flatMap(({ node, alternatives = [] }) => [
      ...(node === undefined ? [] : [node]),
      ...alternatives,
    ]);
    expect(given.filter((id) => !ids.has(id))).toEqual([]);
    expect(new Set(CITATIONS.map(({ ref }) => ref)).size).toBeGreaterThanOrEqual(40);
  });

  it.each(CITATIONS)('$ref ($of)', async ({ ref, of: _, ...expected }) => {
    expect(told(await lookup(ref))).toEqual(expected);
  });

  it('answers many at once, in their order, by no more statements than one', async () => {
    const asked = [...CITATIONS, ...CITATIONS].map(({ ref }) => ref).slice(0, MOST_REFS);
    graph.reset();
    const all = await lookedUp(api, ...asked);
    const many = graph.counts;
    expect(all.map(({ ref }) => ref)).toEqual(asked);
    for (const entry of all) {
      const expected = CITATIONS.find(({ ref }) => ref === entry.ref);
      expect(told(entry)).toEqual({ ...expected, ref: undefined, of: undefined });
    }
    expect(many).toEqual({
      'lookup-tokens': 2,
      'lookup-values': 3,
      'lookup-named': 2,
      'node-by-id': 4,
      'nodes-beginning': 2,
      'search-similar': 1,
    });
  });

  it('asks little for what is easy', async () => {
    graph.reset();
    await lookedUp(api, 'KAZ');
    expect(graph.counts).toEqual({ 'lookup-tokens': 1, 'lookup-values': 3, 'lookup-named': 1, 'node-by-id': 3 });
    graph.reset();
    await api.ask('{ lookup(refs: ["KAZ"]) { certainty } }');
    expect(graph.counts).toEqual({ 'lookup-tokens': 1, 'lookup-values': 3, 'lookup-named': 1, 'node-by-id': 2 });
  });

  it('answers in the shape that was asked for, under the keys of the answer', async () => {
    const { data, errors } = await api.ask(`{
      found: lookup(refs: ["CAT/4", "AUS"]) {
        __typename
        of: ref
        thing: node { __typename id ... on Article { instrument { id } } }
        again: node { ... on Country { name } }
        others: alternatives { __typename what: name node { id } }
      }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      found: [
        {
          __typename: 'LookupEntry',
          of: 'CAT/4',
          thing: { __typename: 'Article', id: 'CAT/4', instrument: { id: 'CAT' } },
          again: {},
          others: [],
        },
        {
          __typename: 'LookupEntry',
          of: 'AUS',
          thing: { __typename: 'Country', id: 'AUS' },
          again: { name: 'Australia' },
          others: [{ __typename: 'LookupAlternative', what: 'Austria', node: null }],
        },
      ],
    });
  });

  describe('in every way that there is', () => {
    it.each([
      [
        'an id',
        'atlas/kazakhstan-2014/legal-framework/3.2/a',
        'EXACT',
        'ID',
        'atlas/kazakhstan-2014/legal-framework/3.2/a',
      ],
      ['an id in other letters', 'KAZ/Criminal-Code', 'IDENTIFIER', 'ID', 'kaz/criminal-code'],
      ['an id with something that nobody sees', 'KAZ\u0000', 'IDENTIFIER', 'ID', 'KAZ'],
      [
        'an id of an article, as it is cited',
        'kaz/criminal-code/347-1',
        'CITATION',
        'CITATION',
        'kaz/criminal-code/347.1',
      ],
      ['a symbol', 'CAT/C/KAZ/CO/2', 'IDENTIFIER', 'UNIQUE_VALUE', 'un/cat-c-kaz-co-2'],
      ['alpha-2', 'KZ', 'IDENTIFIER', 'ISO_ALPHA_2', 'KAZ'],
      ['alpha-2 in small letters', 'kz', 'IDENTIFIER', 'ISO_ALPHA_2', 'KAZ'],
      ['alpha-3', 'KAZ', 'EXACT', 'ID', 'KAZ'],
      ['M49', '398', 'IDENTIFIER', 'M49', 'KAZ'],
      ['Correlates of War, in letters', 'KZK', 'IDENTIFIER', 'COW', 'KAZ'],
      ['Correlates of War, said so', 'COW 705', 'IDENTIFIER', 'COW', 'KAZ'],
      ['a name', 'Kazakhstan', 'NAME', 'NAME', 'KAZ'],
      ['a name in Kazakh', 'Қазақстан', 'NAME', 'NAME', 'KAZ'],
      ['a name in quotation marks', '«Казахстан»', 'NAME', 'NAME', 'KAZ'],
      ['an abbreviation', 'ОПКПП', 'NAME', 'NAME', 'OPCAT'],
      ['an abbreviation of a body', 'UNSRT', 'NAME', 'NAME', 'un/special-rapporteur-on-torture'],
      ['the whole name of a treaty, with the United Nations', 'UN Convention against Torture', 'NAME', 'NAME', 'CAT'],
      ['a law by a code of its country', 'Criminal Code (KAZ)', 'NAME', 'NAME', 'kaz/criminal-code'],
      ['a law by its abbreviation and the letters of its country', 'CC RK', 'NAME', 'NAME', 'kaz/criminal-code'],
      ['an abbreviation of a law that is no name of it', 'УК Казахстана', 'NAME', 'NAME', 'kaz/criminal-code'],
    ])('%s', async (_, ref, certainty, reading, id) => {
      expect(await lookup(ref)).toMatchObject({ ref, certainty, reading, reason: null, message: null, node: { id } });
    });
  });

  describe('says what it took for granted', () => {
    it.each([
      [
        'Art. 347-1 CC',
        'kaz/criminal-code/347.1',
        'It says no country: "kaz/criminal-code" is the only law here that is called so, and others may be.',
      ],
      [
        'Kazakh Criminal Code',
        'kaz/criminal-code',
        'No country here is called as "Kazakh Criminal Code" says: "kaz/criminal-code" is of the one whose name is most like it.',
      ],
      [
        'CAT/C/KAZ/CO/2, para. 12',
        'un/cat-c-kaz-co-2',
        'It is the document as a whole: "para. 12" was not looked for.',
      ],
    ])('of %s', async (ref, id, message) => {
      expect(await lookup(ref)).toMatchObject({ node: { id }, message });
    });
  });

  describe('takes for nothing what may be several things', () => {
    it.each<
      [ref: string, alternatives: readonly (readonly [name: string, here: boolean, reading: string])[], message: string]
    >([
      [
        '705',
        [
          ['SVN', true, 'M49'],
          ['KAZ', true, 'COW'],
        ],
        'It may be "SVN" (M49) or "KAZ" (Correlates of War). Say of which list it is, as in "COW 705" or "M49 705".',
      ],
      [
        '704',
        [
          ['Viet Nam', false, 'M49'],
          ['UZB', true, 'COW'],
        ],
        'It may be Viet Nam (M49), which is not here, or "UZB" (Correlates of War). Say of which list it is, as in "COW 704" or "M49 704".',
      ],
      [
        'aus',
        [
          ['AUS', true, 'ID'],
          ['Austria', false, 'COW'],
        ],
        'It may be "AUS" or Austria (Correlates of War), which is not here. Say of which list it is, as in "COW aus" or "ISO aus".',
      ],
      [
        'CC',
        [
          ['Cocos (Keeling) Islands', false, 'ISO_ALPHA_2'],
          ['kaz/criminal-code', true, 'NAME'],
        ],
        'It may be Cocos (Keeling) Islands (ISO 3166-1 alpha-2), which is not here, or "kaz/criminal-code". Say the country, or give the id.',
      ],
    ])('%s', async (ref, alternatives, message) => {
      expect(await lookup(ref)).toEqual({
        ref,
        node: null,
        certainty: 'AMBIGUOUS',
        reading: null,
        reason: 'SEVERAL',
        alternatives: alternatives.map(([name, here, reading]) => ({
          node: here ? { id: name } : null,
          name,
          reading,
        })),
        message,
      });
    });

    it('several articles', async () => {
      expect(await lookup('Articles 7 and 10 of the ICCPR')).toEqual({
        ref: 'Articles 7 and 10 of the ICCPR',
        node: null,
        certainty: 'AMBIGUOUS',
        reading: null,
        reason: 'SEVERAL_NAMED',
        alternatives: ['ICCPR/7', 'ICCPR/10'].map((id) => ({ node: { id }, name: id, reading: 'CITATION' })),
        message: 'It names several articles: 7, 10. Give each as a ref of its own.',
      });
    });
  });

  describe('says why there is nothing', () => {
    it.each<[ref: string, reason: string, message: string, alternatives?: readonly string[]]>([
      ['', 'NO_WORD', 'It has no letter and no digit. Give an id, a code, a name, a document symbol or a citation.'],
      ['?!…', 'NO_WORD', 'It has no letter and no digit. Give an id, a code, a name, a document symbol or a citation.'],
      [
        '\u0000\u0007\u202e',
        'NO_WORD',
        'It has no letter and no digit. Give an id, a code, a name, a document symbol or a citation.',
      ],
      [
        'CAT art. 99',
        'ARTICLE_NOT_HERE',
        '"CAT" is here, and its article 99 is not. Ask { treaty(id: "CAT") { articles { nodes { id } } } } for those that are.',
        ['CAT'],
      ],
      [
        'CAT art. 4(9)',
        'ARTICLE_NOT_HERE',
        '"CAT" is here, and its article 4(9) is not; the nearest is "CAT/4".',
        ['CAT/4', 'CAT'],
      ],
      [
        'article 7',
        'INSTRUMENT_NOT_HERE',
        'It cites article 7, and names no law or treaty. Write it with one, as in "CAT art. 7".',
      ],
      [
        'article 3 of the European Convention on Human Rights',
        'INSTRUMENT_NOT_HERE',
        'It cites article 3, and no law or treaty here is called "European Convention on Human Rights", and none is near. Look for it by its words, with search(query:).',
      ],
      [
        'Art. 5 of the Criminal Code of Uzbekistan',
        'INSTRUMENT_NOT_HERE',
        'It cites article 5, and no law or treaty here is called "Criminal Code of Uzbekistan"; the nearest is "kaz/criminal-code".',
        ['kaz/criminal-code', 'kaz/criminal-procedure-code'],
      ],
      [
        'CAT/C/KAZ/CO/3',
        'SYMBOL_NOT_HERE',
        'No document here has the symbol "CAT/C/KAZ/CO/3"; the nearest is "un/cat-c-kaz-co-2".',
        ['un/cat-c-kaz-co-2'],
      ],
      [
        'XX/YYY/12',
        'SYMBOL_NOT_HERE',
        'No document here has the symbol "XX/YYY/12", and none is near. Look for it by its words, with search(query:).',
      ],
      [
        'SE',
        'COUNTRY_NOT_HERE',
        '"SE" is Sweden (ISO 3166-1 alpha-2), which is not here. Ask { countries { nodes { id name } } } for those that are.',
      ],
      [
        'COW 265',
        'COUNTRY_NOT_HERE',
        '"COW 265" is German Democratic Republic (Correlates of War), which is not here. Ask { countries { nodes { id name } } } for those that are.',
      ],
      ['Sweden', 'COUNTRY_NOT_HERE', 'Sweden is not here. Ask { countries { nodes { id name } } } for those that are.'],
      [
        'kaz/crimnal-code',
        'UNKNOWN_ID',
        'No node has the id "kaz/crimnal-code"; the nearest is "kaz/criminal-code".',
        ['kaz/criminal-code'],
      ],
      [
        'atlas/kazakhstan-2014/legal-framework/3.2/zz',
        'UNKNOWN_ID',
        'No node has the id "atlas/kazakhstan-2014/legal-framework/3.2/zz"; the nearest is "atlas/kazakhstan-2014/legal-framework/3.2".',
        ['atlas/kazakhstan-2014/legal-framework/3.2'],
      ],
      [
        'nobody/at/all',
        'UNKNOWN_ID',
        'No node has the id "nobody/at/all", and none is near. Look for it by its words, with search(query:).',
      ],
      ['Kazakstan', 'UNKNOWN_NAME', 'Nothing here is called "Kazakstan"; the nearest is "KAZ".', ['KAZ']],
      [
        'Comittee against Tortur',
        'UNKNOWN_NAME',
        'Nothing here is called "Comittee against Tortur"; the nearest is "un/committee-against-torture".',
        ['un/committee-against-torture', 'CAT'],
      ],
      [
        '日本国憲法',
        'UNKNOWN_NAME',
        'Nothing here is called "日本国憲法", and none is near. Look for it by its words, with search(query:).',
      ],
      [
        'اتفاقية مناهضة التعذيب',
        'UNKNOWN_NAME',
        'Nothing here is called "اتفاقية مناهضة التعذيب", and none is near. Look for it by its words, with search(query:).',
      ],
      [
        "' OR 1=1 //",
        'UNKNOWN_NAME',
        `Nothing here is called "' OR 1=1 //", and none is near. Look for it by its words, with search(query:).`,
      ],
    ])('%j', async (ref, reason, message, near = []) => {
      const entry = await lookup(ref);
      expect({ ...entry, alternatives: entry.alternatives.map(({ name }) => name) }).toEqual({
        ...MISSED,
        ref,
        reason,
        message,
        alternatives: near,
      });
      expect(entry.alternatives.map(({ node }) => node?.id)).toEqual(near);
    });

    it('of what is too long, with its beginning only', async () => {
      const [entry] = await lookedUp(api, 'x'.repeat(10_000));
      expect(entry).toEqual({
        ...MISSED,
        ref: `${'x'.repeat(300)}…`,
        reason: 'TOO_LONG',
        message:
          'It has 10000 characters, and at most 300 are read. Give the id, the code, the name or the citation alone.',
      });
    });
  });

  it('answers no refs with no entries, and asks nothing', async () => {
    graph.reset();
    expect(await lookedUp(api)).toEqual([]);
    expect(graph.total).toBe(0);
  });

  it('answers the same ref as often as it is given', async () => {
    const [first, between, second] = await lookedUp(api, 'CAT art. 4(2)', 'KZ', 'CAT art. 4(2)');
    expect(first).toEqual(second);
    expect([first?.node?.id, between?.node?.id]).toEqual(['CAT/4/2', 'KAZ']);
  });

  it('answers a hundred refs, and refuses more before anything is sent', async () => {
    expect(await lookedUp(api, ...Array.from({ length: 100 }, (_, index) => `${index}`))).toHaveLength(100);
    graph.reset();
    const { data, errors } = await api.ask(LOOKUP, { refs: Array.from({ length: 1_000 }, (_, index) => `${index}`) });
    expect(data).toBeUndefined();
    expect(errors?.map(({ message, extensions }) => [message, extensions?.['code']])).toEqual([
      ['lookup(refs:) takes at most 100 refs, and 1000 were given. Ask in several operations.', 'BAD_USER_INPUT'],
    ]);
    expect(graph.total).toBe(0);
  });

  it('refuses a null among refs', async () => {
    const { errors } = await api.ask('query ($refs: [String!]!) { lookup(refs: $refs) { certainty } }', {
      refs: [null],
    });
    expect(errors?.[0]?.message).toBe(
      'Variable "$refs" got invalid value null at "refs[0]"; Expected non-nullable type "String!" not to be null.',
    );
  });
});

describe.each(engines())('a lookup where two countries have a criminal code, in $name', ({ open }) => {
  let graph: CountedGraph;
  let api: ApiUnderTest;
  const lookup = (ref: string): Promise<Entry> => lookedUpAlike(api, 'two', ref);

  beforeAll(async () => {
    const [one, other] = [await shipped(), await fictional()];
    const known = new Set(one.records.map(({ id }) => id));
    const records = [...one.records, ...other.records.filter(({ id }) => !known.has(id))];
    graph = counting(await loaded(await open(), one.ontology, records));
    api = await apiOver(one.ontology, graph);
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  it.each<[ref: string, alternatives: readonly string[], message: string]>([
    [
      'Criminal Code',
      ['kaz/criminal-code', 'xnl/penal-code'],
      'It may be "kaz/criminal-code" or "xnl/penal-code". Say the country, or give the id.',
    ],
    // That only one of the two has the article here does not say which is meant.
    [
      'Art. 347-1 CC',
      ['kaz/criminal-code/347.1', 'xnl/penal-code'],
      'It may be "kaz/criminal-code/347.1" or "xnl/penal-code". Say the country, or give the id.',
    ],
    [
      'article 12 of the Penal Code',
      ['kaz/criminal-code', 'xnl/penal-code/12'],
      'It may be "xnl/penal-code/12" or "kaz/criminal-code". Say the country, or give the id.',
    ],
  ])('%s is open', async (ref, alternatives, message) => {
    const entry = await lookup(ref);
    expect(entry).toMatchObject({ node: null, certainty: 'AMBIGUOUS', reason: 'SEVERAL', message });
    expect(entry.alternatives.map(({ node }) => node?.id).sort()).toEqual(alternatives);
  });

  it.each([
    ['Art. 347-1 CC of Kazakhstan', 'kaz/criminal-code/347.1'],
    ['Art. 347-1 CC (KZ)', 'kaz/criminal-code/347.1'],
    ['Penal Code of Northland, art. 5(1)', 'xnl/penal-code/5/1'],
    ['Art. 12 CC XNL', 'xnl/penal-code/12'],
    ['Criminal Code of the Kingdom of "Northland", article 5, paragraph 1', 'xnl/penal-code/5/1'],
    ['ст. 12 УК Нордландии', 'xnl/penal-code/12'],
  ])('%s is not', async (ref, id) => {
    expect(await lookup(ref)).toMatchObject({ certainty: 'CITATION', node: { id }, message: null });
  });
});

describe.each(engines())('a lookup as of a day, in $name', ({ open }) => {
  const RATIFIED = 'press/northland-2012/later/1.1/b';
  let graph: CountedGraph;
  let api: ApiUnderTest;

  beforeAll(async () => {
    const { ontology, records } = await fictional();
    graph = counting(await loaded(await open(), ontology, records));
    api = await apiOver(ontology, graph);
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  it('of an id that was withdrawn says that it was, and what came in its place', async () => {
    graph.reset();
    const [renamed, wrong, small] = await lookedUp(api, 'xnl/criminal-code', 'press/northland-2010/first/1.2/c', 'xsl');
    expect(renamed).toEqual({
      ref: 'xnl/criminal-code',
      node: { id: 'xnl/criminal-code' },
      certainty: 'EXACT',
      reading: 'ID',
      alternatives: [{ node: { id: 'xnl/penal-code' }, name: 'xnl/penal-code', reading: null }],
      reason: null,
      message:
        '"xnl/criminal-code" was the id of a Law, renamed on 2012-07-01. Ask { law(id: "xnl/penal-code") } in its place.',
    });
    expect(wrong).toMatchObject({
      node: { id: 'press/northland-2010/first/1.2/c' },
      alternatives: [],
      message:
        '"press/northland-2010/first/1.2/c" was the id of a Finding, withdrawn on 2012-08-15 (ERROR). The paper speaks of a prison in another country. Nothing came in its place.',
    });
    expect(small).toMatchObject({ certainty: 'IDENTIFIER', alternatives: [{ name: 'XNL' }] });
    expect(graph.counts['withdrawals']).toBe(1);
  });

  it('does not find a claim that does not qualify, and says so', async () => {
    const ask = async (directive: string): Promise<unknown> => {
      const selection = `{ lookup(refs: ["${RATIFIED}", "XNL"]) { node { id } certainty reason message } }`;
      return (await api.ask(`query ${directive} ${selection}`)).data?.['lookup'];
    };
    const country = { node: { id: 'XNL' }, certainty: 'EXACT', reason: null, message: null };
    const claim = { node: { id: RATIFIED }, certainty: 'EXACT', reason: null, message: null };
    expect(await ask('')).toEqual([claim, country]);
    expect(await ask('@asOf(knownAt: "2020-12-31")')).toEqual([claim, country]);
    expect(await ask('@asOf(knownAt: "2011-12-31")')).toEqual([
      {
        node: null,
        certainty: 'NONE',
        reason: 'NOT_AS_OF',
        message: `The claim "${RATIFIED}" is here, and does not qualify under @asOf. Ask without the directive, or for other days.`,
      },
      country,
    ]);
  });
});
