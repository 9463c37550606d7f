import { describe, expect, it } from 'vitest';
import { stemOf } from '../../src/words/stems.js';
import { wordsOf } from '../../src/words/words.js';

/** A token, with its parts in brackets and a star where it is common. */
function tokens(text: string): string {
  return wordsOf(text)
    .map(({ token, parts, common }) => {
      const inner = parts.length > 0 ? `[${parts.map((part) => part.token).join(' ')}]` : '';
      return `${token}${inner}${common ? '*' : ''}`;
    })
    .join(' ');
}

describe('the words of a text', () => {
  it.each([
    ['nothing', '', ''],
    ['white space', ' \t\n\u00a0', ''],
    ['case', 'Torture TORTURE tOrTuRe', 'torture torture torture'],
    ['accents', 'État e\u0301tat Łódź Straße Ærø İstanbul ŞIRNAK', 'etat etat lodz strasse aero istanbul sirnak'],
    ['ligatures and wide letters', 'oﬃce ＴＯＲＴＵＲＥ', 'office torture'],
    ['Cyrillic letters that have marks', 'Ёлка йод Київ за\u0301мок', 'елка йод київ замок'],
    ['Kazakh', 'Қазақстан Республикасының', 'қазақстан республикасының'],
    ['Greek, whatever the last letter', 'ΣΟΦΟΣ σοφός', 'σοφοσ σοφοσ'],
    ['marks that are vowels', 'मानव अधिकार', 'मानव अधिकार'],
    ['a script without blanks', '人権', '人権'],
    ['an article, in four ways', '347.1 347-1 347¹ 347/1', '347-1[347 1] 347-1[347 1] 347-1[347 1] 347-1[347 1]'],
    ['a symbol', 'UK-161/3', 'uk-161-3[uk 161 3]'],
    ['a symbol of the UN', 'A/HRC/14/10', 'a-hrc-14-10[a hrc 14 10]'],
    ['subdivisions', '68(3)(1), 4(2).', '68-3-1[68 3 1] 4-2[4 2]'],
    ['a number and a word in brackets', '2012 (see) 17(a)', '2012 see 17-a[17 a]'],
    ['a compound', 'non-refoulement', 'non-refoulement[non refoulement]'],
    ['dashes that are not hyphens', '1998–2003 — torture -- a', '1998-2003[1998 2003] torture a*'],
    [
      'possessives',
      "prosecutor's prosecutor’s KAZAKHSTAN'S prosecutors'",
      'prosecutor prosecutor kazakhstan prosecutors',
    ],
    ['apostrophes', 'O’Brien Oʻzbekiston', 'o-brien[o brien] o-zbekiston[o zbekiston]'],
    ['acronyms with points', 'U.N. and U.S.A.', 'un and* usa'],
    ['common words', 'the of who with', 'the* of* who* with*'],
    ['abbreviations that look like them', 'WHO IT US', 'who it us'],
    ['what other engines take as commands', 'AND OR NOT', 'and* or* not*'],
    ['Russian ones', 'о пытках и в', 'о* пытках и* в*'],
    ['signs', '*!@#$%^&()[]{}"<>|\\~`+=', ''],
    ['syntax of Lucene', 'name:torture~2 +"legitimate acts"^4', 'name torture 2 legitimate acts 4'],
    ['emoji', '🕊️ torture👮‍♂️', 'torture'],
    ['keycaps', '1️⃣', '1'],
    ['marks without a letter', '\u0301 \u20e3', ''],
    ['null and halves of characters', 'a\u0000b \ud800c\udc00', 'a* b c'],
    ['signs that become words', '№ ½ ㏄', '12'],
  ])('of %s', (_, text, expected) => {
    expect(tokens(text)).toBe(expected);
  });

  it('say where they stand, without what belongs to no word', () => {
    const text = 'The prosecutor’s article 68(3)(1) (in part).';
    const found = wordsOf(text).map(({ text: own, start, end, parts }) => [
      own,
      text.slice(start, end),
      parts.map((part) => text.slice(part.start, part.end)),
    ]);
    expect(found).toEqual([
      ['The', 'The', []],
      ['prosecutor', 'prosecutor', []],
      ['article', 'article', []],
      ['68(3)(1)', '68(3)(1)', ['68', '3', '1']],
      ['in', 'in', []],
      ['part', 'part', []],
    ]);
  });

  it('are cut where they are very long, without halving a character', () => {
    expect(wordsOf('a'.repeat(5000)).map(({ token, end }) => [token, end])).toEqual([['a'.repeat(64), 5000]]);
    const [word] = wordsOf(`a${'𐐨'.repeat(40)}`);
    expect(word?.token).toBe(`a${'𐐨'.repeat(31)}`);
    const [compound] = wordsOf('ab-'.repeat(100) + 'c');
    expect(compound?.token).toHaveLength(160);
    expect(compound?.parts).toHaveLength(101);
  });
});

describe('a stem', () => {
  it.each([
    ['torture', 'tortured', 'torturing'],
    ['refugee', 'refugees'],
    ['penalty', 'penalties'],
    ['ombudsman', 'ombudsmen'],
    ['specimen', 'specimens'],
    ['complaint', 'complaints'],
    ['complaints-mechanism', 'complaint-mechanisms'],
    ['пытка', 'пытки', 'пыток', 'пыткам', 'пытками', 'пытках'],
    ['беженцы', 'беженцах', 'беженцами'],
    ['конвенция', 'конвенции', 'конвенций', 'конвенцией', 'конвенциях'],
    ['республика', 'республики', 'республике'],
    ['казахстан', 'казахстана', 'казахстану', 'казахстаном'],
    ['уголовный', 'уголовного', 'уголовным'],
    ['участок', 'участки'],
  ])('is the same for the forms of %s', (...forms) => {
    expect(new Set(forms.map(stemOf)).size).toBe(1);
  });

  it.each(['347-1', 'қазақстан', 'закон', 'кот', 'constructor', '人権', 'opcat'])(
    'of %s is the word itself',
    (word) => {
      expect(stemOf(word)).toBe(word);
    },
  );

  it.each([
    ['officer', 'prosecutor'],
    ['treatment', 'treaty'],
    ['конвенция', 'конвой'],
  ])('tells %s from %s', (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other));
  });
});
