import { html } from '../page/html.js';
import { labelOf, nodesIn, words } from '../page/labels.js';
import type { AnswerPart } from '../page/labels.js';
import { goesOn } from '../page/more.js';
import type { Page } from '../page/record-page.js';
import { viewPath } from './view-type.js';
import type { Given, View, ViewParameter, ViewQuestion } from './view-type.js';

const MOST = 300;

/** What may be chosen, by the type that a parameter takes. */
const LISTS: readonly (readonly [type: string, title: string, key: string, list: string])[] = [
  ['Country', 'Countries', 'countries', `countries(first: ${MOST})`],
  ['Treaty', 'Treaties with articles here', 'treaties', `treaties(first: ${MOST}, filter: { articles: { some: {} } })`],
];

/** What a parameter that is missing may be: some lists, where it takes anything. */
function listsFor({ types = [] }: ViewParameter): typeof LISTS {
  const found = LISTS.filter(([type]) => types.includes(type));
  return found.length === 0 ? LISTS : found;
}

/** Asks for what a parameter that is missing may be. */
export function choiceQuestion(parameter: ViewParameter): ViewQuestion {
  const lists = listsFor(parameter).map(([, , , list]) => `${list} { pageInfo { hasNextPage } nodes { id name } }`);
  return { name: 'Choices', variables: '', body: lists.join(' '), values: {} };
}

/** For an address that does not say what it is of: a choice. @param data what `choiceQuestion` answers. */
export function choicePage(view: View, parameter: ViewParameter, given: Given, data: AnswerPart): Page {
  const { name } = parameter;
  const had = given.get(name) ?? [];
  const others = Object.fromEntries([...given].map(([key, values]) => [key, values.join(',')]));
  const lists = listsFor(parameter).map(([, title, key]) => {
    const nodes = nodesIn(data[key])
      .filter(({ id }) => !had.includes(String(id)))
      .sort((one, other) => BY_NAME.compare(labelOf(one), labelOf(other)));
    const items = nodes.map((node) => {
      const path = viewPath(view.name, { ...others, [name]: [...had, String(node['id'])].join(',') });
      return html`<li><a href="${path}">${labelOf(node)}</a></li>`;
    });
    return html`<h2>${title}</h2>
      <ul class="choices">
        ${items}
      </ul>
      ${goesOn(data[key]) ? html`<p class="note">These are the first ${MOST}.</p>` : undefined}`;
  });
  const known = new Map(
    listsFor(parameter).flatMap(([, , key]) => nodesIn(data[key]).map((node) => [node['id'], node])),
  );
  return {
    title: view.title,
    head: [html`<meta name="robots" content="noindex" />`],
    main: html`
      <p class="kind">View</p>
      <h1 class="named">${view.title}</h1>
      <p>${view.about}</p>
      <p>
        ${invitation(
          parameter,
          had.map((id) => labelOf(known.get(id) ?? { id })),
        )}
      </p>
      ${lists}
    `,
  };
}

const BY_NAME = new Intl.Collator('en', { numeric: true });

/** What is to be chosen, and what there is beside it. @param had the names of what was chosen before. */
function invitation(parameter: ViewParameter, had: readonly string[]): string {
  const { types = [], least = 0 } = parameter;
  const listed = listsFor(parameter).map(([type]) => type);
  const nouns = listed.map((type) => words(type)).join(' or a ');
  const chosen = had.length === 0 ? '' : `${had.join(', ')} ${had.length === 1 ? 'is' : 'are'} chosen. `;
  const more = least - had.length;
  const choose = had.length > 0 ? `Choose ${more === 1 ? 'another' : `${more} more`} ${nouns}` : `Choose a ${nouns}`;
  const isAny = types.length === 0 || types.some((type) => !listed.includes(type));
  return `${chosen}${choose}.${isAny ? ' Of other records this view is linked from their own pages.' : ''}`;
}

/** For a program, which is not asked back. */
export function missingSentence(view: View, { name, meaning, least = 0 }: ViewParameter): string {
  const several = least > 1 ? ` (${least} or more)` : '';
  return `/view/${view.name} needs ${name}=${several}: ${lowered(meaning)}`;
}

function lowered(sentence: string): string {
  return sentence.replace(/^./u, (letter) => letter.toLowerCase());
}
