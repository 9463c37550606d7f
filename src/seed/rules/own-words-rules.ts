import { positionOf, textOf } from '../records/seed-record.js';
import { SHINGLE, hashOf, normalisedWords, shinglesOf } from '../source/shingles.js';
import { namesOf } from './entity-names.js';
import type { Rule, SeedView, ReportShingles } from './rule.js';

/** The fields in which we write prose. */
const PROSE = ['statement', 'attribution', 'qualifier', 'text', 'description', 'note', 'question', 'explanation'];
/** Subjects are called by common words: what they are called is no name. */
const WITHOUT_NAME = ['Topic', 'Indicator'];

export const OWN_WORDS_RULES: readonly Rule[] = [
  {
    id: 'words-are-our-own',
    sentence: `No run of ${SHINGLE} words, names aside, is that of a source.`,
    checkRecords: (seed) => {
      if (seed.shingles.size === 0) return () => [];
      const names = namesIn(seed);
      const isInReport = inReports(seed.shingles);
      return (record) =>
        PROSE.flatMap((field) => {
          const text = textOf(record, field);
          if (text === undefined) return [];
          const words = normalisedWords(text);
          const shingles = shinglesOf(words);
          if (!shingles.some(isInReport)) return [];
          const common = commonWords(words, shingles.map(hashOf), seed.shingles, names);
          if (!common) return [];
          const what = `The ${field} of "${record.id}" has "${common.words.join(' ')}" in common with "${common.report}".`;
          return [{ at: positionOf(record, field), what }];
        });
    },
  },
];

/** Whether a report has a shingle. What is said of the rows of a table has most of them in common: each is hashed once. */
function inReports(reports: ReportShingles): (shingle: string) => boolean {
  const known = new Map<string, boolean>();
  return (shingle) => {
    let is = known.get(shingle);
    if (is === undefined) {
      const hash = hashOf(shingle);
      known.set(shingle, (is = [...reports.values()].some((hashes) => hashes.has(hash))));
    }
    return is;
  };
}

/** Names of entities as lists of words, by their first word. */
type Names = ReadonlyMap<string, readonly (readonly string[])[]>;

function namesIn({ ofFamily }: SeedView): Names {
  const names = new Map<string, string[][]>();
  for (const entity of ofFamily('Entity')) {
    if (WITHOUT_NAME.includes(entity.type)) continue;
    for (const name of namesOf(entity)) {
      const words = normalisedWords(name);
      const [first] = words;
      if (first !== undefined) names.set(first, [...(names.get(first) ?? []), words]);
    }
  }
  return names;
}

/** The first stretch of words that is also in a source and has as many words outside names as a shingle. */
function commonWords(
  words: readonly string[],
  hashes: readonly string[],
  ofReports: ReportShingles,
  names: Names,
): { readonly words: readonly string[]; readonly report: string } | undefined {
  let isName: readonly boolean[] | undefined;
  for (const [report, shingles] of ofReports) {
    for (let start = 0; start < hashes.length; start += 1) {
      let end = start;
      while (shingles.has(hashes[end] ?? '')) end += 1;
      if (end === start) continue;
      // Shingles that overlap are one stretch.
      const last = end - 1 + SHINGLE;
      isName ??= wordsOfNames(words, names);
      const own = isName.slice(start, last).filter((is) => !is).length;
      if (own >= SHINGLE) return { words: words.slice(start, last), report };
      start = end;
    }
  }
  return undefined;
}

/** For each word whether it is part of a name. */
function wordsOfNames(words: readonly string[], names: Names): boolean[] {
  const isName = words.map(() => false);
  words.forEach((word, start) => {
    for (const name of names.get(word) ?? []) {
      if (name.every((part, index) => words[start + index] === part)) isName.fill(true, start, start + name.length);
    }
  });
  return isName;
}
