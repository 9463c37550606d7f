import { isWebAddress } from '../../ontology/url.js';
import { readAuthor } from './author.js';
import type { Author } from './author.js';
import type { CitedReport } from './cited.js';
import { readIssued } from './issued.js';
import type { Issued } from './issued.js';
import { genreOf } from './genre.js';
import type { Genre } from './genre.js';

/** A report as a bibliography sees it: what is missing is undefined, what is there can be printed on a line. */
export interface Work {
  readonly id: string;
  readonly title: string | undefined;
  readonly authors: readonly Author[];
  readonly publisher: string | undefined;
  readonly genre: Genre;
  readonly symbol: string | undefined;
  readonly issued: Issued | undefined;
  /** An address that may become a link: with http or https. */
  readonly url: string | undefined;
}

export function readWork(report: CitedReport): Work {
  return {
    id: report.id,
    title: tidy(report.name),
    authors: report.authors.flatMap(({ name, type }) => {
      const tidied = tidy(name);
      return tidied === undefined ? [] : [readAuthor(tidied, type)];
    }),
    publisher: tidy(report.publisher),
    genre: genreOf(report.kind),
    symbol: tidy(report.symbol),
    issued: readIssued(report.publishedOn),
    url: report.url !== null && isWebAddress(report.url) ? report.url : undefined,
  };
}

/** Line breaks, control characters and lone surrogates have no place in a citation; an empty text is a missing one. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp} ]+/gu;

/** A text with each run of these as a single blank, and none at its ends. */
export function tidy(text: string | null): string | undefined {
  return text?.replace(UNPRINTABLE, ' ').trim() || undefined;
}
