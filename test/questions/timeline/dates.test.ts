import { expect, it } from 'vitest';
import { columnsOf } from '../../../src/ontology/ontology.js';
import { hasBounds } from '../../../src/ontology/scalars.js';
import {
  DATE_FIELDS,
  dateColumns,
  dateFieldsIn,
  dateFieldsOf,
  datedTypes,
} from '../../../src/questions/timeline/dates.js';
import { ontology } from '../../support/good.js';

it('places each type by the fields that it has, as docs/api.md says', () => {
  const fields = datedTypes(ontology).map((type) => [
    type.name,
    dateFieldsOf(ontology, type).map(({ field, until }) => (until === undefined ? field : `${field}/${until}`)),
  ]);
  expect(Object.fromEntries(fields)).toEqual({
    Law: ['enactedOn'],
    Treaty: ['adoptedOn'],
    Report: ['publishedOn'],
    Incident: ['date'],
    Visit: ['date'],
    TreatyAction: ['date', 'validFrom/validTo', 'statedOn'],
    Finding: ['validFrom/validTo', 'statedOn'],
    Recommendation: ['validFrom/validTo', 'statedOn'],
    Observation: ['period', 'validFrom/validTo', 'statedOn'],
    Role: ['validFrom/validTo', 'statedOn'],
  });
});

it('leaves no date of schema.graphql without a place', () => {
  const dates = [...ontology.nodes.values()].flatMap((type) =>
    columnsOf(type)
      .filter((column) => hasBounds(ontology, column))
      .map(({ name }) => name),
  );
  expect([...new Set(dates)].sort()).toEqual([...dateColumns(dateFieldsIn(ontology))].sort());
  expect(dateFieldsIn(ontology)).toEqual(DATE_FIELDS);
});
