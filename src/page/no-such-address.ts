import { suggestionList } from 'graphql/jsutils/suggestionList.js';
import { html } from './html.js';
import type { Html } from './html.js';
import type { Page } from './record-page.js';

/** An address that is answered, for the one who asks for another. */
export interface Address {
  /** As messages have it: `/id/{id}` for all that begin so. */
  readonly path: string;
  /** What is there, in a few words. */
  readonly about: string;
  /** For people, with its name, and where it is opened; undefined of what programs ask. */
  readonly page?: { readonly name: string; readonly path: string };
}

/**
 * The address that may have been meant by one that there is not. What stands for many is not among them, nor is the
 * start page, which is so short that every other short one is near.
 */
export function nearestAddress(wrong: string, addresses: readonly Address[]): string | undefined {
  const paths = addresses.map(({ path }) => path).filter((path) => path !== '/' && !path.includes('{'));
  return suggestionList(wrong, paths)[0];
}

/** For an address at which there is nothing: where one can go instead. @param path what was asked for. */
export function noSuchAddressPage(path: string, addresses: readonly Address[]): Page {
  const near = nearestAddress(path, addresses);
  return {
    title: 'There is no such page',
    head: [html`<meta name="robots" content="noindex" />`],
    main: html`
      <h1>There is no such page</h1>
      <p>
        There is nothing at <code>${path}</code>.
        ${
          near === undefined
            ? undefined
            : html`Did you mean <a href="${near}"><code>${near}</code></a
                >?`
        }
      </p>
      <h2>Where you can go</h2>
      <ul>
        ${addresses.map(pageItem)}
      </ul>
      <h2>Addresses for programs</h2>
      <dl class="facts">${addresses.map(programRow)}</dl>
    `,
  };
}

function pageItem({ page, about }: Address): Html | undefined {
  return page && html`<li><a href="${page.path}">${page.name}</a>: ${about}</li>`;
}

function programRow({ path, page, about }: Address): Html | undefined {
  return page
    ? undefined
    : html`<div>
        <dt><code>${path}</code></dt>
        <dd>${about}</dd>
      </div>`;
}
