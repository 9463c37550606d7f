import { readFileSync } from 'node:fs';
import type { Statement } from './graph.js';

const FOLDER = new URL('../../cypher/', import.meta.url);
const PLACEHOLDER = /<<(\w+)>>/g;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

const templates = new Map<string, string>();

/**
 * A statement of cypher/ with its placeholders filled in.
 * @param name the file, without ending.
 * @param names labels, relationship types and properties of the ontology, put between backticks.
 * @param clauses text that was built from such names and from parameters, put in as it is.
 * @throws Error where a placeholder has no value, a value has no placeholder, or a name is none.
 */
export function statement(
  name: string,
  names: Readonly<Record<string, string>> = {},
  clauses: Readonly<Record<string, string>> = {},
): Statement {
  const unused = new Set([...Object.keys(names), ...Object.keys(clauses)]);
  const text = template(name).replace(PLACEHOLDER, (_, placeholder: string) => {
    unused.delete(placeholder);
    const clause = clauses[placeholder];
    if (clause !== undefined) return clause;
    const value = names[placeholder];
    if (value === undefined) throw new Error(`cypher/${name}.cypher: nothing given for <<${placeholder}>>`);
    return quoted(value);
  });
  if (unused.size > 0) throw new Error(`cypher/${name}.cypher: no placeholder for ${[...unused].join(', ')}`);
  return { name, text };
}

/** A name of the ontology as Cypher takes it; throws on anything else, so that no text of a user can pass. */
export function quoted(name: string): string {
  if (!NAME.test(name)) throw new Error(`Not a name of the ontology: ${JSON.stringify(name)}`);
  return `\`${name}\``;
}

/** Relationship types of which any will do, as Cypher writes them between brackets; throws as `quoted` does. */
export function anyOf(types: readonly string[]): string {
  return types.map(quoted).join('|');
}

function template(name: string): string {
  let text = templates.get(name);
  if (text === undefined) {
    const lines = readFileSync(new URL(`${name}.cypher`, FOLDER), 'utf8').split('\n');
    text = lines
      .filter((line) => !line.startsWith('//'))
      .join('\n')
      .trim();
    templates.set(name, text);
  }
  return text;
}
