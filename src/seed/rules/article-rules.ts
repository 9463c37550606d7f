import { parentId } from '../records/id.js';
import { positionOf, referencesOf } from '../records/seed-record.js';
import type { SeedRecord } from '../records/seed-record.js';
import type { Rule } from './rule.js';

export const ARTICLE_RULES: readonly Rule[] = [
  {
    id: 'subdivision-has-parent',
    sentence: 'The article or subdivision that a subdivision is part of is present.',
    check: (seed) =>
      seed.ofType('Article').flatMap((article) => {
        const parent = parentId(article.id) ?? '';
        if (seed.byId.get(parent)?.type === 'Article' || isTopArticle(article)) return [];
        const named = article.relations.has('instrument');
        const what = named
          ? `"${article.id}" is there without "${parent}".`
          : `"${article.id}" has no "instrument" and there is no article "${parent}".`;
        return [{ at: article.at, what }];
      }),
  },
  {
    id: 'article-id-names-instrument',
    sentence: 'The id of an article begins with the id of its law or treaty.',
    check: ({ ofType }) =>
      ofType('Article').flatMap((article) => {
        const [instrument] = referencesOf(article, 'instrument');
        if (!instrument || article.id.startsWith(`${instrument.id}/`)) return [];
        return [
          { at: positionOf(article, 'instrument'), what: `"${article.id}" does not begin with "${instrument.id}/".` },
        ];
      }),
  },
];

/** Whether the article stands directly under its instrument; one with a foreign id is a breach of the other rule. */
function isTopArticle(article: SeedRecord): boolean {
  if (!article.relations.has('instrument')) return false;
  const [instrument] = referencesOf(article, 'instrument');
  if (!instrument || !article.id.startsWith(`${instrument.id}/`)) return true;
  return !article.id.slice(instrument.id.length + 1).includes('/');
}
