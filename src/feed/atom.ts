import { OUR_LICENCE } from '../export/publication.js';
import { xmlElement, xmlText } from '../export/xml-text.js';
import { AUTHOR, entryId, entryText, entryTitle, momentOf, recordAddress } from './changes-feed.js';
import type { ChangesFeed, FeedEntry } from './changes-feed.js';

/** A page in Atom (RFC 4287), with the links of paged feeds (RFC 5005). */
export function atomFeed(feed: ChangesFeed): string {
  const links = [
    link('self', feed.self, 'application/atom+xml'),
    link('first', feed.first, 'application/atom+xml'),
    ...(feed.next === undefined ? [] : [link('next', feed.next, 'application/atom+xml')]),
    link('alternate', feed.base, 'text/html'),
    link('license', OUR_LICENCE.address),
  ];
  const lines = [
    text('id', feed.first),
    text('title', feed.title),
    text('updated', momentOf(feed.updated)),
    xmlElement('author', {}, text('name', AUTHOR)),
    ...links,
    ...feed.entries.map((entry) => entryElement(feed.base, entry)),
  ];
  const content = `\n${lines.join('\n')}\n`;
  return `<?xml version="1.0" encoding="utf-8"?>\n${xmlElement('feed', { xmlns: 'http://www.w3.org/2005/Atom' }, content)}\n`;
}

function entryElement(base: string, entry: FeedEntry): string {
  const { change } = entry;
  const lines = [
    text('id', entryId(base, change)),
    text('title', entryTitle(entry)),
    text('updated', momentOf(change.date)),
    link('alternate', recordAddress(base, change.record)),
    xmlElement('category', { term: change.kind }),
    xmlElement('category', { term: change.type }),
    xmlElement('content', { type: 'text' }, xmlText(entryText(entry))),
  ];
  return xmlElement('entry', {}, `\n${lines.join('\n')}\n`);
}

function text(name: string, content: string): string {
  return xmlElement(name, {}, xmlText(content));
}

function link(rel: string, href: string, type?: string): string {
  return xmlElement('link', { rel, type, href });
}
