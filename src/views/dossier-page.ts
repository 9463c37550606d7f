import type { Ontology } from '../ontology/ontology.js';
import { columnsOf, nodeType, relationsOf } from '../ontology/ontology.js';
import { conflictSection } from '../page/conflicts.js';
import { html } from '../page/html.js';
import type { Content, Html } from '../page/html.js';
import { capital, dateInWords, isPart, labelOf, nodesIn, partsIn, recordPath, webLink, words } from '../page/labels.js';
import type { AnswerPart } from '../page/labels.js';
import { goesOn, inGroups } from '../page/more.js';
import { factsOf, isFact } from '../page/record-facts.js';
import { columnText, isClaim, labelOn, shownRelations } from '../page/record-operations.js';
import { conflictFilter, conflictsQuestion } from './conflicts-page.js';
import { SAID, SAID_COLUMNS, byTopic, marksOn, placeOf, saidCells, speakersOf } from './claims-said.js';
import { whenInWords } from './timeline-page.js';
import { cursorOf, neededValue, valueOf } from './view-type.js';
import type { AskedView, ShownView, View } from './view-type.js';

/** `/view/dossier`: anything as one document to print, with its evidence and bibliography. */
export const DOSSIER_VIEW: View = {
  name: 'dossier',
  title: 'Dossier',
  about:
    'A country, a topic or any other record as one document to print: what it is, what is said of it by topic, with who says it and where, conflicts, dates, and a bibliography.',
  parameters: [
    {
      name: 'of',
      kind: 'id',
      least: 1,
      meaning: 'The id of a country, a topic, a treaty, a claim or any other record.',
    },
    { name: 'after', kind: 'cursor', meaning: 'Where the part before ended, as its link to the next one has it.' },
  ],
  from: { Node: 'of' },
  show,
};

/** Of what a document holds at the most, and claims that are asked for at once. */
const MOST = { claims: 300, atOnce: 100, conflicts: 20, entries: 100, reportsAtOnce: 100 } as const;

/** The reports of a document, each with its number, in the order in which they are cited first. */
type Bibliography = ReadonlyMap<string, number>;

async function show(asked: AskedView): Promise<ShownView> {
  const { given, nodes, ontology, base } = asked;
  const of = neededValue(given, 'of');
  const node = nodes.get(of) ?? { id: of };
  const type = nodeType(ontology, String(node['__typename']));
  const isFirst = !given.has('after');
  const record = isFirst ? await recordOf(asked, of, type.name) : undefined;
  const said = await claimsOn(asked, of, type.name);
  const conflicts = isFirst && type.family !== 'Evidence' ? await conflictsOf(asked, of, type.name) : {};
  const timeline = isFirst && type.family === 'Entity' ? await timelineOf(asked, of) : {};
  const numbers = numbered(said.claims);
  const reports = await reportsOf(asked, [...numbers.keys()]);
  const name = labelOf(node);
  return {
    of: html`${words(type.name)} <code>${of}</code>`,
    heading: isClaim(type) && typeof record?.['statement'] === 'string' ? record['statement'] : name,
    main: html`
      ${record && leadOf(record)} ${record && section('what', 'What it is', factsOf(ontology, type, record, []))}
      ${claimsSection(ontology, said, numbers, isFirst)} ${conflictsSection(ontology, conflicts, asked)}
      ${timelineSection(timeline)} ${bibliographySection(reports, numbers, base)}
    `,
    table: {
      columns: ['reportNumbers', ...SAID_COLUMNS],
      rows: said.claims.map((claim) => [numbersOf(claim, numbers), ...saidCells(claim, base)]),
    },
    next: said.next,
  };
}

async function recordOf({ ask, ontology }: AskedView, of: string, typeName: string): Promise<AnswerPart> {
  const type = nodeType(ontology, typeName);
  const columns = columnsOf(type).map((column) => columnText(ontology, column));
  const relations = shownRelations(type)
    .filter(isFact)
    .map(({ name, many }) =>
      many ? `${name}(first: 8) { pageInfo { hasNextPage } nodes { ...Label } }` : `${name} { ...Label }`,
    );
  const data = await ask({
    name: 'Record',
    label: 'What it is',
    variables: '$of: ID!',
    body: `${type.singular}(id: $of) { __typename ${[...columns, ...relations].join(' ')} }`,
    fragments: relations.length === 0 ? [] : [labelOn(ontology)],
    values: { of },
  });
  const record = data[type.singular];
  return isPart(record) ? record : {};
}

interface SaidOn {
  readonly claims: readonly AnswerPart[];
  readonly total: number;
  readonly next: string | undefined;
}

