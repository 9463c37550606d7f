import { printPosition } from '../problem.js';
import type { Position } from '../problem.js';
import { locatorInId } from '../records/passage-id.js';
import { isWritten, positionOf, referencesOf, textOf } from '../records/seed-record.js';
import type { Rule } from './rule.js';

const DIGEST = /^[0-9a-f]{64}$/;

export const EVIDENCE_RULES: readonly Rule[] = [
  {
    id: 'passage-id-is-locator',
    sentence:
      'The id of a passage goes on after its report with section/paragraph.sentence, key-facts/NUMBER or record/NAME.',
    check: ({ ofType }) =>
      ofType('Passage').flatMap((passage) => {
        const [report] = referencesOf(passage, 'report');
        if (!report || isWritten(passage, 'locator') || locatorInId(passage.id, report.id)) return [];
        return [{ at: passage.at, what: `"${passage.id}" does not say where in "${report.id}" it stands.` }];
      }),
  },
  {
    id: 'digest-is-sha-256',
    sentence: 'A digest is 64 hexadecimal characters in lower case.',
    check: ({ ofType }) =>
      ofType('Passage').flatMap((passage) => {
        const digest = textOf(passage, 'digest');
        if (digest === undefined || DIGEST.test(digest)) return [];
        return [{ at: positionOf(passage, 'digest'), what: `"${digest}" is none.` }];
      }),
  },
  {
    id: 'footnote-number-once',
    sentence: 'Each footnote of a report has a number of its own.',
    check: ({ ofType }) => {
      const first = new Map<string, Position>();
      return ofType('Footnote').flatMap((footnote) => {
        const [report] = referencesOf(footnote, 'report');
        const number = footnote.columns.get('number')?.value;
        if (!report || typeof number !== 'number') return [];
        const at = positionOf(footnote, 'number');
        const key = `${report.id} ${number}`;
        const other = first.get(key);
        if (!other) {
          first.set(key, at);
          return [];
        }
        return [{ at, what: `Number ${number} of "${report.id}" is used at ${printPosition(other)} already.` }];
      });
    },
  },
  {
    id: 'footnote-in-its-report',
    sentence: 'A footnote stands in a passage of its own report.',
    check: ({ ofType, byId }) =>
      ofType('Footnote').flatMap((footnote) => {
        const [report] = referencesOf(footnote, 'report');
        const [passage] = referencesOf(footnote, 'passage');
        const target = passage && byId.get(passage.id);
        const [other] = target ? referencesOf(target, 'report') : [];
        if (!report || !passage || !other || other.id === report.id) return [];
        return [{ at: passage.at, what: `"${passage.id}" is a passage of "${other.id}", not of "${report.id}".` }];
      }),
  },
];
