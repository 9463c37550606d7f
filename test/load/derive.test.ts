import { describe, expect, it } from 'vitest';
import type { Ontology } from '../../src/ontology/ontology.js';
import { readOntology } from '../../src/ontology/read.js';
import { derive } from '../../src/load/derive.js';
import type { GraphRecord } from '../../src/load/derive.js';
import { readSeed } from '../../src/seed/seed.js';
import type { SeedFile } from '../../src/seed/seed.js';
import { goodFiles, ontology } from '../support/good.js';
import { TINY_SCHEMA, tiny } from '../support/tiny.js';

function derived(files: readonly SeedFile[], of: Ontology = ontology): Map<string, GraphRecord> {
  const { records, problems } = readSeed(of, files);
  expect(problems).toEqual([]);
  return new Map(derive(of, records).map((record) => [record.id, record]));
}

const goodSeed = goodFiles;
const good = derived(goodSeed);

function properties(id: string): Record<string, unknown> {
  const { hash, ...rest } = good.get(id)?.properties ?? {};
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
  return rest;
}

function relations(id: string): string[] {
  return (good.get(id)?.relations ?? []).map(([type, to]) => `${type} ${to}`);
}

/** What one claim of the good seed becomes when its passage has another one beside it. */
function claim(fields: string, more: readonly SeedFile[] = []): GraphRecord | undefined {
  const text = `id: watch/2014/law/9.1\nreport: watch/2014\nclaims:\n  a:\n    statement: A b.\n${fields.replace(/^/gm, '    ')}\n`;
  const files = [...goodSeed, { path: 'seed/passages/x.yaml', text }, ...more];
  return derived(files).get('watch/2014/law/9.1/a');
}

describe('stored properties', () => {
  it('are the columns with a value, lists of values as JSON, and what queries need', () => {
    expect(properties('RUR')).toEqual({
      id: 'RUR',
      type: 'Country',
      sortKey: 'RUR',
      name: 'Ruritania',
      iso2: 'RU',
      aliases: ['{"text":"Руритания","language":"ru"}'],
      sources: ['{"field":"iso2","basis":"GENERAL_KNOWLEDGE","verified":false}'],
      unverifiedFields: ['iso2'],
    });
  });

  it('hold the bounds of dates beside them', () => {
    expect(properties('watch/2014/law/1.2/a')).toEqual({
      id: 'watch/2014/law/1.2/a',
      type: 'Role',
      sortKey: 'watch/d2014/law/a1.a2/a',
      statement: 'Rudolf has been Minister of Justice since 2009.',
      status: 'ACCEPTED',
      unverified: false,
      office: 'Minister of Justice',
      validFrom: '2009',
      validFromMin: '2009-01-01',
      validFromMax: '2009-12-31',
      validTo: '2012',
      validToMin: '2012-01-01',
      validToMax: '2012-12-31',
      statedOn: '2012-03',
      statedOnMin: '2012-03-01',
      statedOnMax: '2012-03-31',
      knownAt: '2012-03-31',
    });
  });

  it('leave out the bound that a date does not have', () => {
    const text = 'id: d\nbuilt: "2009/.."\n';
    const drone = derived([{ path: 'seed/drones/d.yaml', text }], tiny).get('d');
    expect(drone?.properties).toEqual({
      id: 'd',
      type: 'Drone',
      sortKey: 'd',
      armed: false,
      built: '2009/..',
      builtMin: '2009-01-01',
      hash: drone?.properties.hash,
    });
  });

  it('have a hash that says whether anything differs, and not how it was written', () => {
    const hash = (text: string): unknown =>
      derived([{ path: 'seed/drones/d.yaml', text }], tiny).get('d')?.properties.hash;
    const same = hash('{ id: d, range: 4, name: D }');
    expect(hash('{ name: "D", id: "d", range: 4, armed: false }')).toBe(same);
    const others = [
      '{ id: d, range: 5, name: D }',
      '{ id: d, name: D }',
      '{ id: d, range: 4, name: D, armed: true }',
    ].map(hash);
    expect(new Set([same, ...others]).size).toBe(4);
  });
});

