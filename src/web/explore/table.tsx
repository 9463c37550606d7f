import { useState } from 'react';
import { numberFirst, valueInWords } from '../../page/labels.js';
import type { Drawn, DrawnNode } from '../../arrangement/drawn-node.js';
import { Sign } from './filters.js';
import { linkKey } from '../../arrangement/known-graph.js';
import { collapseInWords, counted, doubtOf, inGroups, typeInWords } from './words.js';

/** Rows that are written at once. */
const ROWS = 100;

interface PictureTableProps {
  readonly drawn: Drawn;
  readonly onChoose: (id: string) => void;
  readonly onMark: (id: string) => void;
  readonly onExpand: (id: string) => void;
  /** How many records collapsing one takes. */
  readonly takenBy: (id: string) => number;
  readonly onCollapse: (id: string) => void;
  readonly onRemove: (id: string) => void;
  readonly onPin: (id: string) => void;
}

/** What the picture shows, to be read line by line, with the same actions. */
export function PictureTable({ drawn, ...actions }: PictureTableProps) {
  const nodes = [...drawn.nodes].sort(byName);
  const links = drawn.links;
  const [rows, setRows] = useState(ROWS);
  const [lines, setLines] = useState(ROWS);
  return (
    <div className="tables" role="region" aria-label="Records and links" tabIndex={0}>
      <table className="of-records">
        <caption>{counted(nodes.length, 'record')}</caption>
        <thead>
          <tr>
            <th scope="col">Record</th>
            <th scope="col">Type</th>
            <th scope="col">Status</th>
            <th scope="col">Links here</th>
            <th scope="col">Do</th>
          </tr>
        </thead>
        <tbody>
          {nodes.slice(0, rows).map((one) => (
            <Row key={one.node.id} one={one} {...actions} />
          ))}
        </tbody>
      </table>
      <More shown={rows} total={nodes.length} what="records" onMore={() => setRows(rows + ROWS)} />
      <table>
        <caption>{counted(links.length, 'link')}</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Relation</th>
            <th scope="col">To</th>
          </tr>
        </thead>
        <tbody>
          {links.slice(0, lines).map((link) => (
            <tr key={linkKey(link)}>
              <td>{nameIn(drawn, link.from)}</td>
              <td>
                {valueInWords(link.relation)}
                {doubtOf(link)}
              </td>
              <td>{nameIn(drawn, link.to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More shown={lines} total={links.length} what="links" onMore={() => setLines(lines + ROWS)} />
    </div>
  );
}

function Row({
  one: { node, isChosen, isMarked, isPinned, isAbsent, degree, more },
  onChoose,
  onMark,
  onExpand,
  takenBy,
  onCollapse,
  onRemove,
  onPin,
}: { readonly one: DrawnNode } & Omit<PictureTableProps, 'drawn'>) {
  const collapse = collapseInWords(takenBy(node.id));
  return (
    <tr className={isChosen ? 'chosen' : undefined}>
      <th scope="row">
        <button type="button" className="plain" aria-pressed={isChosen} onClick={() => onChoose(node.id)}>
          <bdi>{numberFirst(node.label)}</bdi>
        </button>
        {isAbsent && <span className="quiet"> not there on that day</span>}
      </th>
      <td>
        <Sign type={node.type} /> {typeInWords(node.type)}
      </td>
      <td>{node.status === undefined ? '' : valueInWords(node.status)}</td>
      <td>
        {inGroups(degree)}
        {more > 0 && <span className="quiet"> and {inGroups(more)} more</span>}
      </td>
      <td className="acts">
        <button type="button" aria-label={`Add what is around ${node.label}`} onClick={() => onExpand(node.id)}>
          Expand
        </button>
        <button type="button" aria-label={`${collapse} around ${node.label}`} onClick={() => onCollapse(node.id)}>
          {collapse}
        </button>
        <button type="button" aria-pressed={isMarked} aria-label={`Mark ${node.label}`} onClick={() => onMark(node.id)}>
          Mark
        </button>
        <button type="button" aria-pressed={isPinned} aria-label={`Pin ${node.label}`} onClick={() => onPin(node.id)}>
          Pin
        </button>
        <button type="button" aria-label={`Take out ${node.label}`} onClick={() => onRemove(node.id)}>
          Take out
        </button>
      </td>
    </tr>
  );
}

function nameIn({ byId }: Drawn, id: string): string {
  return numberFirst(byId.get(id)?.node.label ?? '');
}

interface MoreProps {
  readonly shown: number;
  readonly total: number;
  readonly what: string;
  readonly onMore: () => void;
}

function More({ shown, total, what, onMore }: MoreProps) {
  if (shown >= total) return null;
  return (
    <p>
      <button type="button" onClick={onMore}>
        Show {inGroups(Math.min(ROWS, total - shown))} more of {inGroups(total)} {what}
      </button>
    </p>
  );
}

/** Made once: to make one for each pair takes longer than to compare them. */
const NAMES = new Intl.Collator('en', { numeric: true });

function byName(a: DrawnNode, b: DrawnNode): number {
  return a.node.type === b.node.type ? NAMES.compare(a.node.label, b.node.label) : a.node.type < b.node.type ? -1 : 1;
}
