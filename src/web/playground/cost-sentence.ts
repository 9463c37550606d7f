import type { ExecutionResult } from 'graphql';

interface Extensions {
  readonly cost?: { readonly spent?: { readonly rows: number; readonly statements: number } };
  readonly notices?: readonly unknown[];
}

/** What an answer took, and what is wrong with it: `25 rows in 4 statements, 85 ms. 1 error.` */
export function costSentence({ errors, extensions }: ExecutionResult, milliseconds: number): string {
  const { cost, notices } = (extensions ?? {}) as Extensions;
  const read = cost?.spent && `${counted(cost.spent.rows, 'row')} in ${counted(cost.spent.statements, 'statement')}, `;
  return [
    `${read ?? ''}${milliseconds} ms.`,
    ...(errors ? [`${counted(errors.length, 'error')}.`] : []),
    ...(notices ? [`${counted(notices.length, 'notice')}.`] : []),
  ].join(' ');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
