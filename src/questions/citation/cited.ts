/** What a citation is made of, as plain data. */
export interface CitedReport {
  readonly id: string;
  readonly name: string | null;
  /** A value of ReportKind. */
  readonly kind: string;
  /** The UN document symbol. */
  readonly symbol: string | null;
  /** EDTF. */
  readonly publishedOn: string | null;
  readonly url: string | null;
  /** The name of the publisher. */
  readonly publisher: string | null;
  readonly authors: readonly {
    readonly name: string | null;
    /** The type of the node: whatever is no Person is cited as a body. */
    readonly type: string;
  }[];
}

export interface CitedPassage {
  readonly id: string;
  readonly locator: {
    readonly section: string | null;
    readonly paragraph: number | null;
    readonly sentence: number | null;
    readonly fact: number | null;
    readonly record: string | null;
  };
  readonly report: CitedReport;
}

export interface CitedClaim {
  readonly id: string;
  readonly statement: string;
  readonly passages: readonly CitedPassage[];
  readonly statedIn: CitedReport | null;
}

export type Cited =
  | { readonly kind: 'report'; readonly report: CitedReport }
  | { readonly kind: 'passage'; readonly passage: CitedPassage }
  | { readonly kind: 'claim'; readonly claim: CitedClaim };
