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
    const result = await own.executeCypher(text, parameters);
    if (result.counters.nodesDeleted > 0) places.clear();
    const found = records(result);
    own.commit();
    return found;
  } catch (error) {
    own.rollback();
    throw error;
  }
}

/**
 * Where the engine has the nodes that were created without a statement, by id, by the label in which ids are unique.
 * Of other nodes it is not known; it is no more known of any once one is deleted, since another may be put there.
 * @type {Map<string, Map<unknown, number>>}
 */
const places = new Map();

/**
 * All rows or none, as a statement in a transaction of its own; relationships take about half the CPU.
 * @param {import('./messages.js').CreateRequest} request
 * @returns {Promise<Row[]>}
 */
async function create({ statement, parameters, creates }) {
  if ('labels' in creates) {
    await createNodes(creates, parameters);
    return [];
  }
  const edges = edgesOf(creates, parameters);
  if (!edges) return alone(statement.text, parameters);
  await database.batchCreateEdges(edges);
  return [];
}

/**
 * @param {import('../graph.js').NodeCreation} creates
 * @param {import('../graph.js').Parameters} parameters
 */
async function createNodes({ labels, properties }, { rows }) {
  const nodes = properties
    ? /** @type {unknown[][]} */ (rows).map((row) => named(properties, row))
    : /** @type {Row[]} */ (rows);
  const made = await database.batchCreateNodesWithProps([...labels], nodes);
  const label = labels.at(-1) ?? '';
  const ofLabel = places.get(label) ?? /** @type {Map<unknown, number>} */ (new Map());
  for (const [index, place] of made.entries()) ofLabel.set(nodes[index]?.['id'], place);
  places.set(label, ofLabel);
}

/**
 * @param {readonly string[]} names
 * @param {unknown[]} values
 */
function named(names, values) {
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}

/**
 * @param {import('../graph.js').RelationshipCreation} creates
 * @param {import('../graph.js').Parameters} parameters
 * @returns {import('@grafeo-db/js').BatchEdgeInput[] | undefined} undefined where it is not known where a node is
 */
function edgesOf({ type, from, to, property }, { ends, rows }) {
  const known = /** @type {string[]} */ (ends).map((id) => places.get(to)?.get(id));
  const edges = [];
  for (const [id, items] of /** @type {[string, (number | [number, unknown])[]][]} */ (rows)) {
    const src = places.get(from)?.get(id);
    for (const item of items) {
      const [end, value] = typeof item === 'number' ? [item] : item;
      const dst = known[end];
      if (src === undefined || dst === undefined) return undefined;
      edges.push({ src, dst, type, ...(property !== undefined && { properties: { [property]: value } }) });
    }
  }
  return edges;
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
      places.clear();
      transaction = database.beginTransaction();
      return [];
    case 'write':
      return write(request.statement.text, request.parameters);
    case 'alone':
      return alone(request.statement.text, request.parameters);
    case 'create':
      return create(request);
    case 'rollback':
      transaction?.rollback();
      transaction = undefined;
      return [];
    case 'open': {
      // Where that fails, the graph is as it was.
      const opened = grafeo.GrafeoDB.open(request.file);
      places.clear();
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
