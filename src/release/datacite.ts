import { authorName, authorNames } from './citation-file.js';
import type { Author } from './citation-file.js';
import { mediaTypeOf } from './media-types.js';
import { dataFiles, describedData } from './release-facts.js';
import type { ReleaseFacts } from './release-facts.js';

const SPDX = 'https://spdx.org/licenses/';

/**
 * A release as DataCite describes data, kernel 4.5 in JSON (https://schema.datacite.org): the attributes of a DOI. It has
 * a DOI where CITATION.cff does: an archive gives one. Until then who made the data publishes them.
 */
export function dataCite(facts: ReleaseFacts): Record<string, unknown> {
  const { ontology, citation, version, date, licence, base, records, relationships } = facts;
  const data = dataFiles(facts);
  const bytes = data.reduce((sum, file) => sum + file.bytes, 0);
  return {
    ...(citation.doi !== undefined && { doi: citation.doi }),
    types: { resourceTypeGeneral: 'Dataset', resourceType: 'Knowledge graph' },
    creators: citation.authors.map(creator),
    titles: [{ title: citation.title, lang: 'en' }],
    publisher: { name: authorNames(citation) },
    publicationYear: date.slice(0, 4),
    ...(citation.keywords.length > 0 && { subjects: citation.keywords.map((subject) => ({ subject, lang: 'en' })) }),
    dates: [{ date, dateType: 'Issued' }],
    language: 'en',
    url: base,
    sizes: [`${records} records`, `${relationships} relationships`, `${bytes} bytes`],
    formats: [...new Set(data.map(({ path }) => mediaTypeOf(path)))].sort(),
    version,
    rightsList: [
      {
        ...{ rights: licence.name, rightsUri: licence.address, rightsIdentifier: licence.spdx },
        ...{ rightsIdentifierScheme: 'SPDX', schemeUri: SPDX },
      },
    ],
    descriptions: [
      { description: describedData(facts), descriptionType: 'Abstract', lang: 'en' },
      {
        description: [...ontology.nodes.values()].map(({ name, description }) => `${name}: ${description}`).join('\n'),
        descriptionType: 'TechnicalInfo',
        lang: 'en',
      },
    ],
    schemaVersion: 'http://datacite.org/schema/kernel-4',
  };
}

function creator(author: Author): Record<string, unknown> {
  if (author.kind === 'several') return { name: author.name, nameType: 'Organizational' };
  return {
    name: authorName(author),
    nameType: 'Personal',
    ...(author.given !== undefined && { givenName: author.given }),
    familyName: author.family,
    ...(author.affiliation !== undefined && { affiliation: [{ name: author.affiliation }] }),
    ...(author.orcid !== undefined && {
      nameIdentifiers: [
        { nameIdentifier: author.orcid, nameIdentifierScheme: 'ORCID', schemeUri: 'https://orcid.org' },
      ],
    }),
  };
}
