// The style sheets one by one: the bundle `graphiql/style.css` carries 400 kB of fonts that we do not use.
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './playground.css';
import './answer.css';
import './documentation.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { mendLists } from './mended.js';
import { Playground } from './playground.js';
import { setUpWorkers } from './workers.js';

const root = document.getElementById('playground');
if (root === null) throw new Error('playground.html has no element with the id "playground".');
setUpWorkers();
mendLists(root);
createRoot(root).render(
  <StrictMode>
    <Playground />
  </StrictMode>,
);
