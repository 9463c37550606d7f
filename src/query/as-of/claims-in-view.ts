import type { FieldNode } from 'graphql';
import { fieldsType, membersOf } from '../../ontology/ontology.js';
import type { Column, Ontology } from '../../ontology/ontology.js';
import { TYPE_COLUMN } from '../filter/condition.js';
import type { Condition, FilteredColumn } from '../filter/condition.js';
import type { AsOf } from './as-of.js';
import { all, any, bound, day, has, not } from '../filter/made-conditions.js';
import { toldCondition } from './told-conditions.js';
import { ToldFields } from './told-fields.js';
import type { ToldField } from './told-fields.js';

const KNOWN_AT: FilteredColumn = { name: 'knownAt', type: 'Date', list: false, indexed: false };
/** Of a conflict it depends on which claims prevail. */
const CONFLICT_STATUS = { type: 'Conflict', field: 'status' } as const;

/** Which claims there are for an operation that is answered as of a day, and what follows from these alone. */
export class ClaimsInView {
  private readonly toldFields: ToldFields;
  private readonly qualified = new Map<string, Condition | undefined>();

  constructor(
    readonly ontology: Ontology,
    private readonly asOf: AsOf,
  ) {
    this.toldFields = new ToldFields(ontology);
  }

  /** What nodes of a type must meet; undefined where none of them is a claim. */
  qualifying(typeName: string): Condition | undefined {
    if (!this.qualified.has(typeName)) this.qualified.set(typeName, this.conditionOn(typeName));
    return this.qualified.get(typeName);
  }

  /** A filter on nodes of a type as it is meant: its nodes qualify, those that it leads through too, and what is worked out of others is so of those that qualify. */
  filter(typeName: string, condition: Condition | undefined): Condition | undefined {
    const qualifying = this.qualifying(typeName);
    const asked = condition && this.rewritten(typeName, condition);
    return qualifying && asked ? all(asked, qualifying) : (asked ?? qualifying);
  }

  /** Whether the value of a field follows from which claims there are. */
  isTold(typeName: string, field: string): boolean {
    const column = fieldsType(this.ontology, typeName).fields.get(field);
    return column?.kind === 'column' && isTold(this.ontology, typeName, column);
  }

  /** How the value of a field is told; undefined where it is stored. */
  toldField(typeName: string, node: FieldNode): ToldField | undefined {
    const { value } = node.name;
    if (this.toldFields.isStored(node) || !this.isTold(typeName, value)) return undefined;
    return this.toldFields.field(typeName, value);
  }

  private rewritten(typeName: string, condition: Condition): Condition {
    switch (condition.kind) {
      case 'column': {
        const told = this.isTold(typeName, condition.column.name);
        return told ? toldCondition(this, typeName, condition) : condition;
      }
      case 'relation': {
        const { target } = condition.relation;
        return { ...condition, inner: this.filter(target, condition.inner) ?? condition.inner };
      }
      case 'not':
        return not(this.rewritten(typeName, condition.of));
      case 'all':
      case 'any':
        return { ...condition, of: condition.of.map((one) => this.rewritten(typeName, one)) };
      default:
        return condition;
    }
  }

  private conditionOn(typeName: string): Condition | undefined {
    const members = membersOf(this.ontology, typeName);
    const claims = members.filter(({ family }) => family === 'Claim').map(({ name }) => name);
    if (claims.length === 0) return undefined;
    const { date, knownAt } = this.asOf;
    const tests: Condition[] = [];
    if (date !== undefined) {
      tests.push(day(bound('validFrom', 'min'), 'lte', date, ''));
      tests.push(day(bound('validTo', 'max'), 'gte', date, '~'));
    }
    if (knownAt !== undefined) tests.push(day(KNOWN_AT, 'lte', knownAt, '~'));
    return claims.length === members.length ? all(...tests) : any(not(has(TYPE_COLUMN, 'in', claims)), all(...tests));
  }
}

function isTold(ontology: Ontology, typeName: string, column: Column): boolean {
  if (typeName === CONFLICT_STATUS.type) return column.name === CONFLICT_STATUS.field;
  const isClaim = membersOf(ontology, typeName).every(({ family }) => family === 'Claim');
  return isClaim && column.computed && TOLD_OF_CLAIMS.has(column.name);
}

/** What a load works out of a claim from other claims. */
const TOLD_OF_CLAIMS: ReadonlySet<string> = new Set(['status', 'differsIn', 'implementation']);
