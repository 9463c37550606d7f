import { membersOf } from '../../ontology/ontology.js';
import type { NodeType, Ontology, Relation } from '../../ontology/ontology.js';
import { printPosition, problemAt } from '../problem.js';
import type { Position, Problem } from '../problem.js';
import { didYouMean } from '../suggest.js';
import type { YamlEntry, YamlMap, YamlNode } from '../yaml/yaml.js';
import { readColumn } from './columns.js';
import { missingFields, unknownField } from './fields.js';
import { readReferences, writingField, writtenElsewhere } from './read-references.js';
import type { Reference, SeedColumn, SeedRecord, SeedRelation } from './seed-record.js';

/** What any id is made of. */
export const ID = /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/;

/** A record that another file continues. */
export interface Continuation extends Reference {
  /** The type of the folder that the continuing file stands in. */
  readonly type: NodeType;
}

/** Where a record of an id is, and its type, if that is known. */
export interface Declared {
  readonly at: Position;
  readonly type: string | undefined;
}

interface Placed {
  readonly id: string;
  readonly at: Position;
  readonly type: NodeType;
  /** The field that the nesting writes, and the record around. */
  readonly nesting?: { readonly field: Relation; readonly ownerId: string };
}

/** Turns the tree of a file into records; collects records, ids and mistakes over all files. */
export class RecordReader {
  readonly records: SeedRecord[] = [];
  readonly problems: Problem[] = [];
  readonly continuations: Continuation[] = [];
  readonly declared = new Map<string, Declared>();

  constructor(private readonly ontology: Ontology) {}

  /** One record or a list of records of the type of the folder. */
  readFile(type: NodeType, root: YamlNode): void {
    for (const node of root.kind === 'list' ? root.items : [root]) {
      if (node.kind === 'map') this.readTop(type, node);
      else if (node.kind !== 'refused')
        this.problem(node.at, `A record starts with "id": a file in ${type.plural} holds one, or a list of them.`);
    }
  }

  /** Takes note of the ids in a file whose type is not known, so that a reference to one is no second mistake. */
  declareAll(root: YamlNode): void {
    for (const node of root.kind === 'list' ? root.items : [root]) {
      const id = node.kind === 'map' ? node.entries.find(({ key }) => key === 'id')?.value : undefined;
      if (node.kind !== 'map' || id?.kind !== 'scalar') continue;
      this.declareUntyped(id.source, node.at);
      this.declareNested(id.source, node.entries);
    }
  }

  private declareNested(id: string, entries: readonly YamlEntry[]): void {
    for (const { value } of entries) {
      if (value.kind !== 'map') continue;
      for (const { key, at, value: nested } of value.entries) {
        if (nested.kind !== 'map') continue;
        this.declareUntyped(`${id}/${key}`, at);
        this.declareNested(`${id}/${key}`, nested.entries);
      }
    }
  }

  private declareUntyped(id: string, at: Position): void {
    if (!this.declared.has(id)) this.declared.set(id, { at, type: undefined });
  }

  private readTop(type: NodeType, node: YamlMap): void {
    const [id, continues] = ['id', 'continues'].map((key) => node.entries.find((entry) => entry.key === key));
    if (id && continues) this.problem(continues.at, 'A record has either "id" or "continues", not both.');
    const control = id ?? continues;
    if (!control) {
      this.problem(
        node.at,
        'A record starts with "id", or with "continues" and the id of the record that it continues.',
      );
      return;
    }
    const reference = this.readId(control);
    if (!reference) return;
    const entries = node.entries.filter((entry) => entry !== id && entry !== continues);
    if (id) {
      this.readRecord({ ...reference, type }, entries);
      return;
    }
    this.continuations.push({ ...reference, type });
    for (const entry of entries) {
      const field = type.fields.get(entry.key);
      if (field?.kind === 'relation' && field.direction === 'IN') this.readNested(type, reference.id, field, entry);
      else if (field) {
        this.problem(
          entry.at,
          `A file that continues a record holds only records nested in it: write "${entry.key}" where "${reference.id}" is written.`,
        );
      } else this.problems.push(unknownField(type, entry));
    }
  }

  private readId(entry: YamlEntry): Reference | undefined {
    const { value } = entry;
    if (value.kind === 'refused') return undefined;
    if (value.kind === 'scalar' && typeof value.value === 'string') return { id: value.value, at: value.at };
    const source = value.kind === 'scalar' ? value.source : '';
    this.problem(
      value.at,
      `"${entry.key}" takes an id as a text${source === '' ? '.' : `: write it in quotes: "${source}".`}`,
    );
    return undefined;
  }

