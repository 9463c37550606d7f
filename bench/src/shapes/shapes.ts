import { FILTERS } from './filters.js';
import { PAGES } from './pages.js';
import { SEARCH } from './search.js';
import type { Shape } from './shape.js';

/** All questions that the servers are measured by, in the order of the report. */
export const SHAPES: readonly Shape[] = [...PAGES, ...FILTERS, SEARCH];

/** What the light clients of the mix ask for, and what is asked of graphs of several sizes. */
export const LIGHT = 'article';
