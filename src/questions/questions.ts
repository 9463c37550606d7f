import type { DerivedField } from '../query/derived-field.js';
import type { Question } from '../query/question.js';
import { changes } from './changes/changes.js';
import { history } from './changes/history.js';
import { citation } from './citation/citation.js';
import { compare } from './compare/compare.js';
import { conflictSides } from './conflict-sides/conflict-sides.js';
import { coverage } from './coverage/coverage.js';
import { lookup } from './lookup/lookup.js';
import { meta } from './meta/meta.js';
import { NO_TEXTS } from './passage-text/held-texts.js';
import type { HeldTexts } from './passage-text/held-texts.js';
import { passageText } from './passage-text/passage-text.js';
import type { Limit } from './meta/meta.js';
import { neighbourhood } from './neighbourhood/neighbourhood.js';
import { subgraph } from './neighbourhood/subgraph.js';
import { normGaps } from './norm-gaps/norm-gaps.js';
import { path } from './path/path.js';
import { search } from './search/search.js';
import { timeline } from './timeline/timeline.js';

/** Every question of its own shape. */
export function questions(limits: readonly Limit[]): readonly Question[] {
  return [meta(limits), search, coverage, path, neighbourhood, subgraph, timeline, lookup, normGaps, compare, changes];
}

/** Every field of nodes that is made of others, or of what the server holds beside the graph. */
export function derivedFields(texts: HeldTexts = NO_TEXTS): readonly DerivedField[] {
  return [citation, conflictSides, passageText(texts), history];
}
