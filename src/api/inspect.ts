import { GraphQLError, Kind, Lexer, Source, TokenKind, parse } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';
import { invalid } from '../query/invalid.js';
import type { Limits } from './limits.js';

/**
 * Refuses a document that is too large or too deep, before it is validated: validation takes time
 * that grows with the square of the fields. Mistakes of syntax pass: they are reported later.
 * @throws GraphQLError LIMIT_EXCEEDED, with what was asked and what is allowed.
 */
export function inspectDocument(text: string, limits: Limits): void {
  inspectTokens(text, limits);
  const document = parsed(text);
  if (!document) return;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measure = new Measure(fragments);
  for (const definition of document.definitions) {
    if (!('selectionSet' in definition)) continue;
    const { fields, aliases, directives } = measure.size(definition.selectionSet);
    mustNotExceed(fields, limits.fields, 'fields', 'Ask in several operations.');
    mustNotExceed(
      aliases,
      limits.aliases,
      'aliases',
      'Ask for several ids with nodes(ids:), or in several operations.',
    );
    mustNotExceed(directives, limits.directives, 'directives', 'Put @include and @skip on fragments, not on fields.');
    const depth = measure.depth(definition.selectionSet);
    if (depth > limits.depth) {
      throw tooLarge(
        `The document is ${depth} fields deep, and at most ${limits.depth} are allowed. Ask for the ids first, then for what lies behind them with nodes(ids:).`,
      );
    }
  }
}

function mustNotExceed(count: number, most: number, what: string, advice: string): void {
  if (count <= most) return;
  throw tooLarge(`The document has ${count} ${what} in one operation, and at most ${most} are allowed. ${advice}`);
}

/** @param what that has too many brackets within one another. */
export function tooNested(what: string, most: number): GraphQLError {
  return tooLarge(
    `The ${what} has more than ${most} brackets within one another, and no more are allowed. Write lists and objects less deep.`,
  );
}

function tooLarge(sentence: string): GraphQLError {
  return invalid(sentence, undefined, 'LIMIT_EXCEEDED');
}

const OPENING: readonly TokenKind[] = [TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L];
const CLOSING: readonly TokenKind[] = [TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R];

/** Before the document is parsed: that goes as deep as brackets do. */
function inspectTokens(text: string, { tokens: most, nesting }: Limits): void {
  const lexer = new Lexer(new Source(text));
  let depth = 0;
  for (let tokens = 0; ; tokens += 1) {
    if (tokens > most) {
      throw tooLarge(
        `The document has more than ${most} tokens. Ask in several operations, or use fragments for what is repeated.`,
      );
    }
    if (depth > nesting) throw tooNested('document', nesting);
    try {
      const { kind } = lexer.advance();
      if (kind === TokenKind.EOF) return;
      if (OPENING.includes(kind)) depth += 1;
      else if (CLOSING.includes(kind)) depth -= 1;
    } catch (error) {
      if (error instanceof GraphQLError) return;
      throw error;
    }
  }
}

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text, { noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}

interface Size {
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
}

/** Counts through fragments, each fragment once; a fragment that contains itself counts as empty. */
class Measure {
  private readonly depths = new Map<string, number>();

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  /** What is written in a selection set and in the fragments that it uses, each of those once. */
  size(set: SelectionSetNode, seen = new Set<string>()): Size {
    const size = { fields: 0, aliases: 0, directives: 0 };
    const add = (inner: Size): void => {
      size.fields += inner.fields;
      size.aliases += inner.aliases;
      size.directives += inner.directives;
    };
    for (const selection of set.selections) {
      size.directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const name = selection.name.value;
        const fragment = this.fragments.get(name);
        if (!fragment || seen.has(name)) continue;
        seen.add(name);
        add(this.size(fragment.selectionSet, seen));
        continue;
      }
      if (selection.kind === Kind.FIELD) {
        size.fields += 1;
        size.aliases += selection.alias ? 1 : 0;
      }
      if (selection.selectionSet) add(this.size(selection.selectionSet, seen));
    }
    return size;
  }

  depth(set: SelectionSetNode): number {
    let deepest = 0;
    for (const selection of set.selections) {
      const below =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? this.fragmentDepth(selection.name.value)
          : selection.selectionSet
            ? this.depth(selection.selectionSet)
            : 0;
      deepest = Math.max(deepest, below + (selection.kind === Kind.FIELD ? 1 : 0));
    }
    return deepest;
  }

  private fragmentDepth(name: string): number {
    const known = this.depths.get(name);
    if (known !== undefined) return known;
    this.depths.set(name, 0);
    const fragment = this.fragments.get(name);
    const depth = fragment ? this.depth(fragment.selectionSet) : 0;
    this.depths.set(name, depth);
    return depth;
  }
}
