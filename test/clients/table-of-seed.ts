import { derive } from '../../src/load/derive.js';
import { shipped } from '../support/seeded.js';

/** What the clients are to make, worked out from the records without the API. */
export async function tableOfSeed(): Promise<string> {
  const { ontology, records } = await shipped();
  const counts = new Map<string, { actions: number; recommendations: number }>();
  for (const { type, properties, relations } of derive(ontology, records)) {
    const isAction = type === 'TreatyAction';
    if (!isAction && type !== 'Recommendation') continue;
    const date = isAction ? properties['date'] : (properties['statedOn'] ?? properties['knownAt']);
    const year = /\d{4}/.exec(typeof date === 'string' ? date : '')?.[0] ?? 'undated';
    for (const [relation, to] of relations) {
      if (relation !== (isAction ? 'COUNTRY' : 'TO_COUNTRY')) continue;
      const key = `${to},${year}`;
      const { actions, recommendations } = counts.get(key) ?? { actions: 0, recommendations: 0 };
      const more = isAction ? [1, 0] : [0, 1];
      counts.set(key, { actions: actions + (more[0] ?? 0), recommendations: recommendations + (more[1] ?? 0) });
    }
  }
  const lines = [...counts].map(([key, { actions, recommendations }]) => `${key},${actions},${recommendations}`);
  return ['country,year,treaty_actions,recommendations', ...lines.sort()].join('\n');
}
