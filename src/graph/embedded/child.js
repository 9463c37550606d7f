// @ts-check
// The process that holds the embedded engine. In a process of its own, because the engine can neither be
// timed out nor cancelled: a kill can. JavaScript, so that it runs the same from src/ and from dist/.
import process from 'node:process';
import grafeo from '@grafeo-db/js';

/** @typedef {import('./messages.js').NumberedRequest} NumberedRequest */
/** @typedef {import('./messages.js').Message} Message */
/** @typedef {import('../graph.js').Row} Row */

let database = grafeo.GrafeoDB.create();

/** @type {import('@grafeo-db/js').Transaction | undefined} */
let transaction;

/**
 * What changes the graph comes one after the other, however fast it is sent.
 * @type {Promise<unknown>}
 */
let changes = Promise.resolve();

/**
 * Reads run side by side, each in a transaction that is rolled back: whatever the statement does, nothing stays.
 * @param {string} text
 * @param {object} parameters
 * @returns {Promise<Row[]>}
 */
async function read(text, parameters) {
  const view = database.beginTransaction();
  try {
    const result = await view.executeCypher(text, parameters);
    if (Object.values(result.counters).some((count) => count > 0)) throw new Error('Writing is not allowed in a read');
    return records(result);
  } finally {
    view.rollback();
  }
}

/**
 * @param {string} text
 * @param {object} parameters
 * @returns {Promise<Row[]>}
 */
async function write(text, parameters) {
  if (!transaction) throw new Error('No transaction is open');
  try {
    return records(await transaction.executeCypher(text, parameters));
  } catch (error) {
    // The engine leaves a failed transaction open and would commit the rest.
    transaction.rollback();
    transaction = undefined;
    throw error;
  }
}

/**
 * @param {string} text
 * @param {object} parameters
 * @returns {Promise<Row[]>}
 */
async function alone(text, parameters) {
  const own = database.beginTransaction();
  try {
    const found = records(await own.executeCypher(text, parameters));
    own.commit();
    return found;
  } catch (error) {
    own.rollback();
    throw error;
  }
}

/**
 * @param {import('@grafeo-db/js').QueryResult} result
 * @returns {Row[]}
 */
function records(result) {
  const rows = [];
  for (let index = 0; index < Math.min(result.length, 2); index++) rows.push(/** @type {Row} */ (result.get(index)));
  return rows;
}

/**
 * @param {NumberedRequest} request
 * @returns {Promise<Row[]>}
 */
function handle(request) {
  if (request.kind === 'read') return read(request.statement.text, request.parameters);
  const changed = changes.then(() => change(request));
  changes = changed.catch(() => undefined);
  return changed;
}

/**
 * @param {Exclude<NumberedRequest, { kind: 'read' }>} request
 * @returns {Promise<Row[]>}
 */
async function change(request) {
  switch (request.kind) {
    case 'define':
      return records(await database.executeCypher(request.statement.text));
    case 'begin':
      transaction?.rollback();
      transaction = database.beginTransaction();
      return [];
    case 'write':
      return write(request.statement.text, request.parameters);
    case 'alone':
      return alone(request.statement.text, request.parameters);
    case 'rollback':
      transaction?.rollback();
      transaction = undefined;
      return [];
    case 'open': {
      // Where that fails, the graph is as it was.
      const opened = grafeo.GrafeoDB.open(request.file);
      database.close();
      database = opened;
      return [];
    }
    case 'save':
      database.save(request.file);
      return [];
    case 'commit': {
      if (!transaction) throw new Error('No transaction is open');
      const open = transaction;
      transaction = undefined;
      open.commit();
      return [];
    }
  }
}

/** @param {Message} message */
function send(message) {
  process.send?.(message);
}

process.on('message', (/** @type {NumberedRequest} */ request) => {
  const { id } = request;
  handle(request)
    .then((found) => send({ kind: 'answer', id, records: found }))
    // Also for an answer that cannot be sent, such as an integer beyond 2^53.
    .catch((/** @type {unknown} */ error) => {
      const where = 'statement' in request ? `cypher/${request.statement.name}.cypher: ` : '';
      send({ kind: 'error', id, message: where + (error instanceof Error ? error.message : String(error)) });
    });
});

// SIGKILL, because an exit would wait for a query that is running.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
// Ctrl-C reaches the whole group; when this process ends is for the parent to say.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

send({ kind: 'ready', version: database.version() });
