/** What becomes of a norm in a country, the first that applies: the rule is `gapStatus`. */
export const GAP_STATUSES = [
  'NOT_BOUND',
  'VIOLATES',
  'FALLS_SHORT',
  'CRITICISED',
  'CONCERN',
  'CONFORMS',
  'NO_NATIONAL_PROVISION_KNOWN',
  'NOT_ASSESSED',
] as const;

export type GapStatus = (typeof GAP_STATUSES)[number];

/** The assessments that decide, the gravest first. Facts and allegations assess nothing, and a welcome no norm. */
export const DECIDING = ['VIOLATES', 'FALLS_SHORT', 'CRITICISED', 'CONCERN', 'CONFORMS'] as const;

export type Deciding = (typeof DECIDING)[number];

/** What a treaty action must be to bind. */
export const BINDING_ACTIONS: readonly string[] = [
  ...['RATIFICATION', 'ACCEPTANCE', 'APPROVAL', 'FORMAL_CONFIRMATION', 'DEFINITIVE_SIGNATURE', 'ACCESSION'],
  ...['CONSENT_TO_BE_BOUND', 'SUCCESSION', 'PARTY'],
];

/** The status of claims that decide. */
export const STANDING: readonly string[] = ['ACCEPTED'];

/** The status of claims that would decide if nobody doubted them. */
export const DOUBTFUL: readonly string[] = ['DISPUTED', 'UNVERIFIED'];

/**
 * The status of a norm: from what binds, else from the gravest finding that stands, else from whether any national
 * provision is known. That nothing is recorded is never read as conformity, and of a country of which no law is recorded
 * not as a lack of provisions either.
 * @param gravest of the findings that stand, as `gravestOf` says.
 */
export function gapStatus(
  bound: boolean,
  gravest: Deciding | undefined,
  { provisions, hasLaws }: { readonly provisions: number; readonly hasLaws: boolean },
): GapStatus {
  if (!bound) return 'NOT_BOUND';
  return gravest ?? (provisions === 0 && hasLaws ? 'NO_NATIONAL_PROVISION_KNOWN' : 'NOT_ASSESSED');
}

/** The gravest assessment that any of some findings makes; undefined where none makes one that decides. */
export function gravestOf(
  found: readonly { readonly assessment: string; readonly number: number }[],
): Deciding | undefined {
  return DECIDING.find((deciding) => found.some(({ assessment, number }) => assessment === deciding && number > 0));
}

/** The assessments by which findings in doubt would decide, if they stood: those as grave as what stands, or graver. */
export function asGraveAs(gravest: Deciding | undefined): readonly string[] {
  return gravest === undefined ? DECIDING : DECIDING.slice(0, DECIDING.indexOf(gravest) + 1);
}

/** Whether findings make an assessment that decides. */
export function isDeciding({ assessment }: { readonly assessment: string }): boolean {
  return (DECIDING as readonly string[]).includes(assessment);
}

/** Whether findings decide, and not only would if nobody doubted them. */
export function isStanding({ status }: { readonly status: string }): boolean {
  return STANDING.includes(status);
}
