import type { FieldNode } from 'graphql';
import { invalid } from '../../query/invalid.js';
import type { Question, QuestionPlan, QuestionRequest } from '../../query/question.js';
import { planCountryCoverage } from './country-coverage.js';
import { COVERAGE_TYPES } from './coverage-types.js';
import { planReportCoverage } from './report-coverage.js';

/** `coverage`: how much of a report is here, or what is recorded of a country. */
export const coverage: Question = { name: 'coverage', sdl: COVERAGE_TYPES, plan: planCoverage };

function planCoverage(request: QuestionRequest): QuestionPlan {
  const report = (request.args.report ?? undefined) as string | undefined;
  const country = (request.args.country ?? undefined) as string | undefined;
  if (report !== undefined && country !== undefined) throw notOne(request.node, 'both were given');
  if (report !== undefined) return planReportCoverage(request, report);
  if (country !== undefined) return planCountryCoverage(request, country);
  throw notOne(request.node, 'neither was given');
}

function notOne(node: FieldNode, given: string): Error {
  return invalid(
    `coverage takes report or country, and ${given}. Ask coverage(report: ...) for how much of a report is here, coverage(country: ...) for what is recorded of a country, or each under a name of its own for both.`,
    node,
  );
}
