/** Namespaces of published vocabularies, by the prefix they are known by. */
export const NAMESPACES = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  owl: 'http://www.w3.org/2002/07/owl#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  prov: 'http://www.w3.org/ns/prov#',
  dcterms: 'http://purl.org/dc/terms/',
  schema: 'https://schema.org/',
  edtf: 'http://id.loc.gov/datatypes/edtf/',
} as const;

/** A name in a namespace: `prov:Entity`. */
export type PrefixedName = `${keyof typeof NAMESPACES}:${string}`;

/** The address of a name in a published vocabulary. */
export function vocabularyIri(name: PrefixedName): string {
  const colon = name.indexOf(':');
  return NAMESPACES[name.slice(0, colon) as keyof typeof NAMESPACES] + name.slice(colon + 1);
}

/** What published vocabularies call a field. */
export interface FieldTerms {
  readonly terms: readonly PrefixedName[];
  /** The language of its text, where that is known. */
  readonly language?: string;
}

/** The classes of a type beside its own; what an interface has, its types have too. */
export const CLASS_TERMS: Readonly<Record<string, readonly PrefixedName[]>> = {
  Country: ['schema:Country'],
  Place: ['schema:Place'],
  Institution: ['schema:Organization', 'prov:Organization'],
  Person: ['schema:Person', 'prov:Person'],
  Law: ['schema:Legislation'],
  Treaty: ['schema:Legislation'],
  Article: ['schema:Legislation'],
  Report: ['schema:Report', 'prov:Entity'],
  Incident: ['schema:Event'],
  Visit: ['schema:Event'],
  Topic: ['skos:Concept'],
  Claim: ['schema:Claim', 'prov:Entity'],
  Observation: ['schema:Observation'],
  Passage: ['prov:Entity'],
  Footnote: ['prov:Entity'],
  Withdrawn: ['prov:Entity'],
};

const ENGLISH = { language: 'en' } as const;

/**
 * What fields are called beside their own name, by `Type.field`. A type's own entry takes the place of that of an
 * interface. A claim is attributed to who says it and derived from a passage, which is quoted from a report, which is
 * attributed to its authors.
 */
export const FIELD_TERMS: Readonly<Record<string, FieldTerms>> = {
  'Node.id': { terms: ['dcterms:identifier'] },
  'Entity.name': { terms: ['rdfs:label', 'schema:name'], ...ENGLISH },
  'Entity.aliases': { terms: ['schema:alternateName'] },
  'Entity.description': { terms: ['dcterms:description'], ...ENGLISH },
  'Entity.sameAs': { terms: ['owl:sameAs'] },
  'Topic.name': { terms: ['skos:prefLabel', 'rdfs:label'], ...ENGLISH },
  'Topic.aliases': { terms: ['skos:altLabel'] },
  'Topic.description': { terms: ['skos:scopeNote'], ...ENGLISH },
  'Topic.sameAs': { terms: ['skos:exactMatch'] },
  'Topic.broader': { terms: ['skos:broader'] },
  'Claim.statement': { terms: ['prov:value', 'rdfs:label'], ...ENGLISH },
  'Claim.citations': { terms: ['prov:wasDerivedFrom'] },
  'Claim.statedIn': { terms: ['prov:hadPrimarySource'] },
  'Claim.statedOn': { terms: ['dcterms:created'] },
  'Claim.knownAt': { terms: ['dcterms:available'] },
  'Claim.about': { terms: ['schema:about'] },
  'Claim.topics': { terms: ['dcterms:subject'] },
  'Claim.supersedes': { terms: ['dcterms:replaces'] },
  'Finding.foundBy': { terms: ['prov:wasAttributedTo'] },
  'Recommendation.recommendedBy': { terms: ['prov:wasAttributedTo'] },
  'Recommendation.partOf': { terms: ['dcterms:isPartOf'] },
  'Observation.producer': { terms: ['prov:wasAttributedTo'] },
  'Observation.indicator': { terms: ['schema:measuredProperty'] },
  'Observation.subjects': { terms: ['schema:observationAbout'] },
  'TreatyAction.date': { terms: ['dcterms:date'] },
  'Incident.date': { terms: ['dcterms:date'] },
  'Incident.place': { terms: ['schema:location'] },
  'Incident.partOf': { terms: ['dcterms:isPartOf'] },
  'Visit.date': { terms: ['dcterms:date'] },
  'Place.within': { terms: ['schema:containedInPlace'] },
  'Place.country': { terms: ['schema:containedInPlace'] },
  'Institution.partOf': { terms: ['schema:parentOrganization'] },
  'Institution.place': { terms: ['schema:location'] },
  'Law.enactedOn': { terms: ['schema:legislationDate'] },
  'Law.country': { terms: ['schema:legislationJurisdiction'] },
  'Law.issuedBy': { terms: ['schema:legislationPassedBy'] },
  'Law.amends': { terms: ['schema:legislationChanges'] },
  'Treaty.adoptedOn': { terms: ['schema:legislationDate'] },
  'Treaty.untcNumber': { terms: ['schema:identifier'] },
  'Article.instrument': { terms: ['dcterms:isPartOf'] },
  'Article.partOf': { terms: ['dcterms:isPartOf'] },
  'Country.iso2': { terms: ['schema:identifier'] },
  'Report.symbol': { terms: ['schema:identifier'] },
  'Report.publishedOn': { terms: ['dcterms:issued'] },
  'Report.publisher': { terms: ['dcterms:publisher'] },
  'Report.authors': { terms: ['dcterms:creator', 'prov:wasAttributedTo'] },
  'Report.about': { terms: ['schema:about'] },
  'Report.url': { terms: ['schema:url'] },
  'Passage.report': { terms: ['dcterms:isPartOf', 'prov:wasQuotedFrom'] },
  'Footnote.report': { terms: ['dcterms:isPartOf'] },
  'Footnote.resolvesTo': { terms: ['dcterms:references'] },
  'Conflict.question': { terms: ['rdfs:label'], ...ENGLISH },
  'Conflict.citations': { terms: ['prov:wasDerivedFrom'] },
  // Not prov:invalidatedAtTime, which is a moment: a withdrawal has a day.
  'Withdrawn.date': { terms: ['schema:expires'] },
  'Withdrawn.note': { terms: ['dcterms:description'], ...ENGLISH },
  'Withdrawn.successor': { terms: ['dcterms:isReplacedBy'] },
};

/** A value whose text is in a language that stands beside it. */
export const TEXTS_WITH_LANGUAGE: Readonly<Record<string, { readonly text: string; readonly language: string }>> = {
  Alias: { text: 'text', language: 'language' },
};
