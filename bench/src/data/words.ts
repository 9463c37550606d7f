import type { Random } from './random.js';

const CONSONANTS = 'bdfghjklmnprstvz';
const VOWELS = 'aeiou';
/** How many words statements are made of. */
const VOCABULARY = 20_000;

/** The word of a rank: pronounceable, and with an end that no stemmer takes off. */
export function word(rank: number, end: string): string {
  let rest = rank;
  let text = '';
  // Two syllables at least: shorter ones could be words that a search leaves out.
  for (let syllables = 0; rest > 0 || syllables < 2; syllables += 1) {
    text += (CONSONANTS[rest % 16] ?? '') + (VOWELS[Math.floor(rest / 16) % 5] ?? '');
    rest = Math.floor(rest / 80);
  }
  return text + end;
}

/** A word as statements have them. */
export function statementWord(rank: number): string {
  return word(rank, 'k');
}

/** A sentence of nine to thirteen words: a few of them stand everywhere, most of them nearly nowhere. */
export function sentence(random: Random): string {
  const length = 9 + Math.floor(random() * 5);
  const words = Array.from({ length }, () => statementWord(Math.floor(VOCABULARY * random() ** 3)));
  return `${capital(words.join(' '))}.`;
}

/** A name of two words; names and statements have no word in common. */
export function name(index: number): string {
  return `${capital(word(index % 977, 'm'))} ${capital(word(index, 'm'))}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
