import type { Column, Ontology } from './ontology.js';

/** Asked for with each record that is stored. */
const known = new WeakMap<Column, readonly Column[]>();

/**
 * The columns that hold the fields of a value one by one, beside the value as a whole, so that nodes can be asked for by
 * them: `section` of a `locator` is `locatorSection`. None for a list of values: of it only the whole is stored.
 */
export function partColumns(ontology: Ontology, column: Column): readonly Column[] {
  let parts = known.get(column);
  if (!parts) known.set(column, (parts = readParts(ontology, column)));
  return parts;
}

function readParts(ontology: Ontology, column: Column): Column[] {
  const fields = column.of === 'value' && !column.list ? ontology.values.get(column.type)?.fields : undefined;
  return [...(fields?.values() ?? [])].map((field) => partColumn(column, field));
}

/** The column of one field of a value; a value may lack it even where the node must have the value. */
export function partColumn({ name }: Pick<Column, 'name'>, field: Column): Column {
  return { ...field, name: name + field.name.charAt(0).toUpperCase() + field.name.slice(1), required: false };
}