describe('filled in at load', () => {
  it('a locator is what the id of the passage says', () => {
    expect(properties('watch/2014/law/1.1').locator).toBe('{"section":"law","paragraph":1,"sentence":1}');
    expect(properties('watch/2014/key-facts/5').locator).toBe('{"fact":5}');
    expect(properties('un/list/record/iv-9-rur').locator).toBe('{"record":"iv-9-rur"}');
  });

  it('a value stands there as a whole, and beside it each of its fields that it has', () => {
    const { locatorSection, locatorParagraph, locatorSentence } = properties('watch/2014/law/1.1');
    expect([locatorSection, locatorParagraph, locatorSentence]).toEqual(['law', 1, 1]);
    const names = Object.keys(properties('watch/2014/key-facts/5')).filter((name) => name.startsWith('locator'));
    expect(names).toEqual(['locator', 'locatorFact']);
  });

  it('an article has a number, a name, its instrument and the article it is part of', () => {
    expect(properties('rur/criminal-code/3/1/2')).toMatchObject({
      number: '3(1)(2)',
      name: 'Criminal Code, article 3(1)(2)',
    });
    expect(relations('rur/criminal-code/3/1/2')).toEqual([
      'OF_INSTRUMENT rur/criminal-code',
      'PART_OF rur/criminal-code/3/1',
    ]);
    expect(properties('rur/criminal-code/21')).toMatchObject({ number: '21', name: 'The article on torture' });
    expect(relations('rur/criminal-code/21')).toEqual(['OF_INSTRUMENT rur/criminal-code']);
    expect(relations('CAT/4/2')).toEqual(['OF_INSTRUMENT CAT', 'PART_OF CAT/4']);
  });

  it("a subdivision written under its article has that article's instrument", () => {
    const text = 'continues: rur/criminal-code/21\nparts:\n  "1": {}\n';
    const all = derived([...goodSeed, { path: 'seed/articles/x.yaml', text }]);
    const { properties: values, relations: links } = all.get('rur/criminal-code/21/1') ?? {};
    expect(values).toMatchObject({ number: '21(1)', name: 'Criminal Code, article 21(1)' });
    expect(links).toEqual([
      ['OF_INSTRUMENT', 'rur/criminal-code'],
      ['PART_OF', 'rur/criminal-code/21'],
    ]);
  });

  it('a report is by its publisher, unless its authors are absent', () => {
    expect(relations('watch/2014')).toEqual([
      'AUTHORED_BY ngo/watch',
      'CITES watch/2014/law/1.2',
      'PUBLISHED_BY ngo/watch',
      'REPORTS_ON RUR',
    ]);
    expect(relations('watch/2012')).toEqual(['PUBLISHED_BY ngo/watch']);
  });

  it('a claim holds from its date or period, where nothing else is written', () => {
    expect(properties('un/list/record/iv-9-rur/a')).toMatchObject({
      validFrom: '1998-08-26',
      validFromMin: '1998-08-26',
    });
    expect(properties('watch/2014/key-facts/5/a')).toMatchObject({ validFrom: '2011~', validFromMax: '2011-12-31' });
    expect(properties('watch/2014/law/1.1/a')).not.toHaveProperty('validFrom');
  });
});

