import { capital } from '../../page/labels.js';
import { shareLink } from '../../page/share-link.js';
import { save } from '../save.js';
import { gexfFile } from '../../arrangement/picture-gexf.js';
import type { FileContext, ViewFile } from '../../arrangement/picture-file.js';
import { subgraphOperation } from '../../arrangement/view-operation.js';
import type { Drawn } from '../../arrangement/drawn-node.js';
import { GephiLink } from './gephi-link.js';
import { labelsAt } from './drawing/labels-at.js';
import { Menu } from './menu.js';
import { svgFile } from './picture-svg.js';
import { svgToPng } from './svg-to-png.js';
import type { Explorer } from './state/use-explorer.js';
import type { Part } from './use-parts.js';
import { linksFile, pictureFile, recordsFile } from './view-files.js';
import { ViewsMenu } from './views-menu.js';

/** Nodes of which the playground is given the ids. */
const MOST_ASKED = 500;

interface ToolbarProps {
  readonly explorer: Explorer;
  readonly drawn: Drawn;
  /** What there is to choose from, and what is shown of it. */
  readonly parts: readonly Part[];
  readonly part: Part;
  readonly onPart: (part: Part) => void;
  readonly code: string | undefined;
}

/** What is shown, what is done to all of it, and the view as an address and as files. */
export function Toolbar({ explorer, drawn, parts, part, onPart, code }: ToolbarProps) {
  const { view, picture, history, dataVersion } = explorer;
  const fileOf = <File extends ViewFile>(make: (drawn: Drawn, context: FileContext) => File): File => {
    const missing = [...view.places.keys()].filter((id) => !picture.nodes.has(id));
    return make(drawn, { origin: window.location.origin, dataVersion, day: new Date(), asOf: view.day, missing });
  };
  const saved = (make: (drawn: Drawn, context: FileContext) => ViewFile): void => {
    const { name, type, text } = fileOf(make);
    save(new Blob([text], { type: `${type};charset=utf-8` }), name);
  };
  const svg = (shown: Drawn, context: FileContext): ReturnType<typeof svgFile> =>
    svgFile(shown, context, { address: window.location.href, labelsOf: labelsAt });
  const savePng = async (): Promise<void> => {
    const { name, text, size } = fileOf(svg);
    try {
      save(await svgToPng(text, size), name.replace(/\.svg$/, '.png'));
    } catch (error) {
      explorer.say(error instanceof Error ? error.message : String(error), 'problem');
    }
  };
  const marked = [...view.marked];
  const ids = [...view.places.keys()];
  // Records that are hidden are in no file, and not asked for.
  const shown = drawn.nodes.map(({ node }) => node.id);
  const operation = subgraphOperation(shown.slice(0, MOST_ASKED), shown.slice(MOST_ASKED), view.day);
  return (
    <div className="tools" role="toolbar" aria-label="The view">
      <div role="group" aria-label="Shown as">
        {parts.map((one) => (
          <button key={one} type="button" aria-pressed={one === part} onClick={() => onPart(one)}>
            {capital(one)}
          </button>
        ))}
      </div>
      <button type="button" disabled={history.past.length === 0} onClick={explorer.undo}>
        Undo
      </button>
      <button type="button" disabled={history.future.length === 0} onClick={explorer.redo}>
        Redo
      </button>
      <button type="button" onClick={explorer.arrange}>
        Arrange anew
      </button>
      {marked.length > 0 && (
        <div role="group" aria-label="What is marked">
          <span>{marked.length} marked:</span>
          <button type="button" onClick={() => explorer.remove(marked)}>
            Take out
          </button>
          <button type="button" onClick={() => explorer.remove(ids.filter((id) => !view.marked.has(id)))}>
            Keep only these
          </button>
          <button type="button" onClick={() => explorer.pin(marked, true)}>
            Pin
          </button>
          <button type="button" onClick={() => explorer.markAll([])}>
            Unmark
          </button>
        </div>
      )}
      <ViewsMenu code={code} />
      <Menu title="Data" className="files">
        <ul>
          <li>
            <a href={shareLink({ query: operation.query, variables: JSON.stringify(operation.variables, null, 2) })}>
              Show me the query
            </a>
          </li>
          <li>
            <button type="button" className="plain" onClick={() => saved(recordsFile)}>
              Records (CSV)
            </button>
          </li>
          <li>
            <button type="button" className="plain" onClick={() => saved(linksFile)}>
              Links (CSV)
            </button>
          </li>
          <li>
            <button type="button" className="plain" onClick={() => saved(pictureFile)}>
              Picture (JSON)
            </button>
          </li>
          <li>
            <button type="button" className="plain" onClick={() => saved(svg)}>
              Picture (SVG)
            </button>
          </li>
          <li>
            <button type="button" className="plain" onClick={() => void savePng()}>
              Picture (PNG)
            </button>
          </li>
          <li>
            <button type="button" className="plain" onClick={() => saved(gexfFile)}>
              Picture for Gephi (GEXF)
            </button>
          </li>
          <li>
            <GephiLink code={code} count={view.places.size} />
          </li>
        </ul>
      </Menu>
    </div>
  );
}
