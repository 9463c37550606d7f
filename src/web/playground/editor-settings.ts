import { useGraphiQL, useMonaco } from '@graphiql/react';
import { useEffect } from 'react';
import { staysClosed } from './link-opener.js';

/** Every colour has a contrast of at least 4.5 to 1 on the page's ground. */
const LIGHT = {
  ink: '27323a',
  quiet: '5c6670',
  name: '1d5a66',
  argument: '6a3f78',
  type: '80500f',
  string: '8a3b26',
  number: '2c5f2d',
  keyword: '26448c',
};
const DARK = {
  ink: 'e4e1da',
  quiet: 'a3a9ad',
  name: '8ecbd6',
  argument: 'd0abe0',
  type: 'e3bd80',
  string: 'efae98',
  number: 'a5d0a0',
  keyword: '9fb9f5',
};

function rules(colour: typeof LIGHT) {
  return [
    { token: '', foreground: colour.ink },
    { token: 'comment', foreground: colour.quiet },
    { token: 'keyword', foreground: colour.keyword },
    { token: 'key.identifier', foreground: colour.name },
    { token: 'argument.identifier', foreground: colour.argument },
    { token: 'argument.identifier.gql', foreground: colour.argument },
    { token: 'type.identifier', foreground: colour.type },
    { token: 'annotation', foreground: colour.type },
    { token: 'operators', foreground: colour.ink },
    { token: 'delimiter', foreground: colour.ink },
    { token: 'string', foreground: colour.string },
    { token: 'string.key.json', foreground: colour.name },
    { token: 'string.value.json', foreground: colour.string },
    { token: 'number', foreground: colour.number },
    { token: 'keyword.json', foreground: colour.keyword },
  ];
}

function colours(colour: typeof LIGHT, ground: string, raised: string) {
  return {
    'editor.background': `#${ground}00`,
    'editor.foreground': `#${colour.ink}`,
    'editorLineNumber.foreground': `#${colour.quiet}`,
    'editorLineNumber.dimmedForeground': `#${colour.quiet}`,
    'editorLineNumber.activeForeground': `#${colour.ink}`,
    'editorBracketHighlight.foreground1': `#${colour.ink}`,
    'editorBracketHighlight.foreground2': `#${colour.ink}`,
    'editorBracketHighlight.foreground3': `#${colour.ink}`,
    'editorHoverWidget.background': `#${raised}`,
    'editorWidget.background': `#${raised}`,
    'editorSuggestWidget.background': `#${raised}`,
    'editorSuggestWidget.foreground': `#${colour.ink}`,
    'editorSuggestWidget.highlightForeground': `#${colour.name}`,
    'editorSuggestWidget.focusHighlightForeground': `#${colour.name}`,
    'editorSuggestWidget.selectedBackground': `#${colour.name}22`,
    'editorSuggestWidget.selectedForeground': `#${colour.ink}`,
    'list.hoverBackground': `#${colour.name}18`,
    'textLink.foreground': `#${colour.name}`,
    'scrollbar.shadow': `#${ground}00`,
    focusBorder: `#${colour.name}`,
  };
}

/**
 * Replaces the two colour themes of GraphiQL's editors, some of whose colours are too faint to read,
 * breaks long lines of a query, which a narrow screen would hide, opens links to pages of the web only, and has a list of
 * all commands at F1.
 */
export function EditorSettings() {
  const monaco = useMonaco((state) => state.monaco);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  useEffect(() => {
    queryEditor?.updateOptions({ wordWrap: 'on' });
  }, [queryEditor]);
  useEffect(() => {
    monaco?.editor.defineTheme('graphiql-LIGHT', {
      base: 'vs',
      inherit: true,
      rules: rules(LIGHT),
      colors: colours(LIGHT, 'fffefb', 'ffffff'),
    });
    monaco?.editor.defineTheme('graphiql-DARK', {
      base: 'vs-dark',
      inherit: true,
      rules: rules(DARK),
      colors: colours(DARK, '1b2024', '242a2f'),
    });
  }, [monaco]);
  useEffect(() => {
    const opener = monaco?.editor.registerLinkOpener({ open: staysClosed });
    // Loaded when it is opened: it is what all lists and trees of the editor are for.
    const commands = monaco?.editor.addEditorAction({
      id: 'playground.commands',
      label: 'Command Palette',
      keybindings: [monaco.KeyCode.F1],
      contextMenuGroupId: 'z_commands',
      run: async () => (await import('./commands.js')).showCommands(),
    });
    return () => {
      opener?.dispose();
      commands?.dispose();
    };
  }, [monaco]);
  return null;
}
