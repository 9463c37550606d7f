import { useState } from 'react';
import { valueInWords } from '../../page/labels.js';
import { readPaths } from './ask/read-graph.js';
import type { FoundPath, PathStep } from './ask/read-graph.js';
import type { GraphNode } from '../../arrangement/known-graph.js';
import { SearchBox } from './search-box.js';
import type { Day } from '../../arrangement/arrangement.js';
import { doubtOf, typeInWords } from './words.js';

interface PathsProps {
  readonly from: GraphNode;
  readonly day: Day;
  /** Adds what a path goes through to the picture. */
  readonly onShow: (ids: readonly string[]) => void;
}

interface Found {
  readonly to: string;
  readonly paths: readonly FoundPath[];
  readonly said: string | undefined;
}

/** How the chosen record is linked to another one, step by step, with what each claim on the way says and where. */
export function Paths({ from, day, onShow }: PathsProps) {
  const [found, setFound] = useState<Found | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const find = (id: string, label: string): void => {
    setBusy(true);
    readPaths(from.id, id, day)
      .then(
        ({ paths, explanation }) => {
          setFound({ to: label, paths, said: explanation });
          const ids = new Set(paths.flatMap(({ nodes }) => nodes.map((node) => node.id)));
          if (ids.size > 0) onShow([...ids]);
        },
        (error: unknown) =>
          setFound({ to: label, paths: [], said: error instanceof Error ? error.message : String(error) }),
      )
      .finally(() => setBusy(false));
  };
  return (
    <section className="paths" aria-label="Paths">
      <SearchBox label="How is it linked to …" placeholder="another record" onFound={find} />
      {busy && (
        <p className="quiet" role="status">
          Looking for paths…
        </p>
      )}
      {found && !busy && (
        <>
          <p role="status">
            {found.paths.length === 0 ? `No path to ${found.to} was found.` : `To ${found.to}:`} {found.said}
          </p>
          {found.paths.map((path, index) => (
            <Steps key={index} path={path} />
          ))}
        </>
      )}
    </section>
  );
}

function Steps({ path: { nodes, steps } }: { readonly path: FoundPath }) {
  return (
    <ol className="steps">
      {nodes.map((node, index) => (
        <li key={node.id}>
          {index > 0 && <StepWords step={steps[index - 1]} />}
          <span className="kind">{typeInWords(node.type)}</span> <bdi>{node.label}</bdi>
          {node.citation !== undefined && <span className="cited">{node.citation}</span>}
        </li>
      ))}
    </ol>
  );
}

function StepWords({ step }: { readonly step: PathStep | undefined }) {
  if (!step) return null;
  const name = valueInWords(step.relation);
  return (
    <span className="step">
      {step.direction === 'OUT' ? `— ${name} →` : `← ${name} —`}
      {doubtOf(step)}
    </span>
  );
}
