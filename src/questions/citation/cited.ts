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

/** A record of ours that is cited itself, since it is no document and rests on none: a country, a conflict ... */
export interface CitedRecord {
  readonly id: string;
  /** What it is, in words: `institution`. */
  readonly what: string;
  readonly name: string | null;
  /** What there is to say of it, in our own words. */
  readonly about: string | null;
}

export type Cited =
  | { readonly kind: 'report'; readonly report: CitedReport }
  | { readonly kind: 'passage'; readonly passage: CitedPassage }
  | { readonly kind: 'claim'; readonly claim: CitedClaim }
  | { readonly kind: 'record'; readonly record: CitedRecord };
