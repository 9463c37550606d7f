import { html } from './html.js';
import { capital, isPart, labelOf, partsIn, recordLink, recordPath, words } from './labels.js';
import type { AnswerPart } from './labels.js';
import type { NotOnThatDay } from './not-on-that-day.js';
import type { Page } from './record-page.js';
import type { WayOn } from './refused-with-ways.js';

/** What programs are told to do, who have no box to type into. */
const FOR_PROGRAMS = / Look for it by its words, with search\(query:\)\.$/;

/** For an id that no node has. @param near the nodes that may have been meant. */
export function missPage(sentence: string, near: readonly AnswerPart[]): Page {
  const items = near.map(
    (node) =>
      html`<li>
        ${recordLink(node)} <span class="quiet">${words(String(node['__typename']))}</span>
        <code>${String(node['id'])}</code>
      </li>`,
  );
  return {
    title: 'No such record',
    head: [html`<meta name="robots" content="noindex" />`],
    main: html`
      <h1>There is no such record</h1>
      <p>${sentence.replace(FOR_PROGRAMS, '')}</p>
      ${
        items.length === 0
          ? undefined
          : html`<h2>You may have meant</h2>
              <ul>
                ${items}
              </ul>`
      }
      <p>
        Look for it by its words in the <a href="/explore">explorer</a>, or with <code>search(query:)</code> in the
        <a href="/playground">playground</a>.
      </p>
    `,
  };
}

/** For a claim that is there, and was not on the day that is asked for. */
export function notOnThatDayPage({ claim, message }: NotOnThatDay): Page {
  const { __typename, id } = claim;
  const path = recordPath(String(id));
  return {
    title: 'Not there on that day',
    head: [html`<meta name="robots" content="noindex" />`],
    main: html`
      <p class="kind">${capital(words(String(__typename)))} <code>${String(id)}</code></p>
      <h1 class="statement"><bdi>${labelOf(claim)}</bdi></h1>
      <p class="notice"><strong>Not there on that day.</strong> ${message} <a href="${path}">The record of today</a></p>
    `,
  };
}

/**
 * For what cannot be answered, now or at all.
 * @param seconds after which it may be asked again, where it may.
 * @param ways what can be asked in its place.
 */
export function refusalPage(
  title: string,
  sentence: string,
  seconds: string | undefined,
  ways: readonly WayOn[] = [],
): Page {
  const again = seconds === undefined ? undefined : html`<p>Load the page again in ${seconds} seconds or later.</p>`;
  return {
    title,
    head: [html`<meta name="robots" content="noindex" />`],
    main: html`
      <h1>${title}</h1>
      <p>${sentence}</p>
      ${again}
      ${
        ways.length === 0
          ? undefined
          : html`<p>It is answered in parts:</p>
              <ul>
                ${ways.map(({ title: name, path }) => html`<li><a href="${path}">${name}</a></li>`)}
              </ul>`
      }
    `,
  };
}

/** The nodes that a lookup found near a ref, each once. */
export function nodesNear(entries: unknown): readonly AnswerPart[] {
  const nodes = partsIn(entries).flatMap((entry) => [
    entry['node'],
    ...partsIn(entry['alternatives']).map(({ node }) => node),
  ]);
  const found = nodes.filter(isPart);
  return found.filter((node, index) => found.findIndex(({ id }) => id === node['id']) === index);
}
