import type { GapStatus } from './gap-status.js';

/** What a sentence tells of a row. */
export interface Told {
  readonly country: string;
  readonly treaty: string;
  readonly norm: string;
  readonly isTreaty: boolean;
  readonly status: GapStatus;
  /** How many findings decide. */
  readonly deciding: number;
  readonly provisions: number;
  /** Whether all that binds is recorded without a date. */
  readonly undated: boolean;
  /** How many claims would decide if they stood. */
  readonly inDoubt: number;
}

/** Why a row has its status, in some sentences. */
export function gapSentence(told: Told): string {
  const { status, inDoubt, undated } = told;
  const [are, decide] = inDoubt === 1 ? ['is', 'does'] : ['are', 'do'];
  return [
    reason(told),
    ...(inDoubt > 0
      ? [
          `${counted(inDoubt, 'claim')} that would change or confirm it ${are} disputed or unverified, and ${decide} not decide alone.`,
        ]
      : []),
    ...(undated && status !== 'NOT_BOUND' ? ['What binds is recorded without a date.'] : []),
  ].join(' ');
}

function reason({ country, treaty, norm, isTreaty, status, deciding, provisions }: Told): string {
  const undecided = `no finding that is measured against ${norm} decides. That says nothing of conformity.`;
  switch (status) {
    case 'NOT_BOUND':
      return isTreaty
        ? `Nothing recorded that stands makes ${country} a party to ${treaty}.`
        : `${treaty} is no treaty: it binds nobody.`;
    case 'NO_NATIONAL_PROVISION_KNOWN':
      return `No provision of ${country} on the subject is recorded, and ${undecided}`;
    case 'NOT_ASSESSED':
      if (provisions === 0) return `No law of ${country} is recorded, so no provision was looked for, and ${undecided}`;
      return `${counted(provisions, 'provision')} of ${country} on the subject ${provisions === 1 ? 'is' : 'are'} recorded, and ${undecided}`;
    default:
      return `${counted(deciding, 'finding')} on ${country} that ${deciding === 1 ? 'stands assesses' : 'stand assess'} ${status}, and none that stands is graver.`;
  }
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
