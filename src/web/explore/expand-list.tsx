import { valueInWords } from '../../page/labels.js';
import { FURTHER } from './ask/operations.js';
import type { Drawn } from '../../arrangement/drawn-node.js';
import type { GraphNode, NodeRelation } from '../../arrangement/known-graph.js';
import { inGroups, relationInWords, typeInWords } from './words.js';

interface ExpandListProps {
  readonly node: GraphNode;
  readonly drawn: Drawn;
  readonly onExpand: (relation: NodeRelation, type: string | undefined) => void;
}

/** What a record is linked to, by relation and type: how much of it is shown, and a button for more. */
export function ExpandList({ node, drawn, onExpand }: ExpandListProps) {
  if (node.relations.length === 0) return <p className="quiet">It is linked to nothing.</p>;
  const isHub = node.relations.some(({ types }) => types.some(({ total }) => total > FURTHER));
  return (
    <>
      {isHub && (
        <p className="quiet">
          Shown is a part: a step adds the next {FURTHER}. To narrow it, hide types and statuses or choose a topic under
          “Legend and filters”: what is hidden there is not added.
        </p>
      )}
      <div className="scrolled" role="region" aria-label="What it is linked to" tabIndex={0}>
        <table className="expand">
          <thead>
            <tr>
              <th scope="col">Relation</th>
              <th scope="col">Shown</th>
              <th scope="col">
                <span className="hidden">Add</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {node.relations.flatMap((relation) =>
              relation.types.map(({ type, total }) => {
                const shown = shownOf(node.id, relation, type, drawn);
                const more = total - shown;
                const name = `${valueInWords(relation.relation)} ${relation.direction === 'OUT' ? 'to' : 'from'} ${typeInWords(type)}`;
                return (
                  <tr key={`${relation.relation} ${relation.direction} ${type}`}>
                    <th scope="row">
                      {relationInWords(relation.relation, relation.direction)}{' '}
                      <span className="quiet">{typeInWords(type)}</span>
                    </th>
                    <td>
                      {inGroups(shown)} of {inGroups(total)}
                    </td>
                    <td>
                      {more > 0 && (
                        <button
                          type="button"
                          aria-label={`Add more: ${name}, ${inGroups(more)} more`}
                          onClick={() => onExpand(relation, type)}
                        >
                          and {inGroups(more)} more
                        </button>
                      )}
                    </td>
                  </tr>
                );
              }),
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}

function shownOf(id: string, { relation, direction }: NodeRelation, type: string, { links, byId }: Drawn): number {
  return links.filter((link) => {
    const [here, there] = direction === 'OUT' ? [link.from, link.to] : [link.to, link.from];
    return link.relation === relation && here === id && byId.get(there)?.node.type === type;
  }).length;
}