describe('status', () => {
  const alleges =
    'type: Finding\nassessment: ALLEGATION\nattribution: x\nunverified: true\nvalidFrom: "2009"\nabout: [RUR]';

  interface Written {
    readonly kind: string;
    readonly status: string;
    readonly prevails?: string;
    readonly differsIn?: string;
  }

  /** Of a claim that alleges and is in the conflicts with another one, its status and the fields in question. */
  function judged(...conflicts: readonly Written[]): unknown[] {
    const more = conflicts.map(({ kind, status, prevails, differsIn }, index) => ({
      path: `seed/conflicts/x${index}.yaml`,
      text:
        `id: conflict/x${index}\nquestion: Who?\nexplanation: None.\n` +
        `claims: [watch/2014/law/1.1/a, watch/2014/law/9.1/a]\nkind: ${kind}\nstatus: ${status}\n` +
        (prevails === undefined ? '' : `prevails: [${prevails}]\n`) +
        (differsIn === undefined ? '' : `differsIn: [${differsIn}]\n`),
    }));
    const { status, differsIn = [] } = claim(alleges, more)?.properties ?? {};
    return [status, differsIn];
  }
  const other = 'watch/2014/law/1.1/a';
  const lost = { kind: 'CONTRADICTION', status: 'RESOLVED', prevails: other };
  const open = { kind: 'CONTRADICTION', status: 'OPEN' };

  it('is SUPERSEDED before REFUTED before DISPUTED before UNVERIFIED before ACCEPTED', () => {
    const replaced = {
      path: 'seed/roles/x.yaml',
      text:
        'id: watch/2014/law/1.2/y\nstatement: A b.\nholder: person/rudolf\noffice: x\nvalidFrom: "2010"\n' +
        'citations: [watch/2014/law/1.2]\nsupersedes: [watch/2014/law/9.1/a]\n',
    };
    const contested = {
      path: 'seed/conflicts/x.yaml',
      text:
        `id: conflict/x\nquestion: Who?\nexplanation: None.\nclaims: [${other}, watch/2014/law/9.1/a]\n` +
        `kind: CONTRADICTION\nstatus: RESOLVED\nprevails: [${other}]\ndiffersIn: [validFrom]\n`,
    };
    const { status, differsIn } = claim(alleges, [replaced, contested])?.properties ?? {};
    expect([status, differsIn]).toEqual(['SUPERSEDED', undefined]);
    expect(judged(open, lost)).toEqual(['REFUTED', []]);
    expect(judged(open)).toEqual(['DISPUTED', []]);
    expect(judged()).toEqual(['UNVERIFIED', []]);
    expect(properties('watch/2014/law/1.1/b').status).toBe('SUPERSEDED');
    expect(properties('watch/2014/key-facts/5/a').status).toBe('DISPUTED');
    expect(properties('watch/2014/law/1.1/a').status).toBe('ACCEPTED');
  });

  it('is not changed by a conflict in which it prevails, or in which nobody is wrong', () => {
    expect(judged({ ...lost, prevails: 'watch/2014/law/9.1/a' })).toEqual(['UNVERIFIED', []]);
    for (const kind of ['SCOPE', 'PERIOD', 'OMISSION']) {
      expect(judged({ kind, status: 'OPEN', differsIn: 'validFrom' })).toEqual(['UNVERIFIED', []]);
      const all = `${other}, watch/2014/law/9.1/a`;
      expect(judged({ kind, status: 'RESOLVED', prevails: all })).toEqual(['UNVERIFIED', []]);
    }
  });

  it('says in which fields, by the conflicts that it comes from', () => {
    expect(judged({ ...open, differsIn: 'validFrom' })).toEqual(['DISPUTED', ['validFrom']]);
    expect(judged({ ...open, differsIn: 'validFrom' }, { ...open, differsIn: 'about, validFrom' })).toEqual([
      'DISPUTED',
      ['about', 'validFrom'],
    ]);
    expect(judged({ ...open, differsIn: 'validFrom' }, { ...lost, differsIn: 'validTo' })).toEqual([
      'REFUTED',
      ['validTo'],
    ]);
  });
});

describe('what became of a recommendation', () => {
  /** Findings of the day, each with what it judges, that follow up one recommendation. */
  function became(...followUps: readonly (readonly [id: string, statedOn: string, judged?: string])[]): unknown {
    const findings = followUps.map(
      ([id, statedOn, judged]) =>
        `  ${id}:\n    type: Finding\n    statement: A b.\n    assessment: FACT\n    attribution: x\n    about: [RUR]\n` +
        `    statedOn: "${statedOn}"\n${judged === undefined ? '' : `    implementation: ${judged}\n`}`,
    );
    const ids = followUps.map(([id]) => `watch/2014/law/9.1/${id}`).join(', ');
    const recommendation =
      '  z:\n    type: Recommendation\n    statement: A b.\n    kind: APPEAL\n    about: [RUR]\n' +
      (ids === '' ? '' : `    followedUpBy: [${ids}]\n`);
    const text = `id: watch/2014/law/9.1\nreport: watch/2014\nclaims:\n${findings.join('')}${recommendation}`;
    const all = derived([...goodSeed, { path: 'seed/passages/x.yaml', text }]);
    return all.get('watch/2014/law/9.1/z')?.properties.implementation;
  }

  it('is what the latest claim says that judges it', () => {
    expect(became(['a', '2012', 'PARTLY'], ['b', '2011-05', 'NOT_IMPLEMENTED'], ['c', '2013'])).toBe('PARTLY');
    expect(became(['a', '2012', 'PARTLY'], ['b', '2012-12', 'IMPLEMENTED'])).toBe('IMPLEMENTED');
    expect(became(['b', '2012', 'PARTLY'], ['a', '2012', 'IMPLEMENTED'])).toBe('PARTLY');
    expect(became(['b', '2012/..', 'PARTLY'], ['a', '2001', 'IMPLEMENTED'])).toBe('IMPLEMENTED');
    expect(properties('watch/2014/law/1.1/c').implementation).toBe('NOT_IMPLEMENTED');
  });

  it('is UNKNOWN where no claim says it', () => {
    expect(became()).toBe('UNKNOWN');
    expect(became(['a', '2012'])).toBe('UNKNOWN');
  });
});

