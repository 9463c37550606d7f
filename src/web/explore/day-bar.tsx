import { useId, useState } from 'react';
import type { Day } from '../../arrangement/arrangement.js';
import { inGroups } from './words.js';

/** What the picture cannot know. */
const UNDATED = ' What no source dates stays as it is.';
/** Years that the sliders go back. */
const FIRST_YEAR = 1948;

interface DayBarProps {
  readonly day: Day;
  /** Of the records that are shown, how many are not there on the day. */
  readonly absent: number;
  readonly onDay: (day: Day) => void;
}

/** As of when the graph is asked: when it held, and when it was known. */
export function DayBar({ day, absent, onDay }: DayBarProps) {
  const isToday = day.date === undefined && day.knownAt === undefined;
  return (
    <div className="days">
      <DaySlider title="As it was on" value={day.date} onDay={(date) => onDay({ ...day, date })} />
      <DaySlider title="As it was known on" value={day.knownAt} onDay={(knownAt) => onDay({ ...day, knownAt })} />
      <p className="quiet" role="status">
        {isToday
          ? 'As it is known today.'
          : absent === 0
            ? `All that is shown may have been there then.${UNDATED}`
            : `${inGroups(absent)} of the records shown ${absent === 1 ? 'was' : 'were'} not there then, and ${absent === 1 ? 'is' : 'are'} faint.${UNDATED}`}
      </p>
    </div>
  );
}

interface DaySliderProps {
  readonly title: string;
  readonly value: string | undefined;
  readonly onDay: (day: string | undefined) => void;
}

function DaySlider({ title, value, onDay }: DaySliderProps) {
  const id = useId();
  const thisYear = new Date().getUTCFullYear();
  // Under the hand, before it is let go.
  const [held, setHeld] = useState<number | undefined>(undefined);
  const year = held ?? (value === undefined ? thisYear + 1 : Number(value.slice(0, 4)));
  const settle = (): void => {
    if (held === undefined) return;
    setHeld(undefined);
    onDay(held > thisYear ? undefined : `${held}-12-31`);
  };
  return (
    <div className="day">
      <label htmlFor={id}>{title}</label>
      <input
        id={id}
        type="range"
        min={FIRST_YEAR}
        max={thisYear + 1}
        value={year}
        aria-valuetext={year > thisYear ? 'today' : `the end of ${year}`}
        onChange={({ target }) => setHeld(Number(target.value))}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
      />
      <input
        type="date"
        aria-label={`${title}: the day`}
        value={held === undefined ? (value ?? '') : ''}
        onChange={({ target }) => onDay(target.value === '' ? undefined : target.value)}
      />
    </div>
  );
}