/** The claims of the document, as many as it may hold. */
async function claimsOn(asked: AskedView, of: string, typeName: string): Promise<SaidOn> {
  const claims: AnswerPart[] = [];
  let total = 0;
  let after = valueOf(asked.given, 'after');
  do {
    const isFirst = claims.length === 0;
    const data = await asked.ask({
      name: 'Said',
      ...(isFirst && { label: 'What is said of it' }),
      variables: '$of: ID!, $after: String',
      body: `claims(first: ${MOST.atOnce}, after: $after, filter: ${claimFilter(asked.ontology, typeName)}) {
        ${isFirst ? 'totalCount' : ''} pageInfo { hasNextPage endCursor } nodes { ...Said }
      }`,
      fragments: [SAID],
      values: { of, after: after ?? null },
    });
    const list = data['claims'];
    if (isFirst && isPart(list)) total = Number(list['totalCount'] ?? 0);
    claims.push(...nodesIn(list));
    after = cursorOf(list);
  } while (after !== undefined && claims.length < MOST.claims);
  return { claims, total, next: after };
}

/** The claims that are seen from an entity; a claim with those it is linked to; those that rest on a passage or footnote. */
function claimFilter(ontology: Ontology, typeName: string): string {
  const is = '{ some: { id: { eq: $of } } }';
  const type = nodeType(ontology, typeName);
  if (isClaim(type)) {
    const claim = ontology.abstracts.get('Claim');
    const links = claim ? relationsOf(claim).filter(({ target, many }) => target === 'Claim' && many) : [];
    return `{ or: [{ id: { eq: $of } }, ${links.map(({ name }) => `{ ${name}: ${is} }`).join(', ')}] }`;
  }
  switch (typeName) {
    case 'Passage':
      return `{ citations: ${is} }`;
    case 'Footnote':
      return `{ citations: { some: { or: [{ footnotes: ${is} }, { coveredBy: ${is} }] } } }`;
    case 'Conflict':
      return `{ conflicts: ${is} }`;
    default:
      return `{ seenFrom: ${is} }`;
  }
}

async function conflictsOf(asked: AskedView, of: string, typeName: string): Promise<AnswerPart> {
  const values = { about: of, after: null };
  const data = await asked.ask(conflictsQuestion(values, conflictFilter(asked, typeName)));
  return isPart(data['conflicts']) ? data['conflicts'] : {};
}

async function timelineOf({ ask }: AskedView, of: string): Promise<AnswerPart> {
  const data = await ask({
    name: 'Timeline',
    label: 'Dates',
    variables: '$of: ID!',
    body: `timeline(about: $of, first: ${MOST.entries}, types: [Entity, TreatyAction]) {
      totalCount pageInfo { hasNextPage }
      entries { date until field uncertain approximate node { __typename id ... on Entity { name } ... on Claim { statement } } }
    }`,
    values: { of },
  });
  return isPart(data['timeline']) ? data['timeline'] : {};
}

/** @returns what is known of each report, by id. */
async function reportsOf({ ask }: AskedView, ids: readonly string[]): Promise<ReadonlyMap<string, AnswerPart>> {
  const found: AnswerPart[] = [];
  for (let start = 0; start < ids.length; start += MOST.reportsAtOnce) {
    const data = await ask({
      name: 'Reports',
      ...(start === 0 && { label: 'The reports' }),
      variables: '$ids: [ID!]!',
      body: 'nodes(ids: $ids) { ... on Report { id name url citation } }',
      values: { ids: ids.slice(start, start + MOST.reportsAtOnce) },
    });
    found.push(...partsIn(data['nodes']));
  }
  return new Map(found.map((report) => [String(report['id']), report]));
}

function numbered(claims: readonly AnswerPart[]): Bibliography {
  const numbers = new Map<string, number>();
  // As they are printed: by topic.
  for (const [, group] of byTopic(claims)) {
    for (const claim of group)
      for (const id of reportIds(claim)) if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
  }
  return numbers;
}

function reportIds(claim: AnswerPart): readonly string[] {
  const ids = nodesIn(claim['citations']).flatMap(({ report }) => (isPart(report) ? [String(report['id'])] : []));
  return [...new Set(ids)];
}

function numbersOf(claim: AnswerPart, numbers: Bibliography): readonly number[] {
  return reportIds(claim).flatMap((id) => numbers.get(id) ?? []);
}

