import { select } from './selection.js';
import type { Selection } from './selection.js';

export const REPORT = select('Report', ['id', 'name', 'kind', 'publishedOn']);
export const FINDING = ['id', 'statement', 'assessment', 'status', 'knownAt', 'unverified'];
export const ARTICLE = ['id', 'number', 'heading'];
export const LAW = ['id', 'name', 'kind', 'enactedOn'];
export const PASSAGE = ['id', 'digest'];

/** Articles with what was found on them, down to the reports that say so. */
export function articles(findings: number, citations: number): Selection {
  const passages = select('Passage', PASSAGE, { report: REPORT });
  return select('Article', ARTICLE, {
    [`directFindings:${findings}`]: select('Finding', FINDING, { [`citations:${citations}`]: passages }),
  });
}
