import { pick, useGraphiQL } from '@graphiql/react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { AnswerTable } from './answer-table.js';
import { currentView, onView, setView } from './answer-view.js';
import { askTable } from './asked-table.js';
import type { AskedTable } from './asked-table.js';
import { costSentence } from './cost-sentence.js';
import { jsonFile, save } from './download.js';
import { fileName } from './file-name.js';
import { lastAnswer, onAnswer } from './last-answer.js';
import type { Answer } from './last-answer.js';

const UNREACHED = 'The server did not answer. Look whether it runs, then run the query again.';

/** Below the answer: what it took, whether it is shown as JSON or as a table, and both as files. */
export function AnswerBar() {
  const view = useSyncExternalStore(onView, currentView);
  const answer = useAnswerOfTab();
  const isFetching = useGraphiQL((state) => state.isFetching);
  const { asked, choose, table } = useTable(answer, view === 'table');
  const saveCsv = async (): Promise<void> => {
    const found = await table();
    if (answer && found?.kind === 'table') save(found.table.file, fileName(answer, 'csv'));
    // Why there is none is said where the table would be.
    else setView('table');
  };
  return (
    <div className="answer" data-view={view}>
      {view === 'table' &&
        (answer ? (
          <AnswerTable asked={asked} onChoose={choose} />
        ) : (
          <p className="answer-note">
            {isFetching ? 'The answer is on its way …' : 'Run the query to see its answer.'}
          </p>
        ))}
      <div className="answer-bar">
        <p role="status">{answer ? costSentence(answer.result, answer.milliseconds) : ''}</p>
        <div role="group" aria-label="The answer as">
          <button type="button" aria-pressed={view === 'json'} onClick={() => setView('json')}>
            JSON
          </button>
          <button type="button" aria-pressed={view === 'table'} onClick={() => setView('table')}>
            Table
          </button>
        </div>
        <div role="group" aria-label="Download">
          <button type="button" disabled={!answer} aria-label="Download CSV" onClick={() => void saveCsv()}>
            ↓ CSV
          </button>
          <button
            type="button"
            disabled={!answer}
            aria-label="Download JSON"
            onClick={() => answer && save(jsonFile(answer), fileName(answer, 'json'))}
          >
            ↓ JSON
          </button>
        </div>
      </div>
    </div>
  );
}

/** The last answer of the query on the screen: each tab has its own. */
function useAnswerOfTab(): Answer | undefined {
  const { tabs, activeTabIndex } = useGraphiQL(pick('tabs', 'activeTabIndex'));
  const answer = useSyncExternalStore(onAnswer, lastAnswer);
  const tab = tabs[activeTabIndex]?.id ?? '';
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer | undefined>>(new Map());
  const ranIn = useRef(tab);
  ranIn.current = tab;
  useEffect(() => setAnswers((before) => new Map(before).set(ranIn.current, answer)), [answer]);
  return answers.get(tab);
}

interface TableOfAnswer {
  readonly asked: AskedTable | string | undefined;
  readonly choose: (list: string) => void;
  /** The table, asked for where that was not done yet. */
  readonly table: () => Promise<AskedTable | undefined>;
}

/** The table of an answer, asked for when it is wanted first. */
function useTable(answer: Answer | undefined, isWanted: boolean): TableOfAnswer {
  const [asked, setAsked] = useState<{ readonly of: Answer; readonly as: AskedTable | string }>();
  const current = asked && asked.of === answer ? asked.as : undefined;
  const ask = async (list?: string): Promise<AskedTable | undefined> => {
    if (!answer) return undefined;
    const choices = typeof current === 'object' ? current.choices : [];
    try {
      const found = await askTable(answer.operation, list, choices);
      setAsked({ of: answer, as: found });
      return found;
    } catch {
      setAsked({ of: answer, as: UNREACHED });
      return undefined;
    }
  };
  useEffect(() => {
    if (answer && isWanted && current === undefined) void ask();
    // Only another answer, or another view, asks anew.
  }, [answer, isWanted]);
  return {
    asked: current,
    choose: (list) => void ask(list),
    table: () => (typeof current === 'object' ? Promise.resolve(current) : ask()),
  };
}