function section(id: string, title: string, content: Html | undefined): Html | undefined {
  if (!content) return undefined;
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${content}
  </section>`;
}

function leadOf({ description, explanation, statement, name }: AnswerPart): Html | undefined {
  const text = [description, explanation].find((one) => typeof one === 'string');
  if (typeof text === 'string') return html`<p class="about">${text}</p>`;
  return typeof statement === 'string' || typeof name === 'string'
    ? undefined
    : html`<p class="note">It has no name here.</p>`;
}

function claimsSection(
  ontology: Ontology,
  { claims, total, next }: SaidOn,
  numbers: Bibliography,
  isFirst: boolean,
): Html {
  if (claims.length === 0) {
    return html`<section aria-labelledby="said">
      <h2 id="said">What is said</h2>
      <p>No claim is recorded here. That says nothing of what happened.</p>
    </section>`;
  }
  const left =
    next === undefined
      ? undefined
      : html`<p class="notice">
          <strong>Not all of it.</strong> Of ${inGroups(total)} claims this part has ${inGroups(claims.length)}, in the
          natural order of their ids; the next part is linked at the end, and the query for all of them below it.
        </p>`;
  return html`<section aria-labelledby="said">
    <h2 id="said">What is said${isFirst ? '' : ', continued'}</h2>
    ${left}
    <p class="note">Numbers in brackets are those of the bibliography. The topics are our own editorial judgement.</p>
    ${byTopic(claims).map(
      ([title, group]) =>
        html`<h3>${title}</h3>
          <ul class="claims">
            ${group.map((claim) => claimLine(ontology, claim, numbers))}
          </ul>`,
    )}
  </section>`;
}

function claimLine(ontology: Ontology, claim: AnswerPart, numbers: Bibliography): Html {
  const { knownAt } = claim;
  const places = nodesIn(claim['citations']).map((passage, index) => {
    const report = isPart(passage['report']) ? String(passage['report']['id']) : '';
    const number = numbers.get(report);
    return html`${index === 0 ? undefined : '; '}<a href="#report-${number ?? 0}">${number ?? 0}</a>,
      ${placeOf(passage)}`;
  });
  const when = typeof knownAt === 'string' ? `, public since ${dateInWords(knownAt)}` : '';
  return html`<li class="claim">
    <p>
      <a class="sentence" href="${recordPath(String(claim['id']))}"><bdi>${String(claim['statement'])}</bdi></a
      >${marksOn(ontology, claim)} <span class="cited">[${places}]</span>
    </p>
    <p class="note">${speakersOf(claim).join(', ')}${when}; <code>${String(claim['id'])}</code></p>
  </li>`;
}

function conflictsSection(ontology: Ontology, list: AnswerPart, { base }: AskedView): Html | undefined {
  const conflicts = nodesIn(list);
  if (conflicts.length === 0) return undefined;
  const total = Number(list['totalCount'] ?? conflicts.length);
  const more =
    total > conflicts.length
      ? html`<p class="notice">
          <strong>Left out.</strong> ${inGroups(total - conflicts.length)} more conflicts: ${base}/view/conflicts has
          all of them.
        </p>`
      : undefined;
  return section(
    'conflicts',
    'Where sources disagree',
    html`${conflicts.map((conflict) => conflictSection(ontology, conflict, false))}${more}`,
  );
}

function timelineSection(timeline: AnswerPart): Html | undefined {
  const entries = partsIn(timeline['entries']);
  if (entries.length === 0) return undefined;
  const items = entries.map((entry) => {
    const node: AnswerPart = isPart(entry['node']) ? entry['node'] : {};
    return html`<li>
      <p class="when">${whenInWords(entry)}</p>
      <p>
        <a class="sentence" href="${recordPath(String(node['id']))}"><bdi>${labelOf(node)}</bdi></a>
        <span class="quiet">${words(String(node['__typename']))}</span>
      </p>
    </li>`;
  });
  const more: Content = goesOn(timeline)
    ? html`<p class="notice">
        <strong>Left out.</strong> ${inGroups(Number(timeline['totalCount'] ?? 0) - entries.length)} more dates: the
        timeline has all of them.
      </p>`
    : undefined;
  return section(
    'dates',
    'Dates',
    html`<p class="note">
        Of laws, reports, incidents, visits and what states did about treaties; the claims above have theirs.
      </p>
      <ul class="entries">
        ${items}
      </ul>
      ${more}`,
  );
}

function bibliographySection(
  reports: ReadonlyMap<string, AnswerPart>,
  numbers: Bibliography,
  base: string,
): Html | undefined {
  if (numbers.size === 0) return undefined;
  const items = [...numbers].map(([id, number]) => {
    const report = reports.get(id) ?? { id };
    const address = base + recordPath(id);
    const { citation, url } = report;
    return html`<li id="report-${number}">
      <span class="cited">[${number}]</span> ${typeof citation === 'string' ? linked(citation, url) : labelOf(report)}
      <br /><span class="quiet">Record:</span>
      <a href="${address}">${address}</a>
    </li>`;
  });
  return html`<section class="bibliography" aria-labelledby="bibliography">
    <h2 id="bibliography">Bibliography</h2>
    <p class="note">${capital(numbers.size === 1 ? 'one report is cited' : `${numbers.size} reports are cited`)}.</p>
    <ol class="plain">
      ${items}
    </ol>
  </section>`;
}

/** A citation in which the address of the report is a link. */
function linked(citation: string, url: unknown): Content {
  if (typeof url !== 'string' || !citation.includes(url)) return citation;
  const at = citation.indexOf(url);
  return [citation.slice(0, at), webLink(url), citation.slice(at + url.length)];
}
