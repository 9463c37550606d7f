/**
 * The issues of the table, each with the topics of the thesaurus that they are mapped to: an editorial mapping, as the
 * relation ON_TOPIC is. Issues that stand for no topic here are not in the list; an import names them.
 */
export const ISSUE_TOPICS: Readonly<Record<string, readonly string[]>> = {
  'asylum-seekers - refugees': ['topic/non-refoulement'],
  'counter-terrorism': ['topic/counter-terrorism'],
  corruption: ['topic/corruption'],
  'cp rights - general': ['topic/fundamental-rights'],
  'death penalty': ['topic/capital-punishment'],
  detention: ['topic/detention-conditions'],
  'detention conditions': ['topic/detention-conditions'],
  elections: ['topic/political-participation'],
  'freedom of association and peaceful assembly': ['topic/freedom-of-assembly'],
  'freedom of opinion and expression': ['topic/freedom-of-expression'],
  'freedom of religion and belief': ['topic/freedom-of-conscience'],
  'freedom of the press': ['topic/freedom-of-the-press'],
  'human rights violations by state agents': ['topic/accountability'],
  impunity: ['topic/impunity'],
  'international instruments': ['topic/treaty-obligations'],
  justice: ['topic/independence-of-the-judiciary'],
  nhri: ['topic/national-human-rights-institution'],
  poverty: ['topic/poverty'],
  'right to health': ['topic/right-to-health'],
  'torture and other cid treatment': ['topic/torture-and-ill-treatment'],
  'treaty bodies': ['topic/treaty-obligations'],
  "women's rights": ['topic/equality-of-women-and-men'],
};

/** What the words of a recommendation say of its topic, where its issue is wider: an editorial mapping too. */
export const PHRASE_TOPICS: readonly (readonly [phrase: RegExp, topic: string])[] = [
  [
    /\bdefin(?:e|es|ed|ing|ition)\b[^.]*\btorture|\btorture\b[^.]*\b(?:definition|defin(?:e|ed|ing))\b|criminali[sz]\w*[^.]{0,60}\btorture|\btorture\b[^.]{0,40}\bcrim(?:e|inal offen[cs]e)\b/i,
    'topic/definition-of-torture',
  ],
  [/\bpreventi(?:ve|on) mechanisms?\b|\bNPMs?\b/i, 'topic/national-preventive-mechanism'],
  [
    /\bOP-?\s?CAT\b|protocols? (?:to|of) (?:the )?(?:UN |united nations )?(?:CAT\b|convention against torture)/i,
    'topic/national-preventive-mechanism',
  ],
  [/\bnon-refoulement\b|\brefoulement\b/i, 'topic/non-refoulement'],
  [
    /\b(?:confessions?|statements?|evidence)\b[^.]*\b(?:under|obtained|extracted|through|by)\b[^.]*\b(?:torture|duress|coercion)\b/i,
    'topic/evidence-obtained-by-torture',
  ],
  [/\bcorporal punishment\b/i, 'topic/corporal-punishment'],
  [/\bdomestic violence\b|\bviolence against women\b/i, 'topic/domestic-violence'],
  [/\bparis principles\b/i, 'topic/national-human-rights-institution'],
  [/\bindependen\w+[^.]*\bjudiciary\b|\bjudiciary\b[^.]*\bindependen/i, 'topic/independence-of-the-judiciary'],
  [
    /\b(?:compensation|rehabilitation|redress|reparation)\b[^.]*\btorture\b|\btorture\b[^.]*\b(?:compensation|rehabilitation|redress|reparation)\b/i,
    'topic/compensation-and-rehabilitation',
  ],
  [
    /\b(?:visits?|monitor\w*|inspect\w*)\b[^.]*\b(?:prisons?|places of (?:detention|deprivation)|detention (?:facilities|centres|centers))\b/i,
    'topic/monitoring-of-detention',
  ],
];

/** The topics of a recommendation, and the issues that are mapped to none. */
export function topicsOf(
  issues: readonly string[],
  text: string,
): { readonly topics: string[]; readonly unmapped: string[] } {
  const mapped = issues.flatMap((issue) => ISSUE_TOPICS[issue.toLowerCase()] ?? []);
  const said = PHRASE_TOPICS.filter(([phrase]) => phrase.test(text)).map(([, topic]) => topic);
  return {
    topics: [...new Set([...mapped, ...said])],
    unmapped: issues.filter((issue) => ISSUE_TOPICS[issue.toLowerCase()] === undefined),
  };
}
