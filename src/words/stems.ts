import englishStem from 'wink-porter2-stemmer';

/** Inflections of Russian nouns and adjectives, longest first. */
const RUSSIAN_ENDING =
  /(?:иями|иях|иям|ием|ией|ями|ами|ого|его|ому|ему|ыми|ими|ая|яя|ое|ее|ые|ие|ый|ий|ой|ей|ую|юю|ых|их|ым|им|ом|ем|ам|ям|ах|ях|ию|ия|ии|ью|ов|ев|[аяоеыиуюьй])$/;
const MIN_STEM = 3;

/** Stems that were worked out lately: ids of claims are compounds of the same few parts. */
const known = new Map<string, string>();
const KNOWN = 20_000;

/**
 * What the inflected forms of a token share. A token keeps its stem for ever: it depends on nothing else.
 * English by Porter's second algorithm, Russian lightly, of a compound part by part; anything else is its own stem.
 */
export function stemOf(token: string): string {
  return token.includes('-') ? token.split('-').map(partStem).join('-') : partStem(token);
}

function partStem(part: string): string {
  let stem = known.get(part);
  if (stem === undefined) {
    if (known.size >= KNOWN) known.clear();
    known.set(part, (stem = stemOfPart(part)));
  }
  return stem;
}

function stemOfPart(part: string): string {
  // Porter's algorithm knows no plural in -men: policemen, ombudsmen.
  if (/^[a-z]+$/.test(part)) return englishStem(part).replace(/(?<=..)men$/, 'man');
  if (/^[а-я]+$/.test(part)) return russianStem(part);
  return part;
}

function russianStem(word: string): string {
  const stem = word.replace(RUSSIAN_ENDING, '');
  if (stem.length < MIN_STEM) return word;
  // The vowel that only the form without an ending has: пыток beside пытки.
  return stem.replace(/(?<=[бвгджзклмнпрстфхцчшщ])[ое]к$/, 'к');
}