describe('the fields that nobody compared', () => {
  it('are those that "sources" names and none of whose sources is verified', () => {
    expect(properties('RUR').unverifiedFields).toEqual(['iso2']);
    expect(properties('watch/2014')).not.toHaveProperty('unverifiedFields');
    expect(properties('rur/ministry')).not.toHaveProperty('unverifiedFields');
  });
});

describe('knownAt', () => {
  const finding = 'type: Finding\nassessment: FACT\nattribution: x\nabout: [RUR]';

  it('is the last day of statedOn, else of the report it was stated in, else of the citing report', () => {
    expect(claim(`${finding}\nstatedOn: "2010-02"\nstatedIn: watch/2012`)?.properties.knownAt).toBe('2010-02-28');
    expect(claim(`${finding}\nstatedIn: watch/2012`)?.properties.knownAt).toBe('2012-12-31');
    expect(claim(finding)?.properties.knownAt).toBe('2014-03-31');
  });

  it('counts the passage that the claim was first read from', () => {
    const citations = '[un/list/record/iv-9-rur, watch/2014/law/1.2]';
    const text = `id: watch/2014/law/1.2/z\nstatement: A b.\nassessment: FACT\nattribution: x\nabout: [RUR]\ncitations: ${citations}\n`;
    const all = derived([...goodSeed, { path: 'seed/findings/x.yaml', text }]);
    expect(all.get('watch/2014/law/1.2/z')?.properties.knownAt).toBe('2014-03-31');
  });

  it('of a treaty action that a data set lists is its own date', () => {
    expect(properties('un/list/record/iv-9-rur/a').knownAt).toBe('1998-08-26');
    expect(properties('un/list/record/iv-9-rur-declaration/a').knownAt).toBe('2026-01-15');
    const elsewhere =
      'type: TreatyAction\ninferred: [treaty]\naction: RATIFICATION\ntreaty: CAT\ncountry: RUR\ndate: "1998"';
    expect(claim(elsewhere)?.properties.knownAt).toBe('2014-03-31');
  });

  it('is left out where no source says', () => {
    expect(claim(`${finding}\nstatedOn: "2010/.."`)?.properties).not.toHaveProperty('knownAt');
  });
});

describe('about', () => {
  const about = (record: GraphRecord | undefined): string[] =>
    (record?.relations ?? []).filter(([type]) => type === 'ABOUT').map(([, to]) => to);

  it('is what a claim is related to, with the countries of those, and never a topic', () => {
    expect(about(good.get('watch/2014/law/1.1/a'))).toEqual(['CAT/1', 'RUR', 'ngo/watch', 'rur/criminal-code/21']);
    expect(about(good.get('watch/2014/law/1.1/b'))).toEqual(['RUR', 'rur/strelsau', 'watch/2012']);
  });

  it('keeps what a curator adds, topics too', () => {
    const fields = 'type: Finding\nassessment: FACT\nattribution: x\nabout: [topic/torture, rur/ministry]';
    expect(about(claim(fields))).toEqual(['RUR', 'rur/ministry', 'topic/torture']);
  });
});

