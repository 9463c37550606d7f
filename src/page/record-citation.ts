import { WITHDRAWN, nodeType } from '../ontology/ontology.js';
import type { Ontology } from '../ontology/ontology.js';
import { readCitedAs } from '../questions/citation/citation-parts.js';
import type { Cited } from '../questions/citation/cited.js';
import { isPart, labelOf, words } from './labels.js';
import type { AnswerPart } from './labels.js';

/**
 * What a record is cited as: a document as itself, a claim as the documents that it was read from, and whatever is no
 * document as a page of ours.
 * @param node what `citedOperation` answers of it.
 * @param withdrawal what is said of it where it was withdrawn.
 */
export function citedRecord(ontology: Ontology, node: AnswerPart, withdrawal: string | undefined): Cited {
  const { name, family } = nodeType(ontology, String(node['__typename']));
  if (name === 'Report' || name === 'Passage') return readCitedAs(name, node);
  if (family === 'Claim') return readCitedAs('Claim', node);
  const id = String(node['id']);
  const { description, explanation, note, report } = node;
  const about = withdrawal ?? [description, explanation, note].find((text) => typeof text === 'string') ?? null;
  const named = isPart(report) ? `${labelOf(node)} of ${labelOf(report)}` : labelOf(node);
  return {
    kind: 'record',
    record: {
      id,
      what: words(name),
      name: name === WITHDRAWN ? `${id} (withdrawn)` : named,
      about: about,
    },
  };
}
