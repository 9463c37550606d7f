import type { Position } from '../problem.js';

/** A file as a plain tree that knows where everything stands. */
export type YamlNode = YamlMap | YamlList | YamlScalar | YamlRefused;

export interface YamlMap {
  readonly kind: 'map';
  readonly at: Position;
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: string;
  readonly at: Position;
  readonly value: YamlNode;
}

export interface YamlList {
  readonly kind: 'list';
  readonly at: Position;
  readonly items: readonly YamlNode[];
}

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly at: Position;
  readonly value: string | number | boolean | null;
  /** As the file writes it, quotes aside: `3.10`. */
  readonly source: string;
  readonly quoted: boolean;
}

/** Something that cannot stand in a seed file; the mistake is reported already. */
export interface YamlRefused {
  readonly kind: 'refused';
  readonly at: Position;
}
