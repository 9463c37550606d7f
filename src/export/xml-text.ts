const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Where they stood for themselves, a parser would make blanks of them in an attribute, and one line break of two signs.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
  // Line breaks of XML 1.1, which some parsers of XML 1.0 change too.
  '\u0085': '&#133;',
  '\u2028': '&#8232;',
};
/** What XML 1.0 cannot hold, not even escaped. The seed refuses all of it, but for two that are no characters. */
const IMPOSSIBLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text as XML 1.0 holds it, in an element or between the double quotes of an attribute. */
export function xmlText(text: string): string {
  return text.replace(IMPOSSIBLE, '\ufffd').replace(/[&<>"\t\n\r\u0085\u2028]/g, (sign) => ESCAPED[sign] ?? sign);
}

/**
 * An element.
 * @param attributes by name; what is undefined is left out.
 * @param content XML that was made with this function or with `xmlText`; none closes the element at once.
 */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | number | boolean | undefined>>,
  content?: string,
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : ` ${key}="${xmlText(String(value))}"`,
  );
  const begin = `<${name}${written.join('')}`;
  return content === undefined ? `${begin}/>` : `${begin}>${content}</${name}>`;
}
