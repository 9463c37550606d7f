import type { Author } from '../questions/citation/author.js';
import { readSource } from '../questions/citation/cited-source.js';
import type { Reference } from '../questions/citation/cited-source.js';
import type { Cited } from '../questions/citation/cited.js';
import type { Issued } from '../questions/citation/issued.js';
import { noteOn } from '../questions/citation/note.js';
import { html } from './html.js';
import type { Html } from './html.js';

/** What Zotero calls what CSL calls so: it takes them as `dc.type`. */
const ITEM_TYPES: Readonly<Record<Reference['work']['genre']['csl'], string>> = {
  report: 'report',
  legal_case: 'case',
  webpage: 'webpage',
  'article-newspaper': 'newspaperArticle',
  dataset: 'dataset',
  document: 'document',
};

/**
 * What reference managers read in the head of a page: the tags of Highwire Press and Dublin Core, as Zotero's translator
 * for embedded metadata takes them (https://www.zotero.org/support/dev/exposing_metadata). A page tells of one work: the
 * first of those that are cited; the forms that it links to have all of them.
 */
export function embeddedMetadata(cited: Cited, dataVersion: string, address: string): readonly Html[] {
  const source = readSource(cited, dataVersion, address);
  const [reference] = source.references;
  if (!reference) return [];
  const { work } = reference;
  const date = work.issued && dateOf(work.issued);
  const isReport = work.genre.csl === 'report' || work.symbol !== undefined;
  const about = [source.statement, noteOn(reference, source)].filter((text) => text !== undefined).join(' — ');
  const tags: (readonly [name: string, content: string | undefined])[] = [
    ['citation_title', work.title ?? work.symbol ?? work.id],
    ...work.authors.map((author) => ['citation_author', nameOf(author)] as const),
    ['citation_publication_date', date?.replaceAll('-', '/')],
    [isReport ? 'citation_technical_report_institution' : 'citation_publisher', work.publisher],
    ['citation_technical_report_number', work.symbol],
    ['citation_public_url', work.url ?? address],
    ['citation_abstract', about],
    ['citation_language', 'en'],
    ['dc.type', isReport ? 'report' : ITEM_TYPES[work.genre.csl]],
    ['dcterms.title', work.title ?? work.symbol ?? work.id],
    ['dcterms.issued', date],
    ['dcterms.publisher', work.publisher],
    ['dcterms.identifier', address],
  ];
  return tags.flatMap(([name, content]) =>
    content === undefined || content === '' ? [] : [html`<meta name="${name}" content="${content}" />`],
  );
}

/**
 * Family and given name with a comma between. A name without one would be taken apart at its last blank, and several
 * parts with commas for several people: a body is a family name alone, and so ends in the comma.
 */
function nameOf(author: Author): string {
  if ('literal' in author) return `${author.literal.replace(/[,;]+/g, '').trim()},`;
  const family = [author.particle, author.family].filter((part) => part !== '').join(' ');
  return `${family}, ${author.given}`;
}

/** Of a range the day that it begins with: the tags take one date. */
function dateOf(issued: Issued): string | undefined {
  const moment = 'at' in issued ? issued.at : (issued.from ?? issued.to);
  if (!moment) return undefined;
  const parts = [moment.year, moment.month, moment.day].filter((part) => part !== undefined);
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
}
