import type { State } from '../countries/state-names.js';
import type { ImportRecord, RecordSet } from './import-record.js';

/** The record of a state, under the name that its codes go with; what a person wrote of it prevails. */
export function stateRecord({ alpha2, alpha3, name }: State): ImportRecord {
  const register = { basis: 'REGISTER', address: 'https://www.iso.org/iso-3166-country-codes.html', verified: false };
  if (alpha2 === undefined) return { id: alpha3, type: 'Country', name };
  return { id: alpha3, type: 'Country', name, iso2: alpha2, sources: [{ field: 'iso2', ...register }] };
}

/** The state by its record, with the name that a table calls it by, where that is another. */
export function addState(records: RecordSet, state: State, calledHere: string): void {
  records.add(stateRecord(state));
  if (calledHere === state.name) return;
  records.add({ id: state.alpha3, type: 'Country', aliases: [{ text: calledHere, language: 'en' }] });
}