  private readRecord(placed: Placed, entries: readonly YamlEntry[]): void {
    const { id, at, type, nesting } = placed;
    if (!this.declare(placed, type.name)) {
      this.declareNested(id, entries);
      return;
    }
    const columns = new Map<string, SeedColumn>();
    const relations = new Map<string, SeedRelation>();
    if (nesting) relations.set(nesting.field.name, { at, to: [{ id: nesting.ownerId, at }] });
    const written = new Set(relations.keys());
    for (const entry of entries) {
      const field = entry.key === 'id' ? undefined : type.fields.get(entry.key);
      const name = `Field "${entry.key}" of ${type.name}`;
      written.add(entry.key);
      if (!field) this.problems.push(unknownField(type, entry));
      else if (field.kind === 'column' && field.computed) {
        this.problem(entry.at, `${name} is worked out at load: leave it out.`);
      } else if (field.kind === 'column') {
        columns.set(field.name, readColumn(this.ontology, field, name, entry.at, entry.value, this.problems));
      } else if (field.direction === 'IN') this.readNested(type, id, field, entry);
      else relations.set(field.name, this.readRelation(field, name, entry, nesting));
    }
    this.problems.push(...missingFields(type, id, at, written));
    this.records.push({ id, type: type.name, at, columns, relations });
  }

  private readRelation(field: Relation, name: string, entry: YamlEntry, nesting: Placed['nesting']): SeedRelation {
    const references = readReferences(field, name, entry.value, this.problems);
    if (nesting?.field.name !== field.name) return { at: entry.at, to: references };
    const again = field.many ? references.find((one) => one.id === nesting.ownerId) : references[0];
    if (again) {
      this.problem(
        again.at,
        `${name} is "${nesting.ownerId}" already, because the record is written under it: leave it out here.`,
      );
    }
    const others = field.many ? references.filter((one) => one !== again) : [];
    return { at: entry.at, to: [{ id: nesting.ownerId, at: entry.at }, ...others] };
  }

  private readNested(owner: NodeType, ownerId: string, relation: Relation, entry: YamlEntry): void {
    const { value } = entry;
    if (value.kind === 'refused') return;
    const name = `Field "${relation.name}" of ${owner.name}`;
    if (value.kind !== 'map') {
      this.problems.push(writtenElsewhere(this.ontology, owner, ownerId, relation, name, value.at));
      return;
    }
    for (const nested of value.entries) {
      const id = `${ownerId}/${nested.key}`;
      if (nested.value.kind === 'refused') continue;
      if (nested.value.kind !== 'map') {
        this.problem(nested.at, `${name} takes a record under each key, written as a mapping.`);
        continue;
      }
      this.readNestedRecord(owner, ownerId, relation, { id, at: nested.at }, nested.value);
    }
  }

  private readNestedRecord(owner: NodeType, ownerId: string, relation: Relation, at: Reference, node: YamlMap): void {
    const abstract = this.ontology.abstracts.has(relation.target);
    const type = abstract ? this.nestedType(relation, at, node) : this.ontology.nodes.get(relation.target);
    // Declared all the same, so that a reference to it is no second mistake.
    const field = type && writingField(this.ontology, owner, relation, type);
    if (type && !field) {
      const place = `under "${relation.name}" of ${owner.name}`;
      this.problem(
        at.at,
        `A record of type ${type.name} cannot be written ${place}: it has no field for that relation.`,
      );
    }
    if (!type || !field) {
      this.declareUntyped(at.id, at.at);
      this.declareNested(at.id, node.entries);
      return;
    }
    const entries = abstract ? node.entries.filter((entry) => entry.key !== 'type') : node.entries;
    this.readRecord({ ...at, type, nesting: { field, ownerId } }, entries);
  }

  private nestedType(relation: Relation, at: Reference, node: YamlMap): NodeType | undefined {
    const names = membersOf(this.ontology, relation.target).map((type) => type.name);
    const entry = node.entries.find(({ key }) => key === 'type');
    if (!entry) {
      this.problem(at.at, `"${at.id}" needs a "type": one of ${names.join(', ')}.`);
      return undefined;
    }
    const { value } = entry;
    const name = value.kind === 'scalar' ? value.source : '';
    if (names.includes(name)) return this.ontology.nodes.get(name);
    if (value.kind !== 'refused') {
      this.problem(value.at, `Unknown type "${name}".${didYouMean(name, names)} Allowed here are ${names.join(', ')}.`);
    }
    return undefined;
  }

  /** False where the id is taken. */
  private declare({ id, at }: Reference, type: string | undefined): boolean {
    const other = this.declared.get(id);
    if (other) {
      this.problem(at, `The id "${id}" is used twice: first at ${printPosition(other.at)}.`);
      return false;
    }
    if (!ID.test(id)) {
      this.problem(
        at,
        `"${id}" is no id: an id is made of letters A to Z, digits and . _ - in segments separated by single slashes.`,
      );
    }
    this.declared.set(id, { at, type });
    return true;
  }

  private problem(at: Position, sentence: string): void {
    this.problems.push(problemAt(at, sentence));
  }
}
