export const RECOMMENDATION = 'Recommendation';
/** The types of claims, which have a statement and who says it. */
const CLAIMS: ReadonlySet<string> = new Set(['Finding', RECOMMENDATION, 'Observation', 'TreatyAction', 'Role']);

export function isClaim(type: string): boolean {
  return CLAIMS.has(type);
}
