import fc from 'fast-check';
import { fieldsType, relationsOf } from '../../../src/ontology/ontology.js';
import type { Ontology } from '../../../src/ontology/ontology.js';
import type { FilterInputs } from './inputs.js';
import type { Input, PlainGraph } from './plain.js';

const HOPS = 3;
/** Junctions around one another; Neo4j plans each new shape, and large ones take seconds. */
const JUNCTIONS = 2;

/** Filters that can be asked in many ways: from ids, over relations, from several sides. Few of them are empty. */
export class FarInputs {
  private readonly known = new Map<string, fc.Arbitrary<Input>>();

  constructor(
    private readonly ontology: Ontology,
    private readonly plain: PlainGraph,
    /** Conditions on columns, now and then with relations of their own. */
    private readonly any: FilterInputs,
  ) {}

  of(typeName: string): fc.Arbitrary<Input> {
    return this.node(typeName, HOPS, JUNCTIONS);
  }

  private node(typeName: string, hops: number, junctions: number): fc.Arbitrary<Input> {
    const key = `${typeName} ${hops} ${junctions}`;
    let arbitrary = this.known.get(key);
    if (!arbitrary) {
      arbitrary = fc.oneof(...this.choices(typeName, hops, junctions));
      this.known.set(key, arbitrary);
    }
    return arbitrary;
  }

  private choices(typeName: string, hops: number, junctions: number): fc.WeightedArbitrary<Input>[] {
    const choices: fc.WeightedArbitrary<Input>[] = [{ weight: 2, arbitrary: this.ids(typeName) }];
    if (hops < HOPS) choices.push({ weight: 1, arbitrary: this.any.of(typeName, 0) });
    if (hops > 0) choices.push({ weight: hops === HOPS ? 8 : 4, arbitrary: this.relation(typeName, hops, junctions) });
    if (junctions > 0) {
      const inner = this.node(typeName, hops, junctions - 1);
      const two = fc.array(inner, { minLength: 2, maxLength: 2 });
      choices.push(
        { weight: 3, arbitrary: two.map((or) => ({ or })) },
        { weight: 3, arbitrary: two.map((and) => ({ and })) },
        { weight: 1, arbitrary: inner.map((not) => ({ not })) },
      );
    }
    return choices;
  }

  private relation(typeName: string, hops: number, junctions: number): fc.Arbitrary<Input> {
    const relations = relationsOf(fieldsType(this.ontology, typeName));
    if (relations.length === 0) return this.ids(typeName);
    return fc.constantFrom(...relations).chain(({ name, target, many }) => {
      const inner = this.node(target, hops - 1, junctions);
      if (!many) return inner.map((one) => ({ [name]: one }));
      const quantifier = fc.constantFrom('some', 'some', 'none');
      return fc.tuple(quantifier, inner).map(([key, one]) => ({ [name]: { [key]: one } }));
    });
  }

  private ids(typeName: string): fc.Arbitrary<Input> {
    const ids = ['nowhere', ...this.plain.all(typeName).map(({ id }) => id)];
    const one = fc.constantFrom(...ids);
    return fc.oneof(
      one.map((eq) => ({ id: { eq } })),
      fc.array(one, { maxLength: 4 }).map((values) => ({ id: { in: values } })),
    );
  }
}
