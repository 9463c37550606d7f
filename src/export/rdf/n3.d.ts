/** What is used of the package, which comes without types. */
declare module 'n3' {
  export interface Term {
    readonly termType: string;
    readonly value: string;
  }
  export interface Literal extends Term {
    readonly language: string;
    readonly datatype: Term;
  }
  export interface Quad {
    readonly subject: Term;
    readonly predicate: Term;
    readonly object: Term;
  }
  export const DataFactory: {
    readonly namedNode: (iri: string) => Term;
    /** @param languageOrDatatype a language tag, or the datatype as a term. */
    readonly literal: (text: string, languageOrDatatype?: string | Term) => Literal;
  };
  export class Writer {
    constructor(
      output: { write(chunk: string, encoding: string, done?: () => void): void },
      options: { readonly end?: boolean; readonly prefixes?: Readonly<Record<string, string>> },
    );
    addQuad(subject: Term, predicate: Term, object: Term): void;
    end(): void;
  }
  export class Parser {
    constructor(options?: { readonly format?: string; readonly baseIRI?: string });
    parse(text: string): Quad[];
  }
}
