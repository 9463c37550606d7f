import type { Graph, Parameters, Row, Statement, Value } from '../graph/graph.js';
import { anyOf, statement } from '../graph/statement.js';
import { NODE, columnsOf } from '../ontology/ontology.js';
import type { NodeType, Ontology } from '../ontology/ontology.js';
import { sortKey } from '../ontology/sort-key.js';
import { sizesOf } from '../query/cost/sizes.js';
import type { Sizes } from '../query/cost/sizes.js';
import { missSentences } from '../query/miss/nearest.js';
import { TYPE } from '../query/run/row.js';
import type { StoredRow } from '../query/run/row.js';
import { askDataVersion, askNodes } from '../query/run/statements.js';
import { ExportRefusal } from './export-refusal.js';
import { exportedRecord, relationshipTypes, writtenRelations } from './exported-record.js';
import type { ExportedRecord } from './exported-record.js';

/** How long a statement may take, in milliseconds: a page may be a scan of a label. */
const READ_MS = 300_000;
/** Ids that are read at a time. */
const IDS = 20_000;
/** Values that a statement returns at the most, unless a single record has more. */
const VALUES = 50_000;
/** Records that are read at a time at the most. */
const RECORDS = 500;

/** Reads a graph in pages, all of one data version: where another one is loaded meanwhile, the next read refuses. */
export class ExportReader {
  private constructor(
    readonly ontology: Ontology,
    readonly dataVersion: string,
    readonly sizes: Sizes,
    private readonly load: string,
    private readonly graph: Pick<Graph, 'read'>,
  ) {}

  /** @throws ExportRefusal NOT_LOADED or LOADING, GraphError */
  static async begin(ontology: Ontology, graph: Pick<Graph, 'read'>): Promise<ExportReader> {
    const asked = askDataVersion();
    const row = await graph.read(asked.statement, asked.parameters, performance.now() + READ_MS);
    if (!row) throw new ExportRefusal('NOT_LOADED', 'There is nothing to export: nothing is loaded.');
    const { load, began, version } = row;
    if (typeof load !== 'string' || load === '' || began !== load || typeof version !== 'string') {
      throw new ExportRefusal('LOADING', 'A load is at work: export when it is over.');
    }
    return new ExportReader(ontology, version, sizesOf(ontology, row), load, graph);
  }

  /** @throws ExportRefusal CHANGED where something else was loaded meanwhile, GraphError */
  async read(asked: Statement, parameters: Parameters): Promise<Row> {
    const row = await this.graph.read(asked, parameters, performance.now() + READ_MS);
    if (row?.['load'] === this.load) return row;
    throw new ExportRefusal(
      'CHANGED',
      `The data was changed while it was exported (it was data version ${this.dataVersion} when that began). Nothing was written: export again when nothing is loaded.`,
    );
  }

  /** The ids of a type in natural order, a page at a time. Throws as `read`. */
  async *ids({ name }: NodeType): AsyncGenerator<readonly string[]> {
    for (let after = ''; ;) {
      const page = (await this.read(statement('export-ids', { label: name }), { after, limit: IDS }))['ids'];
      const ids = page as readonly string[];
      if (ids.length > 0) yield ids;
      if (ids.length < IDS) return;
      after = sortKey(ids.at(-1) ?? '');
    }
  }

  /** The records of some ids of a type, in that order, a few at a time. Throws as `read`. */
  async *records(type: NodeType, ids: readonly string[]): AsyncGenerator<readonly ExportedRecord[]> {
    const asked = statement('export-records', {}, { kinds: anyOf(relationshipTypes(this.ontology)) });
    const cols = columnsOf(type).map(({ name }) => name);
    const most = this.#mostRecords(type);
    for (let from = 0; from < ids.length; from += most) {
      const keys = ids.slice(from, from + most);
      const { records } = await this.read(asked, { keys, cols });
      yield (records as readonly Value[]).map((one) => {
        const [id, columns, links] = one as unknown as readonly [string, Value[][], [string, string, string][]];
        return exportedRecord(this.ontology, type, id, columns[0] ?? [], links);
      });
    }
  }

  /** The record of an id, or a sentence that says what may have been meant. Throws as `read`. */
  async record(id: string): Promise<{ readonly record: ExportedRecord } | { readonly sentence: string }> {
    const asked = askNodes(this.ontology, { target: NODE, ids: [id], qualifying: undefined, columns: [] });
    const [row] = (await this.read(asked.statement, asked.parameters))['rows'] as unknown as StoredRow[];
    const type = row && this.ontology.nodes.get(row[TYPE] as string);
    if (type) for await (const [record] of this.records(type, [id])) if (record) return { record };
    const miss = { path: [], target: NODE, property: 'id', value: id };
    const [sentence = ''] = await missSentences(this.ontology, this.sizes, [miss], (ask) =>
      this.read(ask.statement, ask.parameters),
    );
    return { sentence };
  }

  /** So many that a statement stays within its values, whatever the load recorded of how many links a node has. */
  #mostRecords(type: NodeType): number {
    const links = writtenRelations(type).reduce((sum, relation) => sum + this.sizes.degree(relation), 0);
    return Math.max(1, Math.min(RECORDS, Math.floor(VALUES / (columnsOf(type).length + 3 * links))));
  }
}
