import { expect, test } from 'vitest';
import { escapeText, html } from '../../src/page/html.js';

test('what is filled in is a text, unless it is HTML itself', () => {
  const link = html`<a href="${'/id/"x"&y'}">${"<b> & 'q'"}</a>`;
  expect(link.markup).toBe('<a href="/id/&quot;x&quot;&amp;y">&lt;b&gt; &amp; &#39;q&#39;</a>');
  expect(html`<p>${link}${undefined}${12}${['<', html`<br />`]}</p>`.markup).toBe(`<p>${link.markup}12&lt;<br /></p>`);
});

test('what turns the direction of a text, and what no document has, is shown as not there', () => {
  expect(escapeText('a\u202eb\u2066c\u0000d\ud800e\u0085')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\ufffd');
  expect(escapeText('Қазақстан\n😀 سجن\tזה')).toBe('Қазақстан\n😀 سجن\tזה');
});