describe('from above', () => {
  const leads = (id: string, relation: string): string[] =>
    (good.get(id)?.relations ?? []).filter(([type]) => type === relation).map(([, to]) => to);

  it('a claim is seen from what it is about and on, from its reports, and from what these are part of', () => {
    expect(leads('watch/2014/law/1.1/a', 'SEEN_FROM')).toEqual([
      'CAT',
      'CAT/1',
      'RUR',
      'ngo/watch',
      'rur/criminal-code',
      'rur/criminal-code/21',
      'topic/definition',
      'topic/torture',
      'watch/2014',
    ]);
    expect(leads('watch/2014/law/1.1/b', 'SEEN_FROM')).toEqual(['RUR', 'rur/strelsau', 'watch/2012', 'watch/2014']);
  });

  it('a finding is seen from the norms that its own are part of, at any depth', () => {
    expect(leads('watch/2014/law/1.1/a', 'CONCERNS_WITHIN')).toEqual(['rur/criminal-code', 'rur/criminal-code/21']);
    expect(leads('watch/2014/law/1.1/a', 'MEASURED_WITHIN')).toEqual(['CAT', 'CAT/1']);
    const deep = 'type: Finding\nassessment: FACT\nattribution: x\nconcerns: [rur/criminal-code/3/1/2, rur/strelsau]';
    const found = claim(deep.replace('concerns', 'inferred: [concerns]\nconcerns'))?.relations ?? [];
    expect(found.filter(([type]) => type === 'CONCERNS_WITHIN').map(([, to]) => to)).toEqual([
      'rur/criminal-code',
      'rur/criminal-code/3',
      'rur/criminal-code/3/1',
      'rur/criminal-code/3/1/2',
    ]);
  });

  it('a finding is on the countries to which what it concerns belongs, and on those it is about, not for the sake of the speaker', () => {
    const on = (fields: string): string[] =>
      (claim(`type: Finding\nassessment: FACT\n${fields}`)?.relations ?? [])
        .filter(([type]) => type === 'ON_COUNTRY')
        .map(([, to]) => to);
    expect(leads('watch/2014/law/1.1/a', 'ON_COUNTRY')).toEqual(['RUR']);
    expect(on('foundBy: [rur/ministry]\nmeasuredAgainst: [CAT/1]\ninferred: [foundBy, measuredAgainst]')).toEqual([]);
    expect(on('foundBy: [rur/ministry]\ninferred: [foundBy, concerns]\nconcerns: [rur/criminal-code/21]')).toEqual([
      'RUR',
    ]);
    expect(on('attribution: x\nabout: [rur/ministry]')).toEqual(['RUR']);
    expect(on('attribution: x\nmeasuredAgainst: [CAT/1]\ninferred: [measuredAgainst]')).toEqual([]);
  });

  it('a recommendation is to the countries of those whom it addresses, and asked under what its norms are part of', () => {
    const fields =
      'type: Recommendation\nkind: RECOMMENDATION\nattribution: x\naddressedTo: [rur/ministry]\nmeasuredAgainst: [CAT/1]\ninferred: [addressedTo, measuredAgainst]';
    const found = claim(fields)?.relations ?? [];
    const to = (relation: string): string[] => found.filter(([type]) => type === relation).map(([, id]) => id);
    expect(to('TO_COUNTRY')).toEqual(['RUR']);
    expect(to('ASKED_WITHIN')).toEqual(['CAT', 'CAT/1']);
  });

  it('is what @derived says, whatever the types are called', () => {
    const text = `
"A ship."
type Ship implements Node & Entity @node(plural: "ships") {
  id: ID!
  name: String
  "The ship it follows."
  follows: Ship @relation(type: "FOLLOWS")
  "The dock it lies in."
  dock: Dock @relation(type: "DOCK")
  "The docks of those it follows, and all around these."
  docks: [Dock!]! @relation(type: "SEEN_DOCK") @derived(from: ["follows.dock", "dock"], upwards: ["around"])
  "The docks around the one of the ship it follows that are not around its own."
  other: [Dock!]! @relation(type: "OTHER") @derived(from: [], orFrom: ["follows.dock"], unlessFrom: ["dock"], upwards: ["around"])
}

"A dock."
type Dock implements Node & Entity @node(plural: "docks") {
  id: ID!
  name: String
  "The dock around it."
  around: Dock @relation(type: "AROUND")
  "The ships seen from it."
  ships: [Ship!]! @relation(type: "SEEN_DOCK", direction: IN)
}
`;
    const ships = readOntology(TINY_SCHEMA + text);
    const files = [
      { path: 'seed/docks/d.yaml', text: '- { id: a }\n- { id: b, around: a }\n- { id: c, around: b }\n- { id: d }\n' },
      {
        path: 'seed/ships/s.yaml',
        text: '- { id: s, dock: c }\n- { id: t, follows: s, dock: d }\n- { id: u, follows: t }\n- { id: v, follows: s, dock: b }\n- { id: w, follows: s }\n',
      },
    ];
    const seen = (id: string, relation = 'SEEN_DOCK'): string[] =>
      (derived(files, ships).get(id)?.relations ?? []).filter(([type]) => type === relation).map(([, to]) => to);
    expect(seen('s')).toEqual(['a', 'b', 'c']);
    expect(seen('t')).toEqual(['a', 'b', 'c', 'd']);
    expect(seen('u')).toEqual(['d']);
    expect(seen('v')).toEqual(['a', 'b', 'c']);
    expect(seen('v', 'OTHER')).toEqual(['c']);
    expect(seen('w', 'OTHER')).toEqual(['a', 'b', 'c']);
  });
});

