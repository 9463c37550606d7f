const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November'],
  'December',
];

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** `the Bahamas`, `the Russian Federation`; most states have no article. */
export function stateWithArticle(name: string): string {
  const has =
    /\b(?:Republic|Kingdom|Federation|Emirates|Islands|States|Union|Grenadines)\b/.test(name.replace(/\s*\(.*$/, '')) ||
    /^(?:Bahamas|Comoros|Gambia|Holy See|Maldives|Netherlands|Philippines|Sudan|Congo|Seychelles|Solomon Islands|State of Palestine)$/.test(
      name,
    );
  return has && !/^the /i.test(name) ? `the ${name}` : name.replace(/^The /, 'the ');
}

/** `26 August 1998`. */
export function spokenDay(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}
