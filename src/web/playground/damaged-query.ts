import { GraphQLError, parse } from 'graphql';
import type { Shared } from '../../page/share-link.js';

/** What is wrong with a query that came by a link, or with its variables, as texts; undefined where nothing is. */
export function damageOf({ query, variables }: Shared): string | undefined {
  const damage = syntaxError(query) ?? (variables.trim() === '' ? undefined : notJson(variables));
  if (damage === undefined) return undefined;
  return `This query is damaged, as by a link that was cut off: ${damage} Ask for the whole link, or mend it here.`;
}

function syntaxError(query: string): string | undefined {
  try {
    parse(query);
    return undefined;
  } catch (error) {
    return error instanceof GraphQLError ? `${error.message.replace(/\.$/, '')}.` : String(error);
  }
}

function notJson(variables: string): string | undefined {
  try {
    JSON.parse(variables);
    return undefined;
  } catch {
    return 'its variables are no JSON.';
  }
}
