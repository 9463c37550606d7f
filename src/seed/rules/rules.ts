import type { Ontology } from '../../ontology/ontology.js';
import { problemAt } from '../problem.js';
import type { Problem } from '../problem.js';
import type { SeedRecord } from '../records/seed-record.js';
import { ABSENCE_RULES } from './absence-rules.js';
import { ARTICLE_RULES } from './article-rules.js';
import { CLAIM_RULES } from './claim-rules.js';
import { COMPLETE_REPORT_RULES } from './complete-report-rules.js';
import { CONFLICT_RULES } from './conflict-rules.js';
import { CYCLE_RULES } from './cycle-rules.js';
import { EVIDENCE_RULES } from './evidence-rules.js';
import { ID_RULES } from './id-rules.js';
import { IDENTITY_RULES } from './identity-rules.js';
import { OBSERVATION_RULES } from './observation-rules.js';
import { OWN_WORDS_RULES } from './own-words-rules.js';
import { PEOPLE_RULES } from './people-rules.js';
import { RECOMMENDATION_RULES } from './recommendation-rules.js';
import { RELEASE_RULES } from './release-rules.js';
import { viewSeed } from './rule.js';
import type { BesideRecords, Breach, Rule } from './rule.js';
import { SOURCE_RULES } from './source-rules.js';
import { STATEMENT_RULES } from './statement-rules.js';
import { TREATY_ACTION_RULES } from './treaty-action-rules.js';
import { WITHDRAWAL_RULES } from './withdrawal-rules.js';

/** How many records are a piece: so few that what waits for one hardly waits. */
const RUN = 100;

/** Every rule that a seed keeps, besides being what schema.graphql allows. */
export const RULES: readonly Rule[] = [
  ...CLAIM_RULES,
  ...STATEMENT_RULES,
  ...TREATY_ACTION_RULES,
  ...RECOMMENDATION_RULES,
  ...OBSERVATION_RULES,
  ...OWN_WORDS_RULES,
  ...ARTICLE_RULES,
  ...EVIDENCE_RULES,
  ...CONFLICT_RULES,
  ...COMPLETE_REPORT_RULES,
  ...ABSENCE_RULES,
  ...SOURCE_RULES,
  ...IDENTITY_RULES,
  ...ID_RULES,
  ...PEOPLE_RULES,
  ...CYCLE_RULES,
  ...WITHDRAWAL_RULES,
  ...RELEASE_RULES,
];

/** Every breach of every rule. A rule speaks of types by name; one that the ontology lacks has no records. */
export function checkRules(
  ontology: Ontology,
  records: readonly SeedRecord[],
  beside: BesideRecords,
  rules: readonly Rule[] = RULES,
): Problem[] {
  return [...eachRule(ontology, records, beside, rules)].flat();
}

/** As `checkRules`, piece by piece: of a large seed all take seconds. */
export function* eachRule(
  ontology: Ontology,
  records: readonly SeedRecord[],
  beside: BesideRecords,
  rules: readonly Rule[] = RULES,
): Generator<Problem[]> {
  const seed = viewSeed(ontology, records, beside);
  for (const rule of rules) {
    for (const breaches of 'check' in rule ? [rule.check(seed)] : inRuns(records, rule.checkRecords(seed))) {
      yield breaches.map(({ at, what }) => problemAt(at, `${what} Rule ${rule.id}: ${rule.sentence}`));
    }
  }
}

function* inRuns(records: readonly SeedRecord[], check: (record: SeedRecord) => Breach[]): Generator<Breach[]> {
  for (let start = 0; start < records.length; start += RUN) {
    yield records.slice(start, start + RUN).flatMap(check);
  }
}
