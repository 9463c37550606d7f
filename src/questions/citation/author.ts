/** Who wrote it: a person by parts of the name, or a name that is never taken apart. */
export type Author =
  { readonly given: string; readonly particle: string; readonly family: string } | { readonly literal: string };

/** Given names, words in lower case (`van der`), the family name. */
const PARTS = /^(.+?) ((?:\p{Ll}[^ ]* )*)([^ ]+)$/u;
/** A name that a bibliography could read otherwise than we mean it stays whole: a comma, a sign, "and". */
const PLAIN = /^(?!.* and )[\p{L}\p{M}.'’ -]+$/iu;

/** Takes the name of a person apart, as bibliographies do: the last word is the family name. */
export function readAuthor(name: string, type: string): Author {
  const parts = type === 'Person' && PLAIN.test(name) ? PARTS.exec(name) : null;
  if (!parts) return { literal: name };
  const [, given = '', particle = '', family = ''] = parts;
  return { given, particle: particle.trim(), family };
}

/** The name as it is spoken: `Theo van Boven`. */
export function fullName(author: Author): string {
  if ('literal' in author) return author.literal;
  return [author.given, author.particle, author.family].filter((part) => part !== '').join(' ');
}
