import { useState, useSyncExternalStore } from 'react';

/** What of the page is looked at. */
export type Part = 'record' | 'table' | 'picture';

/** The style sheet has the same width. */
const NARROW = '(max-width: 48rem)';

/** Whether there is room for one part only, which changes with a turn of the phone or with the zoom. */
function useNarrow(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(NARROW);
      media.addEventListener('change', onChange);
      return () => media.removeEventListener('change', onChange);
    },
    () => window.matchMedia(NARROW).matches,
  );
}

/** Which part is shown: on a phone one of three, the table first; with more room the record is always there. */
export function useParts(): {
  readonly isNarrow: boolean;
  readonly part: Part;
  readonly show: (part: Part) => void;
} {
  const isNarrow = useNarrow();
  const [asked, show] = useState<Part | undefined>(undefined);
  const first = isNarrow ? 'table' : 'picture';
  const part = asked === undefined || (asked === 'record' && !isNarrow) ? first : asked;
  return { isNarrow, part, show };
}
