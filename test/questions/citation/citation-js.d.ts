/** What the tests use of the citation library, which has no types of its own. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: {
      chain(input: string, options?: { readonly forceType?: string; readonly generateGraph?: boolean }): unknown;
    };
  };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
