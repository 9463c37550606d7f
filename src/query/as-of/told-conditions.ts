import { UNKNOWN_IMPLEMENTATION, judgesImplementation } from '../../ontology/judgement.js';
import { columnOf, relationOf } from '../../ontology/ontology.js';
import type { Column, Ontology, Relation } from '../../ontology/ontology.js';
import { TYPE_COLUMN } from '../filter/condition.js';
import type { ColumnCondition, Condition } from '../filter/condition.js';
import { all, any, has, not, some } from '../filter/made-conditions.js';

/** Where what is told follows from. */
export interface View {
  readonly ontology: Ontology;
  qualifying(typeName: string): Condition | undefined;
}

/**
 * A condition on a value that follows from which claims there are, as conditions on those: the rule of
 * src/ontology/judgement.ts, asked of nodes that nobody has read yet.
 */
export function toldCondition(view: View, typeName: string, condition: ColumnCondition): Condition {
  const { name } = condition.column;
  if (typeName === 'Conflict') return byValue(condition, (value) => conflictIs(view, value));
  if (name === 'implementation') return byValue(condition, (value) => implementationIs(view, typeName, value));
  const claim = new JudgedCondition(view, typeName);
  if (name === 'status') return byValue(condition, (value) => claim.statusIs(value));
  return condition.operator === 'has'
    ? claim.differs((field) => has(field, 'has', condition.value))
    : hasSome(
        condition,
        claim.differs((field) => has(field, 'isEmpty', false)),
      );
}

/** `isEmpty: false` where the condition holds. */
function hasSome({ value }: ColumnCondition, condition: Condition): Condition {
  return value === true ? not(condition) : condition;
}

/** A comparison of an enum that is never missing. */
function byValue({ operator, value }: ColumnCondition, is: (value: string) => Condition): Condition {
  switch (operator) {
    case 'eq':
      return is(value as string);
    case 'ne':
      return not(is(value as string));
    case 'in':
      return any(...(value as readonly string[]).map(is));
    default:
      return value === true ? any() : all();
  }
}

/** Names of nodes that conditions further in speak of. */
const CLAIM = 'claim';
const LATEST = 'latest';
const OF_WHICH = 'recommendation';

class JudgedCondition {
  private readonly conflicts: Relation;
  private readonly claims: Relation;
  private readonly prevails: Relation;
  private readonly qualifying: Condition;

  constructor(
    private readonly view: View,
    private readonly typeName: string,
  ) {
    this.conflicts = relationOf(view.ontology, typeName, 'conflicts');
    this.claims = relationOf(view.ontology, 'Conflict', 'claims');
    this.prevails = relationOf(view.ontology, 'Conflict', 'prevails');
    this.qualifying = view.qualifying('Claim') ?? all();
  }

  statusIs(status: string): Condition {
    const superseded = this.superseded();
    const [lost, open] = [this.lost(), this.open()];
    const unverified = has(columnOf(this.view.ontology, this.typeName, 'unverified'), 'eq', true);
    const stands = [not(superseded), not(lost), not(open)];
    switch (status) {
      case 'SUPERSEDED':
        return superseded;
      case 'REFUTED':
        return all(not(superseded), lost);
      case 'DISPUTED':
        return all(not(superseded), not(lost), open);
      case 'UNVERIFIED':
        return all(unverified, ...stands);
      default:
        return all(not(unverified), ...stands);
    }
  }

  /** @param test on the fields in which claims of a conflict differ. */
  differs(test: (field: Column) => Condition): Condition {
    const of = test(columnOf(this.view.ontology, 'Conflict', 'differsIn'));
    return all(not(this.superseded()), any(this.lost(of), all(not(this.lost()), this.open(of))));
  }

  private superseded(): Condition {
    const { ontology } = this.view;
    return some(this.typeName, relationOf(ontology, this.typeName, 'supersededBy'), this.qualifying);
  }

  private lost(...further: readonly Condition[]): Condition {
    const itself: Condition = { kind: 'same', name: CLAIM };
    return this.conflict(conflictIs(this.view, 'RESOLVED'), ...further, not(some('Conflict', this.prevails, itself)));
  }

  private open(...further: readonly Condition[]): Condition {
    const { ontology } = this.view;
    const another = all(not({ kind: 'same', name: CLAIM }), this.qualifying);
    return this.conflict(
      has(columnOf(ontology, 'Conflict', 'kind'), 'eq', 'CONTRADICTION'),
      ...further,
      conflictIs(this.view, 'OPEN'),
      some('Conflict', this.claims, another),
    );
  }

  private conflict(...of: readonly Condition[]): Condition {
    return { kind: 'named', name: CLAIM, of: some(this.typeName, this.conflicts, all(...of)) };
  }
}

function conflictIs(view: View, status: string): Condition {
  const { ontology } = view;
  const prevails = some('Conflict', relationOf(ontology, 'Conflict', 'prevails'), view.qualifying('Claim') ?? all());
  const settled = all(has(columnOf(ontology, 'Conflict', 'status'), 'eq', 'RESOLVED'), prevails);
  return status === 'RESOLVED' ? settled : not(settled);
}

/** Of the claims that judge what became of it the latest says so. */
function implementationIs(view: View, typeName: string, implementation: string): Condition {
  const { ontology } = view;
  const followedUpBy = relationOf(ontology, typeName, 'followedUpBy');
  const column = columnOf(ontology, typeName, 'implementation');
  const types = [...ontology.nodes.values()].filter(judgesImplementation).map(({ name }) => name);
  const judging = all(
    view.qualifying(followedUpBy.target) ?? all(),
    has(TYPE_COLUMN, 'in', types),
    has(column, 'isNull', false),
  );
  const back: Relation = {
    ...followedUpBy,
    direction: followedUpBy.direction === 'OUT' ? 'IN' : 'OUT',
    target: typeName,
    many: true,
  };
  const later = some(typeName, followedUpBy, all(judging, { kind: 'after', name: LATEST, by: ['knownAt', 'id'] }));
  const isLatest: Condition = {
    kind: 'named',
    name: LATEST,
    of: not(some(followedUpBy.target, back, all({ kind: 'same', name: OF_WHICH }, later))),
  };
  const said: Condition = {
    kind: 'named',
    name: OF_WHICH,
    of: some(typeName, followedUpBy, all(judging, has(column, 'eq', implementation), isLatest)),
  };
  return implementation === UNKNOWN_IMPLEMENTATION ? any(said, not(some(typeName, followedUpBy, judging))) : said;
}
