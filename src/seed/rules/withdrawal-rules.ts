import { withArticle } from '../../ontology/with-article.js';
import { WITHDRAWN } from '../../ontology/ontology.js';
import { positionOf, referencesOf, textOf } from '../records/seed-record.js';
import type { ReleasedId } from '../released/released-ids.js';
import { didYouMean } from '../suggest.js';
import type { Breach, Rule, SeedView } from './rule.js';

/** The reasons for which the thing itself is still here. */
const STILL_HERE = ['RENAMED', 'MERGED'];

export const WITHDRAWAL_RULES: readonly Rule[] = [
  {
    id: 'released-id-stays',
    sentence: 'Every id that was ever released exists, or a record in withdrawn/ says when and why it went.',
    check: ({ releases, declared }) => {
      const said = new Set<string>();
      return releases.flatMap(({ version, ids }) =>
        ids.flatMap(({ id, type, at }): Breach[] => {
          if (declared.has(id) || said.has(id)) return [];
          said.add(id);
          return [{ at, what: `"${id}", ${withArticle(type)} of release ${version}, is gone.` }];
        }),
      );
    },
  },
  {
    id: 'withdrawn-id-is-not-used-again',
    sentence: 'What has a new meaning has a new id.',
    check: ({ releases, byId }) =>
      releases.flatMap(({ version, ids }) =>
        ids.flatMap(({ id, type }): Breach[] => {
          const record = type === WITHDRAWN ? byId.get(id) : undefined;
          if (!record || record.type === WITHDRAWN) return [];
          return [{ at: record.at, what: `"${id}" was withdrawn before release ${version}, and is used again.` }];
        }),
      ),
  },
  {
    id: 'withdrawn-id-was-released',
    sentence: 'Only an id that was released is withdrawn: what nobody can hold is taken out without a record.',
    check: (seed) => {
      // A seed without manifests does not say what was released.
      if (seed.releases.length === 0) return [];
      const released = releasedIds(seed);
      return seed
        .ofType(WITHDRAWN)
        .filter(({ id }) => !released.has(id))
        .map(({ id, at }) => ({ at, what: `"${id}" was in no release.` }));
    },
  },
  {
    id: 'withdrawal-names-type',
    sentence: 'A withdrawal says in "was" which type of node the id stood for.',
    check: (seed) => {
      const released = releasedIds(seed);
      const types = [...seed.ontology.nodes.keys()].filter((name) => name !== WITHDRAWN);
      return seed.ofType(WITHDRAWN).flatMap((record) => {
        const was = textOf(record, 'was');
        const before = [...new Set((released.get(record.id) ?? []).map(({ type }) => type))];
        const known = before.filter((type) => type !== WITHDRAWN);
        if (was === undefined || (known.length > 0 ? known : types).includes(was)) return [];
        const at = positionOf(record, 'was');
        if (known.length === 0) return [{ at, what: `"${was}" is no type of node.${didYouMean(was, types)}` }];
        return [{ at, what: `"${record.id}" was ${known.map(withArticle).join(' and ')}, not ${withArticle(was)}.` }];
      });
    },
  },
  {
    id: 'successor-is-here',
    sentence: 'A successor is not withdrawn itself, so that nobody has to ask twice.',
    check: ({ ofType, byId }) =>
      ofType(WITHDRAWN).flatMap((record) =>
        referencesOf(record, 'successor').flatMap(({ id, at }) => {
          const next = byId.get(id);
          if (next?.type !== WITHDRAWN) return [];
          const [last] = referencesOf(next, 'successor');
          const advice = last && last.id !== record.id ? ` Write "${last.id}", which came in its place.` : '';
          return [{ at, what: `"${id}" is.${advice}` }];
        }),
      ),
  },
  {
    id: 'renamed-has-successor',
    sentence: 'What was renamed or merged has a successor; what was renamed is still of the same type.',
    check: ({ ofType, byId }) =>
      ofType(WITHDRAWN).flatMap((record): Breach[] => {
        const [reason, was] = [textOf(record, 'reason') ?? '', textOf(record, 'was')];
        const [successor] = referencesOf(record, 'successor');
        if (!STILL_HERE.includes(reason)) return [];
        const at = positionOf(record, 'reason');
        if (!successor) return [{ at, what: `"${record.id}" has none.` }];
        const type = byId.get(successor.id)?.type;
        if (reason !== 'RENAMED' || was === undefined || type === undefined || [was, WITHDRAWN].includes(type))
          return [];
        return [
          {
            at: successor.at,
            what: `"${record.id}" was ${withArticle(was)}, and "${successor.id}" is ${withArticle(type)}.`,
          },
        ];
      }),
  },
];

/** What releases say of each id. */
function releasedIds({ releases }: SeedView): ReadonlyMap<string, readonly ReleasedId[]> {
  const found = new Map<string, ReleasedId[]>();
  for (const one of releases.flatMap(({ ids }) => ids)) {
    const known = found.get(one.id);
    if (known) known.push(one);
    else found.set(one.id, [one]);
  }
  return found;
}