describe('what a record is found by', () => {
  const fields =
    'type: Finding\nassessment: FACT\nattribution: x\ninferred: [concerns]\nconcerns: [rur/criminal-code/21, RUR]\ntopics: [topic/torture]';
  const tokens = (record: GraphRecord | undefined): string[] => (record?.postings ?? []).map(({ token }) => token);

  it('are names of what it leads to, of a country none', () => {
    const found = tokens(claim(fields));
    expect(found).toContain('torture');
    expect(found).toContain('article');
    expect(found).not.toContain('ruritania');
  });

  it('and so its hash, changes with a name at the other end, and nobody else is changed', () => {
    const seed = (name: string): Map<string, GraphRecord> => {
      const topics = { path: 'seed/topics/x.yaml', text: `- id: topic/x\n  name: ${name}\n- id: topic/y\n  name: Y\n` };
      const passage = ['a', 'b'].map(
        (letter) =>
          `  ${letter}:\n    statement: A b.\n    type: Finding\n    assessment: FACT\n    attribution: x\n    about: [RUR]\n` +
          `    topics: [topic/${letter === 'a' ? 'x' : 'y'}]\n`,
      );
      const text = `id: watch/2014/law/9.1\nreport: watch/2014\nclaims:\n${passage.join('')}`;
      return derived([...goodSeed, topics, { path: 'seed/passages/x.yaml', text }]);
    };
    const [before, after] = [seed('Torment'), seed('Ordeal')];
    const changed = [...after.values()].filter((now) => before.get(now.id)?.properties.hash !== now.properties.hash);
    expect(changed.map(({ id }) => id).sort()).toEqual(['topic/x', 'watch/2014/law/9.1/a']);
    for (const { id } of changed) {
      expect(tokens(before.get(id))).toContain('torment');
      expect(tokens(after.get(id))).toContain('ordeal');
      expect(tokens(after.get(id))).not.toContain('torment');
    }
  });

  it('are no more names of a relation than eight, the first in natural order', () => {
    const topics = Array.from({ length: 12 }, (_, index) => `- id: topic/t${index + 1}\n  name: Word${index + 1}x\n`);
    const many = { path: 'seed/topics/many.yaml', text: topics.join('') };
    const all = [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((index) => `topic/t${index}`).join(', ');
    const found = tokens(
      claim(`type: Finding\nassessment: FACT\nattribution: x\nabout: [RUR]\ntopics: [${all}]`, [many]),
    );
    expect(found.filter((token) => token.startsWith('word'))).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((index) => `word${index}x`),
    );
  });
});

it('relations start at the record that writes them, whichever side it stands on', () => {
  const north = derived([{ path: 'seed/bases/n.yaml', text: 'id: n\ndrones:\n  d: {}\n' }], tiny);
  expect(north.get('n')?.relations).toEqual([]);
  expect(north.get('n/d')?.relations).toEqual([['BASED_AT', 'n']]);
});
