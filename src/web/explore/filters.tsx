import { valueInWords } from '../../page/labels.js';
import { appearanceOf, outlineOf } from '../../arrangement/appearance.js';
import type { Named, Picture } from '../../arrangement/known-graph.js';
import { linksAmong } from '../../arrangement/known-graph.js';
import { passes, tally } from '../../arrangement/shown.js';
import { toggled } from '../../arrangement/arrangement.js';
import type { Filter, Arrangement } from '../../arrangement/arrangement.js';
import { inGroups, typeInWords } from './words.js';

interface FiltersProps {
  readonly view: Arrangement;
  readonly picture: Picture;
  readonly onFilter: (filter: Filter) => void;
  /** Marks all records of a type. */
  readonly onMark: (ids: readonly string[]) => void;
}

/** The legend, which hides and marks; and what else of the picture can be hidden. */
export function Filters({ view, picture, onFilter, onMark }: FiltersProps) {
  const { filter, places } = view;
  const nodes = [...places.keys()].flatMap((id) => picture.nodes.get(id) ?? []);
  const links = linksAmong(picture, (id) => places.has(id));
  const topics = nodes.flatMap((node) => node.topics);
  const wider = new Set(topics.flatMap(({ id, isWider }) => (isWider ? [id] : [])));
  const shown = new Map(tally(nodes.flatMap((node) => (passes(node, filter) ? [node.type] : []))));
  return (
    <div className="filters">
      <fieldset>
        <legend>Types</legend>
        <ul>
          {tally(nodes.map(({ type }) => type)).map(([type, count]) => (
            <li key={type}>
              <label>
                <input
                  type="checkbox"
                  checked={!filter.types.has(type)}
                  onChange={() => onFilter({ ...filter, types: toggled(filter.types, type) })}
                />
                <Sign type={type} /> {typeInWords(type)}{' '}
                <span className="quiet">{partOf(shown.get(type) ?? 0, count)}</span>
              </label>
              <button
                type="button"
                className="plain"
                aria-label={`Mark all of type ${typeInWords(type)}`}
                onClick={() => onMark(nodes.filter((node) => node.type === type).map(({ id }) => id))}
              >
                mark
              </button>
            </li>
          ))}
        </ul>
      </fieldset>
      <Choices
        title="Status of claims"
        note="Whether what a source says stands, not how a state answered a recommendation."
        values={tally(nodes.flatMap(({ status }) => status ?? []))}
        hidden={filter.statuses}
        onToggle={(status) => onFilter({ ...filter, statuses: toggled(filter.statuses, status) })}
      />
      <Choices
        title="Answers to recommendations"
        values={tally(nodes.flatMap(({ response }) => response ?? []))}
        hidden={filter.responses}
        onToggle={(response) => onFilter({ ...filter, responses: toggled(filter.responses, response) })}
      />
      <Choices
        title="Relations"
        values={tally(links.map(({ relation }) => relation))}
        hidden={filter.relations}
        onToggle={(relation) => onFilter({ ...filter, relations: toggled(filter.relations, relation) })}
      />
      <Only
        label="Only claims on"
        any="any topic"
        named={topics.map((topic) => ({ ...topic, name: topic.name + (wider.has(topic.id) ? ', all of it' : '') }))}
        chosen={filter.topic}
        onChoose={(topic) => onFilter({ ...filter, topic })}
      />
      <Only
        label="Only recommendations by"
        any="anybody"
        named={nodes.flatMap(({ recommenders }) => recommenders)}
        chosen={filter.recommender}
        onChoose={(recommender) => onFilter({ ...filter, recommender })}
      />
    </div>
  );
}

/** `3 of 100`, or `100` where all are shown. */
function partOf(shown: number, all: number): string {
  return shown === all ? inGroups(all) : `${inGroups(shown)} of ${inGroups(all)}`;
}

interface ChoicesProps {
  readonly title: string;
  readonly note?: string;
  readonly values: readonly (readonly [value: string, count: number])[];
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (value: string) => void;
}

function Choices({ title, note, values, hidden, onToggle }: ChoicesProps) {
  if (values.length === 0) return null;
  return (
    <details>
      <summary>
        {title}
        {hidden.size > 0 && <span className="quiet"> ({hidden.size} hidden)</span>}
      </summary>
      {note !== undefined && <p className="quiet">{note}</p>}
      <ul>
        {values.map(([value, count]) => (
          <li key={value}>
            <label>
              <input type="checkbox" checked={!hidden.has(value)} onChange={() => onToggle(value)} />{' '}
              {valueInWords(value)} <span className="quiet">{count}</span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface OnlyProps {
  readonly label: string;
  /** What is said where nothing is chosen. */
  readonly any: string;
  /** What the records of the picture have, each as often as it occurs. */
  readonly named: readonly Named[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}

function Only({ label, any, named, chosen, onChoose }: OnlyProps) {
  const names = new Map(named.map(({ id, name }) => [id, name]));
  if (names.size === 0) return null;
  return (
    <p>
      <label>
        {label}{' '}
        <select value={chosen ?? ''} onChange={({ target }) => onChoose(target.value || undefined)}>
          <option value="">{any}</option>
          {tally(named.map(({ id }) => id)).map(([id, count]) => (
            <option key={id} value={id}>
              {names.get(id) ?? id} ({count})
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}

/** The shape of a type, as the picture has it. */
export function Sign({ type }: { readonly type: string }) {
  const { shape, colour, hollow } = appearanceOf(type);
  return (
    <svg className="sign" viewBox="-12 -12 24 24" width="16" height="16" aria-hidden="true">
      <g className={`node ${colour} ${hollow ? 'hollow' : 'filled'}`}>
        <path className="shape" d={outlineOf(shape)} />
      </g>
    </svg>
  );
}
