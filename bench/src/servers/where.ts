import type { Field, Ontology } from '../../../src/ontology/ontology.js';

/** A condition on `n`, and its parameters. */
export interface Where {
  readonly clause: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

type Filter = Readonly<Record<string, unknown>>;

/**
 * A filter of our API as the condition that is nearest at hand: an EXISTS for each relation, from the outside in.
 * It knows what the benchmark asks for: `eq`, `some`, `none`, `and`, `or`, `not`.
 */
export function whereOf(ontology: Ontology, type: string, filter: Filter): Where {
  const parameters: Record<string, unknown> = {};
  let variables = 0;

  const conditions = (typeName: string, variable: string, inner: Filter): string => {
    const fields = (ontology.nodes.get(typeName) ?? ontology.abstracts.get(typeName))?.fields;
    const parts = Object.entries(inner).map(([name, value]) =>
      condition(typeName, variable, fields?.get(name), name, value),
    );
    return parts.length === 0 ? 'true' : `(${parts.join(' AND ')})`;
  };

  const condition = (
    typeName: string,
    variable: string,
    field: Field | undefined,
    name: string,
    value: unknown,
  ): string => {
    if (name === 'not') return `NOT ${conditions(typeName, variable, value as Filter)}`;
    if (name === 'and' || name === 'or') {
      const parts = (value as readonly Filter[]).map((one) => conditions(typeName, variable, one));
      return `(${parts.join(name === 'and' ? ' AND ' : ' OR ')})`;
    }
    if (field?.kind === 'relation') {
      const quantified: Filter = field.many ? (value as Filter) : { some: value };
      const parts = Object.entries(quantified).map(([quantifier, inner]) => {
        variables += 1;
        const far = `m${variables}`;
        const hop = field.direction === 'OUT' ? `-[:\`${field.type}\`]->` : `<-[:\`${field.type}\`]-`;
        const label = ontology.nodes.has(field.target)
          ? field.target
          : (ontology.abstracts.get(field.target)?.label ?? 'Node');
        const where = conditions(field.target, far, inner as Filter);
        const exists = `EXISTS { MATCH (${variable})${hop}(${far}:\`${label}\`) WHERE ${where} }`;
        return quantifier === 'none' ? `NOT ${exists}` : exists;
      });
      return `(${parts.join(' AND ')})`;
    }
    const parameter = `p${Object.keys(parameters).length}`;
    parameters[parameter] = (value as { readonly eq: unknown }).eq;
    return `${variable}.\`${name}\` = $${parameter}`;
  };

  const clause = conditions(type, 'n', filter);
  return { clause, parameters };
}
