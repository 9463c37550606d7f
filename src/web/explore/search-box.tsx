import { useCombobox } from 'downshift';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { fieldInWords } from '../../page/labels.js';
import { AskError } from './ask/ask-api.js';
import { suggest } from './ask/read-graph.js';
import type { Suggestion, Suggestions } from './ask/read-graph.js';
import { typeInWords } from './words.js';

const NONE: Suggestions = { found: [], meant: [] };
/** Milliseconds without a key after which it is asked. */
const PAUSE = 150;

interface SearchBoxProps {
  readonly label: string;
  readonly placeholder: string;
  readonly onFound: (id: string, label: string) => void;
  readonly autoFocus?: boolean;
  /** What stands below the box. */
  readonly children?: ReactNode;
}

/** A box that suggests records as one types: by name, alias, statement, number, in any language. */
export function SearchBox({ label, placeholder, onFound, autoFocus = false, children }: SearchBoxProps) {
  const [text, setText] = useState('');
  const { suggestions, problem, isAsked } = useSuggestions(text);
  const box = useCombobox<Suggestion>({
    items: [...suggestions.found],
    inputValue: text,
    itemToString: (item) => item?.label ?? '',
    itemToKey: (item) => item?.id,
    onSelectedItemChange: ({ selectedItem }) => {
      if (selectedItem) onFound(selectedItem.id, selectedItem.label);
      setText('');
    },
    selectedItem: null,
    // The best hit is what Enter takes.
    defaultHighlightedIndex: 0,
  });
  const input = useRef<HTMLInputElement>(null);
  const [first] = suggestions.found;
  const entered = useEntered(isAsked ? text : undefined, () => {
    if (!first) return;
    setText('');
    onFound(first.id, first.label);
  });
  /** Enter before it is known what these words find: the best hit is taken when it is. */
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const isChosen = box.isOpen && (isAsked || box.highlightedIndex > 0) && first !== undefined;
    if (event.key !== 'Enter' || text.trim() === '' || isChosen) return;
    Object.assign(event.nativeEvent, { preventDownshiftDefault: true });
    entered(text);
  };
  /** Asks for other words, as if one had typed them. */
  const take = (meant: string): void => {
    setText(meant);
    input.current?.focus();
    box.openMenu();
  };
  const isEmpty = isAsked && suggestions.found.length === 0 && problem === undefined;
  return (
    <div className="search">
      <label {...box.getLabelProps()}>{label}</label>
      <input
        {...box.getInputProps({
          ref: input,
          type: 'search',
          // At once: by onInputValueChange letters that are typed fast would be lost.
          onChange: ({ currentTarget }) => setText(currentTarget.value),
          onKeyDown,
          placeholder,
          autoFocus,
          autoComplete: 'off',
          spellCheck: false,
          maxLength: 500,
        })}
      />
      <ul {...box.getMenuProps()} className={box.isOpen && suggestions.found.length > 0 ? 'suggestions' : 'hidden'}>
        {box.isOpen &&
          suggestions.found.map((item, index) => (
            <li
              key={item.id}
              {...box.getItemProps({ item, index })}
              className={index === box.highlightedIndex ? 'highlighted' : undefined}
            >
              <span className="kind">{typeInWords(item.type)}</span> <bdi>{item.label}</bdi>
              <Reason {...item} />
            </li>
          ))}
      </ul>
      {children}
      <p className="quiet" role="status">
        {problem}
        {isEmpty && (
          <>
            Nothing has these words.
            {suggestions.meant.length > 0 && ' Did you mean '}
            {suggestions.meant.slice(0, 3).map((meant, index) => (
              <span key={meant}>
                {index > 0 && ', '}
                <button type="button" className="plain" onClick={() => take(meant)}>
                  {meant}
                </button>
              </span>
            ))}
            {suggestions.meant.length > 0
              ? '?'
              : ' Try fewer or other words: names, statements and numbers are searched.'}
          </>
        )}
      </p>
    </div>
  );
}

/** Why a record matched, where its name does not show it. */
function Reason({ field, snippet, label }: Suggestion) {
  const text = snippet.map((piece) => piece.text).join('');
  if (field === 'type' || text.trim() === '' || text === label) return null;
  const isInLabel = ['name', 'statement', 'question'].includes(field);
  return (
    <span className="reason">
      {!isInLabel && `${fieldInWords(field)}: `}
      {snippet.map((piece, index) => (piece.match ? <mark key={index}>{piece.text}</mark> : piece.text))}
    </span>
  );
}

/**
 * Does something once it is known what a text finds.
 * @param known the text of which it is known now.
 * @returns what is called with the text; nothing is done where it becomes another one before.
 */
function useEntered(known: string | undefined, act: () => void): (text: string) => void {
  const [wanted, setWanted] = useState<string>();
  useEffect(() => {
    if (wanted === undefined || known === undefined) return;
    setWanted(undefined);
    if (known === wanted) act();
  });
  return setWanted;
}

function useSuggestions(text: string): {
  readonly suggestions: Suggestions;
  readonly problem: string | undefined;
  /** Whether what is here is of the text as it is. */
  readonly isAsked: boolean;
} {
  const [answered, setAnswered] = useState<{ text: string; suggestions: Suggestions; problem?: string }>({
    text: '',
    suggestions: NONE,
  });
  useEffect(() => {
    if (text.trim() === '') return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      suggest(text, abort.signal).then(
        (suggestions) => setAnswered({ text, suggestions }),
        (error: unknown) => {
          if (abort.signal.aborted) return;
          const problem = error instanceof AskError ? error.message : String(error);
          setAnswered({ text, suggestions: NONE, problem });
        },
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text]);
  const isBlank = text.trim() === '';
  return {
    // What was found for the beginning of the text stays until the next answer is there; for other words it would mislead.
    suggestions: !isBlank && goesOn(answered.text, text) ? answered.suggestions : NONE,
    problem: isBlank || answered.text !== text ? undefined : answered.problem,
    isAsked: !isBlank && answered.text === text,
  };
}

/** Whether one of two texts is the other one with more letters. */
function goesOn(one: string, other: string): boolean {
  return one !== '' && (one.startsWith(other) || other.startsWith(one));
}
