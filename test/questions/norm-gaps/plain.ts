import type { GraphRecord } from '../../../src/load/derive.js';

/** A row as docs/api.md has it, by ids. */
export interface PlainRow {
  readonly norm: string;
  readonly status: string;
  readonly gravest: string | null;
  readonly evidence: readonly string[];
  readonly inDoubt: readonly string[];
  readonly findings: readonly string[];
  readonly provisions: readonly (readonly [id: string, measured: boolean, topics: readonly string[]])[];
  readonly recommendations: readonly string[];
  readonly actions: readonly string[];
}

const GRAVITY = ['VIOLATES', 'FALLS_SHORT', 'CRITICISED', 'CONCERN', 'CONFORMS'];

/** Where a country stands with a treaty, worked out record by record: what the question is compared with. */
export function plainGaps(stored: readonly GraphRecord[], country: string, treaty: string): PlainRow[] {
  const byId = new Map(stored.map((record) => [record.id, record]));
  const ends = (id: string, relation: string): string[] =>
    (byId.get(id)?.relations ?? []).filter(([type]) => type === relation).map(([, to]) => to);
  const text = (id: string, name: string): string => String(byId.get(id)?.properties[name] ?? '');
  const order = (a: string, b: string): number => (text(a, 'sortKey') < text(b, 'sortKey') ? -1 : 1);
  const of = (type: string): string[] =>
    stored
      .filter((record) => record.type === type)
      .map(({ id }) => id)
      .sort(order);
  const isOwn = (id: string): boolean =>
    id === country ||
    ends(id, 'COUNTRY').includes(country) ||
    ends(id, 'OF_INSTRUMENT').some((law) => ends(law, 'COUNTRY').includes(country));
  const isOn = (finding: string): boolean =>
    ends(finding, 'CONCERNS').some(isOwn) ||
    (ends(finding, 'ABOUT').includes(country) && !ends(finding, 'FOUND_BY').some(isOwn));
  const isProvision = (id: string): boolean => ['Law', 'Article'].includes(byId.get(id)?.type ?? '') && isOwn(id);
  const isIn = (id: string, whole: string): boolean =>
    id === whole || ends(id, 'PART_OF').some((one) => isIn(one, whole));

  const done = of('TreatyAction').filter(
    (id) => ends(id, 'TREATY').includes(treaty) && ends(id, 'COUNTRY').includes(country),
  );
  const binding = done.filter((id) =>
    ['RATIFICATION', 'ACCESSION', 'SUCCESSION', 'PARTY'].includes(text(id, 'action')),
  );
  const bound = text(treaty, 'kind') === 'TREATY' && binding.some((id) => text(id, 'status') === 'ACCEPTED');
  const isDoubted = (id: string): boolean => ['DISPUTED', 'UNVERIFIED'].includes(text(id, 'status'));
  const rank = (id: string): number => {
    const at = GRAVITY.indexOf(text(id, 'assessment'));
    return at < 0 ? GRAVITY.length : at;
  };
  const articles = of('Article').filter((id) => ends(id, 'OF_INSTRUMENT').includes(treaty));
  return [treaty, ...articles].map((norm): PlainRow => {
    const norms = norm === treaty ? [treaty] : articles.filter((id) => isIn(id, norm));
    const isMeasured = (id: string): boolean => ends(id, 'MEASURED_AGAINST').some((one) => norms.includes(one));
    const findings = of('Finding')
      .filter((id) => isOn(id) && isMeasured(id))
      .sort(
        (a, b) =>
          rank(a) - rank(b) ||
          (text(a, 'assessment') < text(b, 'assessment')
            ? -1
            : text(a, 'assessment') > text(b, 'assessment')
              ? 1
              : order(a, b)),
      );
    const stands = findings.filter((id) => text(id, 'status') === 'ACCEPTED' && rank(id) < GRAVITY.length);
    const gravest = stands[0] === undefined ? undefined : rank(stands[0]);
    const topics = of('Topic').filter((id) => ends(id, 'NORM').some((one) => norms.includes(one)));
    const measured = new Set(findings.flatMap((id) => ends(id, 'CONCERNS')).filter(isProvision));
    const provisions = [
      ...new Set([...measured, ...topics.flatMap((id) => ends(id, 'NORM')).filter(isProvision)]),
    ].sort(order);
    const status = !bound
      ? 'NOT_BOUND'
      : gravest !== undefined
        ? (GRAVITY[gravest] ?? '')
        : provisions.length === 0 && of('Law').some(isOwn)
          ? 'NO_NATIONAL_PROVISION_KNOWN'
          : 'NOT_ASSESSED';
    return {
      norm,
      status,
      gravest: gravest === undefined ? null : (GRAVITY[gravest] ?? null),
      evidence: bound ? stands.filter((id) => rank(id) === gravest) : [],
      inDoubt: bound
        ? findings.filter((id) => isDoubted(id) && rank(id) <= (gravest ?? GRAVITY.length - 1))
        : binding.filter(isDoubted),
      findings,
      provisions: provisions.map(
        (id) => [id, measured.has(id), topics.filter((topic) => ends(topic, 'NORM').includes(id)).sort()] as const,
      ),
      recommendations: of('Recommendation').filter(
        (id) =>
          ends(id, 'ADDRESSED_TO').some(isOwn) &&
          (isMeasured(id) || ends(id, 'BASED_ON').some((finding) => findings.includes(finding))),
      ),
      actions: done.filter((id) => {
        const on = ends(id, 'ON_ARTICLE');
        return norm === treaty ? on.length === 0 : on.some((one) => norms.includes(one));
      }),
    };
  });
}
