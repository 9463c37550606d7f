import { expect, it } from 'vitest';
import { STATE_NAMES, stateByName } from '../../src/countries/state-names.js';

it.each([
  ['Bolivia (Plurinational State of)', 'BOL'],
  ['Bolivia', 'BOL'],
  ['Plurinational State of Bolivia', 'BOL'],
  ['Republic of Korea', 'KOR'],
  ["Democratic People's Republic of Korea", 'PRK'],
  ['Democratic People’s Republic of Korea', 'PRK'],
  ['DPR Korea', 'PRK'],
  ['Congo', 'COG'],
  ['Republic of Congo', 'COG'],
  ['Democratic Republic of the Congo', 'COD'],
  ['Democratic Republic of Congo', 'COD'],
  ["Cote d'Ivoire", 'CIV'],
  ['Côte d’Ivoire', 'CIV'],
  ['St. Vincent and the Grenadines', 'VCT'],
  ['Bosnia & Herzegovina', 'BIH'],
  ['Guinea Bissau', 'GNB'],
  ['The former Yugoslav Republic of Macedonia', 'MKD'],
  ['Swaziland', 'SWZ'],
  ['Turkey', 'TUR'],
  ['Türkiye', 'TUR'],
  ['Czech Republic', 'CZE'],
  ['Cabo Verde', 'CPV'],
  ['Palestine', 'PSE'],
  ['State of Palestine', 'PSE'],
  ['netherlands', 'NLD'],
  ['United Kingdom', 'GBR'],
  ['Zaire', 'COD'],
  ['Burma', 'MMR'],
])('%s is %s', (name, alpha3) => {
  expect(stateByName(name)).toMatchObject({ alpha3, ended: false });
});

it.each([
  ['Czechoslovakia', 'CSK'],
  ['Yugoslavia', 'YUG'],
  ['Socialist Federal Republic of Yugoslavia', 'YUG'],
  ['Serbia and Montenegro', 'SCG'],
  ['Union of Soviet Socialist Republics', 'SUN'],
  ['German Democratic Republic', 'DDR'],
  ['Democratic Yemen', 'YMD'],
])('%s has ended and is kept as %s, without the code of two letters that others have now', (name, alpha3) => {
  expect(stateByName(name)).toEqual(expect.objectContaining({ alpha3, alpha2: undefined, ended: true }));
});

it.each(['Korea', 'Ruritania', '', 'the'])('nobody alone is called %j', (name) => {
  expect(stateByName(name)).toBeUndefined();
});

it('every state is found by the name it has here, and no two have one', () => {
  expect(new Set(STATE_NAMES).size).toBe(STATE_NAMES.length);
  for (const name of STATE_NAMES) expect(stateByName(name)?.name).toBe(name);
});
