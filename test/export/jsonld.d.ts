/** What is used of the package, which comes without types. */
declare module 'jsonld' {
  interface Term {
    readonly value: string;
    readonly language?: string;
    readonly datatype?: { readonly value: string };
  }
  const jsonld: {
    toRDF(
      document: unknown,
      options: { readonly documentLoader: (url: string) => Promise<never> },
    ): Promise<readonly { readonly subject: Term; readonly predicate: Term; readonly object: Term }[]>;
  };
  export default jsonld;
}
