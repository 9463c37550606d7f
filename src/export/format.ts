import type { NodeType, Ontology } from '../ontology/ontology.js';
import type { ExportFolder } from './export-folder.js';
import type { ExportedRecord } from './exported-record.js';
import type { DataLicence } from './publication.js';

/** What a format needs to know of an export before it begins. */
export interface FormatContext {
  readonly ontology: Ontology;
  readonly folder: ExportFolder;
  /** The address that those of all records begin with; it ends with a slash. */
  readonly base: string;
  readonly dataVersion: string;
  /** What the data are called. */
  readonly title: string;
  readonly licence: DataLicence;
}

/** Writes the records of an export, in the order of types and, in each, of ids. */
export interface FormatWriter {
  /** Takes some records of one type. What it writes waits in memory until the folder is flushed, after each call. */
  write(type: NodeType, records: readonly ExportedRecord[]): void;
  /** Writes what stands at the end; called once, when all records were there. */
  end(): Promise<void>;
}

/** A format that a graph is exported in. A new one is a file, and a line in `formats.ts`. */
export interface Format {
  /** As the command takes it; the folder in the export is called so too. */
  readonly name: string;
  /** What lies in its folder and who reads it, for the README of an export. */
  readonly about: string;
  /** Begins its files. @throws ExportRefusal NOT_WRITTEN */
  readonly begin: (context: FormatContext) => Promise<FormatWriter>;
}
