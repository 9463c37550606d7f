/** The number that the id of an article says, as lawyers write it: `68/3/1` of an instrument is `68(3)(1)`. */
export function numberInId(articleId: string, instrumentId: string): string | undefined {
  if (!articleId.startsWith(`${instrumentId}/`)) return undefined;
  const [article = '', ...subdivisions] = articleId.slice(instrumentId.length + 1).split('/');
  return [article, ...subdivisions.map((one) => `(${one})`)].join('');
}
