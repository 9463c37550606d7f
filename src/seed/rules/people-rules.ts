import { referencesOf } from '../records/seed-record.js';
import type { Rule } from './rule.js';

export const PEOPLE_RULES: readonly Rule[] = [
  {
    id: 'person-holds-office',
    sentence: 'Only people who hold or held a public office are in the seed: every person is the "holder" of a role.',
    check: ({ ofType }) => {
      const holders = new Set(ofType('Role').flatMap((role) => referencesOf(role, 'holder').map(({ id }) => id)));
      return ofType('Person')
        .filter((person) => !holders.has(person.id))
        .map((person) => ({ at: person.at, what: `"${person.id}" is the holder of none.` }));
    },
  },
];
