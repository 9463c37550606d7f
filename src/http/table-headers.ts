/** What a table says in headers, as JSON says it beside the data: pages of a browser may read them. */
export const TABLE_HEADERS = [
  'content-disposition',
  'x-table-rows',
  'x-has-next-page',
  'x-end-cursor',
  'x-table-cut',
  'x-table-left-out',
  'x-notices',
] as const;
