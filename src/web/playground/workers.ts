import EditorWorker from 'monaco-editor/esm/vs/editor/editor.worker.js?worker';
import JsonWorker from 'monaco-editor/esm/vs/language/json/json.worker.js?worker';
import GraphQLWorker from 'monaco-graphql/esm/graphql.worker.js?worker';
import { editorIsDrawn } from './drawn.js';

/**
 * Lets Monaco start its workers, of 300 kB together, when the editor is drawn: what completes and marks a query is of no
 * use before there is one to be seen.
 */
export function setUpWorkers(): void {
  window.MonacoEnvironment = {
    async getWorker(_, label) {
      await editorIsDrawn;
      if (label === 'json') return new JsonWorker();
      return label === 'graphql' ? new GraphQLWorker() : new EditorWorker();
    },
  };
}
