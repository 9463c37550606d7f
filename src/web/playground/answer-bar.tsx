import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { AnswerTable } from './answer-table.js';
import { currentView, onView, setView } from './answer-view.js';
import { askTable } from './asked-table.js';
import type { AskedTable } from './asked-table.js';
import { save } from '../save.js';
import { jsonFile, jsonText } from './download.js';
import { fileName } from './file-name.js';
import { AWAY } from './requests.js';
import { runProblem, runSentence, schemaProblem } from './run-sentence.js';
import { lastRun, onRun, shownAfter } from './runs.js';
import type { Answer, Shown } from './runs.js';

/** Milliseconds after which an answer takes long. */
const LONG = 3_000;

/** Below the answer: what is wrong, what it took, whether it is shown as JSON or as a table, and both as files. */
export function AnswerBar() {
  const view = useSyncExternalStore(onView, currentView);
  const shown = useShown();
  const isWaiting = shown?.run.progress.kind === 'waiting';
  const answer = isWaiting ? undefined : shown?.answer;
  const isSlow = useIsSlow(isWaiting ? shown.run.id : undefined);
  const { asked, choose, table } = useTable(answer, view === 'table');
  const actions = useGraphiQLActions();
  const problem = runProblem(shown);
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
          <p className="answer-note">{isWaiting ? 'The answer is on its way …' : 'Run the query to see its answer.'}</p>
        ))}
      {problem !== undefined && (
        <div className="problem" role="alert">
          <p>{problem}</p>
        </div>
      )}
      <SchemaProblem answer={answer} />
      <div className="answer-bar">
        <p role="status">{runSentence(shown, isSlow)}</p>
        {isSlow && (
          <button type="button" onClick={() => actions.stop()}>
            Stop
          </button>
        )}
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

/** That the schema is missing, and a way to ask for it anew; where the server answers again it is asked by itself. */
function SchemaProblem({ answer }: { readonly answer: Answer | undefined }) {
  const { fetchError, responseEditor } = useGraphiQL(pick('fetchError', 'responseEditor'));
  const actions = useGraphiQLActions();
  const isMissing = fetchError !== null;
  useEffect(() => {
    if (answer && isMissing) void actions.introspect();
    // Only another answer says that the server is back.
  }, [answer]);
  useEffect(() => {
    // GraphiQL writes it in the place of the answer.
    if (isMissing) responseEditor?.setValue(answer ? jsonText(answer) : '');
  }, [fetchError]);
  if (!isMissing) return null;
  return (
    <div className="problem" role="alert">
      <p>{schemaProblem(fetchError)}</p>
      <button type="button" onClick={() => void actions.introspect()}>
        Ask for the schema again
      </button>
    </div>
  );
}

/** What is to be seen of the runs of the tab on the screen; where one brought no answer, the one before is put back. */
function useShown(): Shown | undefined {
  const { tabs, activeTabIndex, responseEditor } = useGraphiQL(pick('tabs', 'activeTabIndex', 'responseEditor'));
  const actions = useGraphiQLActions();
  const run = useSyncExternalStore(onRun, lastRun);
  const tab = tabs[activeTabIndex]?.id ?? '';
  const [byTab, setByTab] = useState<ReadonlyMap<string, Shown>>(new Map());
  const ran = useRef({ id: 0, tab });
  useEffect(() => {
    if (run === undefined) return;
    if (run.id !== ran.current.id) ran.current = { id: run.id, tab };
    const isInView = ran.current.tab === tab;
    const next = shownAfter(byTab.get(ran.current.tab), run, isInView);
    setByTab(new Map(byTab).set(ran.current.tab, next));
    const isKept = run.progress.kind === 'failed' || run.progress.kind === 'stopped';
    if (!isKept || !next.answer) return;
    const response = jsonText(next.answer);
    responseEditor?.setValue(response);
    actions.updateActiveTabValues({ response });
    // Only what became of a run changes what is to be seen.
  }, [run]);
  return byTab.get(tab);
}

/** Whether a run has been waited for long. */
function useIsSlow(run: number | undefined): boolean {
  const [slow, setSlow] = useState<number>();
  useEffect(() => {
    if (run === undefined) return undefined;
    const timer = setTimeout(() => setSlow(run), LONG);
    return () => clearTimeout(timer);
  }, [run]);
  return run !== undefined && slow === run;
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
      setAsked({ of: answer, as: AWAY });
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
