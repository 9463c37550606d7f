import { Kind, parse, print } from 'graphql';
import type { ConstDirectiveNode, DirectiveNode, OperationDefinitionNode, VariableDefinitionNode } from 'graphql';
import { html } from './html.js';
import type { Html } from './html.js';
import { dateInWords } from './labels.js';

/** The days of `@asOf`, by the names of its arguments; of today where there is none. */
export type AsOfDays = Readonly<Record<(typeof DAYS)[number], string | undefined>>;

export const DAYS = ['date', 'knownAt'] as const;
export const NO_DAYS: AsOfDays = { date: undefined, knownAt: undefined };

/** Which days are given. */
export function daysGiven(days: AsOfDays): readonly (typeof DAYS)[number][] {
  return DAYS.filter((name) => days[name] !== undefined);
}

/** The document as of days, which are variables of it by their names; as it was where none is given. */
export function asOfDays(query: string, days: AsOfDays): string {
  const given = daysGiven(days);
  const document = parse(query, { noLocation: true });
  if (given.length === 0) return print(document);
  const declared = given.map((name): VariableDefinitionNode => ({
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
    type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'Date' } },
  }));
  const directive: DirectiveNode = {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: 'asOf' },
    arguments: given.map((name) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: name },
      value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
    })),
  };
  const definitions = document.definitions.map((definition) =>
    definition.kind !== Kind.OPERATION_DEFINITION
      ? definition
      : ({
          ...definition,
          variableDefinitions: [...(definition.variableDefinitions ?? []), ...declared],
          directives: [...(definition.directives ?? []), directive as ConstDirectiveNode],
        } satisfies OperationDefinitionNode),
  );
  return print({ ...document, definitions });
}

/** The values of the days as variables of such a document. */
export function dayVariables(days: AsOfDays): Readonly<Record<string, string>> {
  return Object.fromEntries(daysGiven(days).map((name) => [name, String(days[name])]));
}

/** Says of a page as of which days it is made; undefined where it is of today. @param more to be said behind it. */
export function asOfNote({ date, knownAt }: AsOfDays, more?: Html): Html | undefined {
  if (date === undefined && knownAt === undefined) return undefined;
  const said = [
    date === undefined ? undefined : `that may hold on ${dateInWords(date)}`,
    knownAt === undefined ? undefined : `that were public by ${dateInWords(knownAt)}`,
  ].filter((part) => part !== undefined);
  return html`<p class="notice">
    <strong>As of a day.</strong> This page is made of the claims ${said.join(' and ')} alone; whether a claim stands is
    told as of then.${more}
  </p>`;
}
