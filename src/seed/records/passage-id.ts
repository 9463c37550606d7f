import type { SeedObject } from './seed-record.js';

const FACT = /^key-facts\/([1-9]\d*)$/;
const SENTENCE = /^([^/]+)\/([1-9]\d*)(?:\.([1-9]\d*))?$/;
const RECORD = /^record\/(.+)$/;

/**
 * What the id of a passage says after its report: a key fact, a row of a data set, or section and paragraph.sentence.
 * @returns undefined where it says none of these.
 */
export function locatorInId(passageId: string, reportId: string): SeedObject | undefined {
  if (!passageId.startsWith(`${reportId}/`)) return undefined;
  const rest = passageId.slice(reportId.length + 1);
  const fact = FACT.exec(rest);
  if (fact) return { fact: Number(fact[1]) };
  const record = RECORD.exec(rest);
  if (record) return { record: record[1] ?? '' };
  const [, section, paragraph, sentence] = SENTENCE.exec(rest) ?? [];
  if (section === undefined) return undefined;
  return { section, paragraph: Number(paragraph), ...(sentence === undefined ? {} : { sentence: Number(sentence) }) };
}
