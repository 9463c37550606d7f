import { withArticle } from '../../ontology/with-article.js';
import { membersOf, nodeType } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { problemAt } from '../problem.js';
import type { Problem } from '../problem.js';
import { idSuggester } from '../suggest.js';
import type { Continuation, Declared } from './record-reading.js';
import type { SeedRecord } from './seed-record.js';

/** Checks, when all files are read, that every id written somewhere is that of a record of a fitting type. */
export function checkReferences(
  ontology: Ontology,
  records: readonly SeedRecord[],
  declared: ReadonlyMap<string, Declared>,
  continuations: readonly Continuation[],
): Problem[] {
  const problems: Problem[] = [];
  const suggest = idSuggester();
  const idsOf = idsByTarget(ontology, records);
  // What is nested under an unknown id refers to it again: one mistake is enough.
  const reported = new Set<string>();
  for (const { id, at, type } of continuations) {
    const found = declared.get(id);
    if (!found) {
      reported.add(id);
      problems.push(problemAt(at, `Unknown id "${id}" in "continues".${suggest(id, idsOf(type.name))}`));
    } else if (found.type !== undefined && found.type !== type.name) {
      problems.push(
        problemAt(
          at,
          `"${id}" is ${withArticle(found.type)}: a file in ${type.plural} continues ${withArticle(type.name)}.`,
        ),
      );
    }
  }
  for (const record of records) {
    for (const [name, { to }] of record.relations) {
      const field = nodeType(ontology, record.type).fields.get(name);
      if (field?.kind !== 'relation') continue;
      for (const { id, at } of to) {
        if (reported.has(id)) continue;
        const found = declared.get(id);
        if (!found) {
          const hint = suggest(id, idsOf(field.target));
          problems.push(problemAt(at, `Unknown id "${id}" in field "${name}" of ${record.type}.${hint}`));
          continue;
        }
        const allowed = membersOf(ontology, field.target).map((member) => member.name);
        if (found.type === undefined || allowed.includes(found.type)) continue;
        problems.push(
          problemAt(
            at,
            `"${id}" is ${withArticle(found.type)}: field "${name}" of ${record.type} takes ${alternatives(allowed)}.`,
          ),
        );
      }
    }
  }
  return problems;
}

function alternatives(names: readonly string[]): string {
  return names.length === 1 ? withArticle(names[0] ?? '') : `one of ${names.join(', ')}`;
}

/** The ids that a relation to a type, interface or union could have meant. */
function idsByTarget(ontology: Ontology, records: readonly SeedRecord[]): (target: string) => readonly string[] {
  const known = new Map<string, string[]>();
  return (target) => {
    let ids = known.get(target);
    if (!ids) {
      const types = new Set(membersOf(ontology, target).map((member) => member.name));
      ids = records.filter((record) => types.has(record.type)).map((record) => record.id);
      known.set(target, ids);
    }
    return ids;
  };
}
