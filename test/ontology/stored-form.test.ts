import { describe, expect, it } from 'vitest';
import { columnsOf, nodeType } from '../../src/ontology/ontology.js';
import { encodeColumn, storedText } from '../../src/ontology/stored-form.js';
import { ontology } from '../support/good.js';

const SOURCES = columnsOf(nodeType(ontology, 'Law')).find(({ name }) => name === 'sources');

/** A source as it is stored. */
function stored(source: Readonly<Record<string, string | boolean>>): string {
  if (!SOURCES) throw new Error('A law has no sources');
  const [[, values] = []] = encodeColumn(ontology, SOURCES, [source]);
  return String((values as readonly string[])[0]);
}

describe('the text of a field in a stored value', () => {
  it('is there where the field has it', () => {
    const source = stored({ field: 'enactedOn', basis: 'GENERAL_KNOWLEDGE', verified: false });
    expect(source).toContain(storedText('basis', 'GENERAL_KNOWLEDGE'));
    expect(source).not.toContain(storedText('basis', 'CITED'));
  });

  it('is not there where another field quotes it', () => {
    const note = `{${storedText('field', 'name')},${storedText('basis', 'GENERAL_KNOWLEDGE')}}`;
    const source = stored({ field: 'enactedOn', basis: 'CITED', verified: false, note });
    expect(source).not.toContain(storedText('basis', 'GENERAL_KNOWLEDGE'));
    expect(source.split(storedText('field', '').slice(0, -1))).toHaveLength(2);
  });
});
