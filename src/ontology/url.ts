/** The signs of RFC 3986 but for the brackets of IPv6; all others are written as %XX. */
const SIGNS = "(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*";
const HOST = '[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*';

/** What an address on the web looks like: http or https, a host, perhaps a port, and no user name or password. */
export const URL_PATTERN = `^https?://${HOST}(?::[0-9]{1,5})?(?:[/?#]${SIGNS})?$`;

const ADDRESS = new RegExp(URL_PATTERN);

/** Whether a text is an address that may become a link. */
export function isWebAddress(text: string): boolean {
  return ADDRESS.test(text) && URL.canParse(text);
}

/** Why a text is no address on the web, as a sentence; undefined where it is one. */
export function whyNoAddress(text: string): string | undefined {
  if (isWebAddress(text)) return undefined;
  const quoted = JSON.stringify(text);
  if (/^https?:\/\/[^/?#\\]*@/i.test(text)) {
    return `${quoted} has a user name or a password in it: leave them out.`;
  }
  const sent = /^https?:\/\/[^/?#\\]/i.test(text) && URL.canParse(text) ? new URL(text).href : '';
  if (isWebAddress(sent)) return `${quoted} is not how the address is sent: write "${sent}".`;
  return `${quoted} is no address. Write a full URL with http or https, like "https://example.org/page".`;
}
