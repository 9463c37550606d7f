import { describe, expect, it } from 'vitest';
import { fullName, readAuthor } from '../../../src/questions/citation/author.js';
import { escaped, verbatim } from '../../../src/questions/citation/bibtex-text.js';
import { isDoubtful, issuedInWords, readIssued, yearInWords } from '../../../src/questions/citation/issued.js';
import { locatorInWords } from '../../../src/questions/citation/locator-words.js';
import { tidy } from '../../../src/questions/citation/work.js';

describe('a date', () => {
  it.each([
    ['2014', '2014', '2014', false],
    ['2014-03', 'March 2014', '2014', false],
    ['2014-03-04', '4 March 2014', '2014', false],
    ['2011~', 'c 2011', 'about 2011', true],
    ['2011-12-16?', '16 December 2011?', '2011?', true],
    ['2009/2012', '2009–2012', '2009–2012', false],
    ['2011-03/2011-05~', 'March 2011–c May 2011', '2011–about 2011', true],
    ['2011-03/2011-05', 'March 2011–May 2011', '2011', false],
    ['2009/..', 'since 2009', 'since 2009', false],
    ['../2012?', 'until 2012?', 'until 2012?', true],
  ])('%s is %s', (edtf, words, year, doubtful) => {
    const issued = readIssued(edtf);
    expect(issued && [issuedInWords(issued), yearInWords(issued), isDoubtful(issued)]).toEqual([words, year, doubtful]);
  });

  it.each([
    null,
    '',
    'soon',
    '2014-13',
    '2014-00',
    '2014-01-32',
    '../..',
    '2009/',
    '/2009',
    '2009/soon',
    '2009/2010/2011',
    '201',
  ])('%s is none', (edtf) => expect(readIssued(edtf)).toBeUndefined());
});

describe('an author', () => {
  it.each([
    ['Manfred Nowak', { given: 'Manfred', particle: '', family: 'Nowak' }],
    ['Juan E. Méndez', { given: 'Juan E.', particle: '', family: 'Méndez' }],
    ['Ludwig van der Berg-Noël', { given: 'Ludwig', particle: 'van der', family: 'Berg-Noël' }],
    ['Нурсултан Назарбаев', { given: 'Нурсултан', particle: '', family: 'Назарбаев' }],
    ['Sting', { literal: 'Sting' }],
    ['King, Martin', { literal: 'King, Martin' }],
    ['Tom and Jerry', { literal: 'Tom and Jerry' }],
    ['R2 = D2', { literal: 'R2 = D2' }],
  ])('%s', (name, author) => {
    expect(readAuthor(name, 'Person')).toEqual(author);
    expect(fullName(readAuthor(name, 'Person'))).toBe(name);
  });

  it('that is a body is not taken apart', () => {
    expect(readAuthor('Human Rights Watch', 'Institution')).toEqual({ literal: 'Human Rights Watch' });
  });
});

describe('a locator', () => {
  const none = { section: null, paragraph: null, sentence: null, fact: null, record: null };
  it.each([
    [{ ...none, section: 'legal-framework', paragraph: 3, sentence: 3 }, 'Legal Framework, para 3, sentence 3'],
    [
      { ...none, section: 'situation-of-torture-and-ill-treatment', paragraph: 1 },
      'Situation of Torture and Ill Treatment, para 1',
    ],
    [{ ...none, section: 'the-law' }, 'The Law'],
    [{ ...none, fact: 5 }, 'key fact 5'],
    [{ ...none, record: 'IV-9/kaz' }, 'record IV-9/kaz'],
    [none, undefined],
  ])('%j', (locator, words) => expect(locatorInWords(locator)).toBe(words));
});

describe('a text', () => {
  it('fits on a line', () => {
    expect(tidy(' a\r\n\tb\u2028c\0d\ud800e  f\u00a0g ')).toBe('a b c d e f\u00a0g');
    expect([tidy(null), tidy(''), tidy(' \n ')]).toEqual([undefined, undefined, undefined]);
  });

  it('is escaped for TeX', () => {
    expect(escaped('& % # _ $')).toBe(String.raw`\& \% \# \_ \$`);
    expect(escaped('{ } \\ ~ ^')).toBe(
      String.raw`\textbraceleft{} \textbraceright{} \textbackslash{} \textasciitilde{} \textasciicircum{}`,
    );
    expect(escaped('< > |')).toBe(String.raw`\textless{} \textgreater{} \textbar{}`);
    expect(escaped("--- '' `` ,, ?` !` - ' ` , ? !")).toBe("-{}-{}- '{}' `{}` ,{}, ?{}` !{}` - ' ` , ? !");
    expect(escaped('Пытки: “қинау” 😀 "é"')).toBe('Пытки: “қинау” 😀 "é"');
  });

  it('stays what it is as a URL, but for braces, backslashes and blanks', () => {
    const url = 'https://example.org/~a_b/%D0%BF/көз?q=1&r=$2#x^y';
    expect(verbatim(url)).toBe(url);
    expect(verbatim('https://example.org/{a} \\b')).toBe('https://example.org/%7Ba%7D%20%5Cb');
  });
});
