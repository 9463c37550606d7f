import type { Ontology } from '../ontology/ontology.js';
import { html } from './html.js';
import type { Content, Html } from './html.js';
import {
  aboutValue,
  capital,
  dateInWords,
  fieldInWords,
  partsIn,
  recordPath,
  shortened,
  textsIn,
  valueInWords,
} from './labels.js';
import type { AnswerPart } from './labels.js';

/** Whether sources settle it. */
const OUTCOMES: Readonly<Record<string, string>> = {
  OPEN: 'Sources do not settle it.',
  RESOLVED: 'Sources settle it.',
};

/** A conflict with its claims side by side, and which of them prevails. @param isOwn true on its own page. */
export function conflictSection(ontology: Ontology, conflict: AnswerPart, isOwn: boolean): Html {
  const { id, question, kind, status, explanation, sides } = conflict;
  const link = html`<a href="${recordPath(String(id))}"><bdi>${String(question)}</bdi></a>`;
  return html`<article class="conflict">
    ${isOwn ? undefined : html`<h3>${link}</h3>`}
    <p>
      <strong>${capital(valueInWords(String(status)))}.</strong> ${OUTCOMES[String(status)]}
      ${aboutValue(ontology, 'ConflictKind', String(kind))}
    </p>
    ${typeof explanation === 'string' && !isOwn ? html`<p>${explanation}</p>` : undefined}
    ${
      Array.isArray(sides)
        ? html`<ul class="sides">
            ${partsIn(sides).map(side)}
          </ul>`
        : html`<p class="note">
            There are too many claims to show them side by side here:
            ${isOwn ? 'they are linked below' : 'the page of the conflict links them'}.
          </p>`
    }
  </article>`;
}

function side(shown: AnswerPart): Html {
  const { claim, statement, prevails, knownAt, statedIn } = shown;
  const rows: (readonly [string, Content])[] = [
    ['Said by', textsIn(shown['saidBy']).join('; ')],
    ['Read in', textsIn(shown['readIn']).join('; ')],
    ...(typeof statedIn === 'string' ? [['First said in', statedIn] as const] : []),
    ['Public since', typeof knownAt === 'string' ? dateInWords(knownAt) : 'nobody knows'],
    ...partsIn(shown['values']).flatMap(({ field, value, said, absent }) => {
      const text =
        typeof value === 'string' ? shownValue(value) : typeof absent === 'string' ? valueInWords(absent) : undefined;
      if (text === undefined && said !== false) return [];
      return [[fieldInWords(String(field)), text ?? 'not said'] as const];
    }),
  ];
  return html`<li class="${prevails === true ? 'side prevails' : 'side'}">
    ${prevails === true ? html`<p class="badge">Prevails</p>` : undefined}
    <p>
      <a href="${recordPath(String(claim))}"><bdi>${shortened(String(statement))}</bdi></a>
    </p>
    <dl class="facts">
      ${rows.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </li>`;
}

/** A date as a sentence has it, the name of a value as words. */
function shownValue(value: string): string {
  return /^[A-Z][A-Z_]+$/.test(value) ? valueInWords(value) : dateInWords(value);
}
