import { AUTHOR, entryId, entryText, entryTitle, momentOf, recordAddress } from './changes-feed.js';
import type { ChangesFeed } from './changes-feed.js';

/** A page in JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/); what changed stands in `_rights_graph` as data too. */
export function jsonFeed({ base, self, next, title, entries }: ChangesFeed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: base,
    feed_url: self,
    ...(next !== undefined && { next_url: next }),
    authors: [{ name: AUTHOR }],
    language: 'en',
    items: entries.map((entry) => {
      const { change } = entry;
      return {
        id: entryId(base, change),
        url: recordAddress(base, change.record),
        title: entryTitle(entry),
        content_text: entryText(entry),
        date_published: momentOf(change.date),
        tags: [change.kind, change.type],
        _rights_graph: change,
      };
    }),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}
