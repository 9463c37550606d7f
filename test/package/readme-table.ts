/** The part of the answer to the question of the README that its table shows. */
export interface CriminalCodeFindings {
  readonly law: { readonly articles: Nodes<Article> };
}
interface Nodes<Node> {
  readonly nodes: readonly Node[];
}
interface Article {
  readonly number: string;
  readonly findings: Nodes<Finding>;
}
interface Finding {
  readonly statement: string;
  readonly assessment: string;
  readonly foundBy: Nodes<{ readonly name: string }>;
  readonly measuredAgainst: Nodes<{ readonly id: string }>;
  readonly inferred: readonly string[];
  readonly citations: Nodes<Passage>;
}
interface Passage {
  readonly locator: { readonly section: string; readonly paragraph: number; readonly sentence: number };
  readonly footnotes: Nodes<{ readonly number: number }>;
}

const NOTHING = '–';

/** The rows of the README's table, cell by cell: a finding each, with the first sentence that it was read from. */
export function tableOf({ law }: CriminalCodeFindings): string[][] {
  return law.articles.nodes.flatMap(({ number, findings }) =>
    findings.nodes.map((finding) => [number, ...row(finding)]),
  );
}

function row({ statement, assessment, foundBy, measuredAgainst, inferred, citations }: Finding): string[] {
  const norms = measuredAgainst.nodes.map(({ id }) => id).join(', ');
  const [passage] = citations.nodes;
  if (!passage) throw new Error(`Nothing is cited for: ${statement}`);
  const { section, paragraph, sentence } = passage.locator;
  return [
    statement,
    assessment,
    foundBy.nodes.map(({ name }) => name).join(', ') || NOTHING,
    inferred.includes('measuredAgainst') ? `${norms} (inferred)` : norms || NOTHING,
    `${section} ${paragraph}.${sentence}`,
    passage.footnotes.nodes.map((footnote) => footnote.number).join(', ') || NOTHING,
  ];
}
