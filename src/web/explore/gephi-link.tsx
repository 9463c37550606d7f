import { gexfPath } from '../../arrangement/view-code.js';

/** Gephi Lite, and the parameter by which it takes the address of a graph. */
const GEPHI_LITE = 'https://lite.gephi.org/?file=';

interface GephiLinkProps {
  /** The hash of the address of what is shown; undefined as long as it is made. */
  readonly code: string | undefined;
  /** Records of the view, hidden ones too. */
  readonly count: number;
}

/** A link that opens the picture in Gephi Lite, which then asks this server for it; or why there is none. */
export function GephiLink({ code, count }: GephiLinkProps) {
  if (code === undefined) return null;
  const path = gexfPath(code, count);
  // A page of https, as Gephi Lite is, may ask only servers of https and the reader's own machine.
  if (path === undefined || !window.isSecureContext) {
    const why =
      path === undefined
        ? 'This picture is too large for a link to Gephi Lite'
        : 'Gephi Lite opens links to servers of https alone';
    return <span className="quiet">{why}: save it, and open the file there.</span>;
  }
  return (
    <a href={GEPHI_LITE + encodeURIComponent(window.location.origin + path)} rel="noreferrer">
      Open in Gephi Lite
    </a>
  );
}
