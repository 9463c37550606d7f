import type { Ontology } from '../ontology/ontology.js';
import { dictionaryColumns } from './dictionary.js';
import { CHECKSUMS } from './export-folder.js';
import type { Format } from './format.js';
import type { DataLicence, Publication } from './publication.js';
import { CHOICES } from './selection.js';
import type { Choice, Selection } from './selection.js';

/** What the README of an export tells of it. */
export interface ExportFacts {
  readonly ontology: Ontology;
  readonly dataVersion: string;
  /** The day on which it was made, as `2012-03-31`. */
  readonly day: string;
  readonly formats: readonly Format[];
  readonly base: string;
  readonly selection: Selection;
  /** How many records of each type it holds, and how many the graph has. */
  readonly counts: ReadonlyMap<string, { readonly held: number; readonly all: number }>;
  readonly relationships: number;
  readonly licence: DataLicence;
  readonly publication: Publication | undefined;
}

/** The README of an export, in Markdown. */
export function readmeText(facts: ExportFacts): string {
  const { ontology, dataVersion, day, formats, base, counts, relationships, licence, publication } = facts;
  const part = isPart(facts.selection);
  const total = [...counts.values()].reduce((sum, { held }) => sum + held, 0);
  const inRdf = formats.some(({ name }) => name === 'turtle' || name === 'jsonld');
  return [
    publication ? `# ${publication.title} ${publication.version}` : '# Export of rights-graph',
    'What sources say about torture and its prevention, country by country: entities (things), claims (what a source says about them) and evidence (where it says so).',
    [
      `- Data version: \`${dataVersion}\``,
      `- ${publication ? 'Released' : 'Made'} on: ${day}`,
      `- Holds: ${part ? 'a part of the graph' : 'the whole graph'}, ${total} records and ${relationships} relationships`,
      `- Licence: ${licence.name} (\`LICENSE\`)`,
    ].join('\n'),
    '## What is in it',
    selectionText(facts.selection),
    ['| type | records | of | what it is |', '|---|---:|---:|---|']
      .concat(
        [...ontology.nodes.values()].map(({ name, description }) => {
          const { held, all } = counts.get(name) ?? { held: 0, all: 0 };
          return `| ${name} | ${held} | ${all} | ${description.replaceAll('|', '\\|').replace(/\s+/g, ' ')} |`;
        }),
      )
      .join('\n'),
    '## Files',
    [
      ...formats.map(({ name, about }) => `- \`${name}/\`: ${about}`),
      '- `dictionary.csv`: the data dictionary, below.',
      '- `LICENSE`: the licence.',
      ...[...(publication?.beside ?? [])].map(([path, about]) => `- \`${path}\`: ${about}`),
      `- \`${CHECKSUMS}\`: the SHA-256 of every other file; \`sha256sum --check ${CHECKSUMS}\` compares them.`,
    ].join('\n'),
    ...(inRdf
      ? [
          `In RDF the address of a record is \`${base}id/\` and its id, that of a type, a field or a code \`${base}schema#\` and its name (\`Assessment.CONCERN\`). The order of lists is not kept there.`,
        ]
      : []),
    'Each relationship is written once, from the record that says it. The field on the other side (`inverse` in the dictionary) is the same relationship read backwards.',
    '## How to read it',
    [
      '- A claim is what a source says, in our own words. It is no verdict, and that nothing is said here does not mean that nothing happened. Read the passage it cites before you quote it.',
      '- `status` says whether a claim stands: `ACCEPTED`, `DISPUTED` (in an open contradiction: `Conflict`), `SUPERSEDED`, `REFUTED`, or `UNVERIFIED`, where its own clause only alleges it.',
      '- `inferred` names the fields of a claim that come from the context, because its sentence does not say them.',
      '- `unverifiedFields` names the values of an entity that nobody compared with a source; `sources` says where values come from.',
      '- `absent` says why there is no value. A value that is empty without a reason was not looked for, or does not apply.',
      '- What the dictionary calls editorial is our own judgement, such as the topics of a claim; what it calls computed follows from the rest by a rule.',
      '- Dates are in the Extended Date/Time Format: `2011-12` is a month, `2011~` about 2011, `2009/2012` an interval.',
    ].join('\n'),
    '## Data dictionary',
    `\`dictionary.csv\` describes every type, field, value and code. Its columns:\n\n${dictionaryColumns()}`,
    '## How to cite it',
    publication
      ? `> ${publication.authors}: ${publication.title}, version ${publication.version}, data version ${dataVersion}, ${day}. ${licence.name}.`
      : `> rights-graph contributors: rights-graph, data version ${dataVersion}${part ? `, selection: ${optionsText(facts.selection)}` : ''}, exported on ${day}. ${licence.name}.`,
    'Cite the source for what it says, and this data for how it is read.',
    '',
  ].join('\n\n');
}

function isPart(selection: Selection): boolean {
  return Object.values(selection).some((ids) => ids.length > 0);
}

/** As it was written: `--country XNL --topic topic/prisons`. */
function optionsText(selection: Selection): string {
  return (Object.keys(CHOICES) as Choice[])
    .flatMap((choice) => {
      const ids = selection[choice] ?? [];
      return ids.length === 0 ? [] : `--${choice} ${ids.join(' ')}`;
    })
    .join(' ');
}

function selectionText(selection: Selection): string {
  if (!isPart(selection)) return 'The whole graph: every record of every type, with all its relationships.';
  return [
    `The part that was chosen by \`${optionsText(selection)}\`:`,
    [
      '- the entities that are named there;',
      '- the claims that are seen from them (`seenFrom`): about them, about what is below them, such as the articles of a law and narrower topics, and, for a report, those read from it. Of several ids of one option those of any; of several options those that all of them have;',
      '- all that any record in it leads to, as far as that goes: what a claim is about, who says it, the passages it cites, their reports, topics, norms, and claims that it rests on;',
      '- of every claim in it the conflicts it takes part in and the claims that supersede it, so that its `status` can be understood; of every passage in it its footnotes.',
    ].join('\n'),
    'So no relationship in it leads to nothing, and each record in it is the same as in an export of the whole graph. What is left out are other records that lead to these: claims about an entity that came in only because something leads to it, the other passages of a report, the other articles of a law. Do not count these here.',
  ].join('\n\n');
}
