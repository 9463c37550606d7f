import { authorName } from './citation-file.js';
import { describedData } from './release-facts.js';
import type { ReleaseFacts } from './release-facts.js';

/** A release as Zenodo takes it: the metadata of a deposition (https://developers.zenodo.org/#representation). */
export function zenodo(facts: ReleaseFacts): Record<string, unknown> {
  const { citation, version, date, licence } = facts;
  return {
    title: citation.title,
    upload_type: 'dataset',
    description: `<p>${htmlText(describedData(facts))}</p>`,
    creators: citation.authors.map((author) => ({
      name: authorName(author),
      ...(author.kind === 'person' && {
        ...(author.affiliation !== undefined && { affiliation: author.affiliation }),
        ...(author.orcid !== undefined && { orcid: author.orcid.slice('https://orcid.org/'.length) }),
      }),
    })),
    publication_date: date,
    access_right: 'open',
    license: licence.spdx.toLowerCase(),
    ...(citation.keywords.length > 0 && { keywords: citation.keywords }),
    language: 'eng',
    version,
  };
}

/** The description of a record there is HTML. */
function htmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
