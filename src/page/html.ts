/** A piece of HTML, safe as it is. Only `html` makes one, so that no text of a record is taken for markup. */
export interface Html {
  readonly markup: string;
}

/** What may stand in a piece of HTML: texts and numbers are escaped, of a list every item, and nothing is nothing. */
export type Content = Html | string | number | undefined | readonly Content[];

/** Characters that no document may have, and those that turn the direction of what follows: shown as not there. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/gu;
const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A piece of HTML from a template: what is filled in is escaped, within elements and within quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  return { markup: strings.map((text, index) => (index === 0 ? '' : markupOf(values[index - 1])) + text).join('') };
}

/** A sentence in which what stands between two backticks is code. */
export function withCode(sentence: string): readonly Content[] {
  return sentence.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

/** A text as it stands in a document. */
export function escapeText(text: string): string {
  return text.replace(UNFIT, '\ufffd').replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}

function markupOf(content: Content): string {
  if (content === undefined) return '';
  if (typeof content === 'string') return escapeText(content);
  if (typeof content === 'number') return String(content);
  if ('markup' in content) return content.markup;
  return content.map(markupOf).join('');
}
