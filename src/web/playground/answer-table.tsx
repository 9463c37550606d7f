import type { AskedTable, Table } from './asked-table.js';

const ADDRESS = /^https?:\/\/[^\s;]+$/;

/** The answer as a table: its rows as far as they are drawn, which list they are, and what is not there. */
export function AnswerTable({
  asked,
  onChoose,
}: {
  /** Undefined while it is asked; a sentence where it could not be. */
  readonly asked: AskedTable | string | undefined;
  readonly onChoose: (list: string) => void;
}) {
  if (asked === undefined) return <p className="answer-note">The table is on its way …</p>;
  if (typeof asked === 'string') return <p className="answer-note">{asked}</p>;
  return (
    <>
      {asked.choices.length > 0 && (
        <label className="answer-note">
          Rows of{' '}
          <select value={asked.list} onChange={(event) => onChoose(event.target.value)}>
            {asked.choices.map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </select>
        </label>
      )}
      {asked.kind === 'refused' ? (
        asked.sentences.map((sentence) => (
          <p className="answer-note" key={sentence}>
            {sentence}
          </p>
        ))
      ) : (
        <Rows table={asked.table} />
      )}
    </>
  );
}

function Rows({ table: { columns, rows, total, notes } }: { readonly table: Table }) {
  return (
    <>
      <p className="answer-note">{[countSentence(rows.length, total), ...notes].join(' ')}</p>
      <div className="answer-rows" role="region" aria-label="The answer as a table" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, at) => (
                  <td key={columns[at]}>{ADDRESS.test(cell) ? <a href={cell}>{cell}</a> : cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function countSentence(shown: number, total: number): string {
  if (total === 0) return 'No rows: the list is empty.';
  if (shown < total) return `The first ${shown} of ${total} rows; the file has all of them.`;
  return total === 1 ? '1 row.' : `${total} rows.`;
}
