import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OUR_LICENCE } from '../../src/export/publication.js';
import { readDataLicence } from '../../src/release/data-licence.js';

const NONE =
  'It names no licence that a release can be under: write the address of one of Creative Commons, such as https://creativecommons.org/licenses/by/4.0/.';

describe('the licence of data', () => {
  it('is that of the seed, and the one that an export names', () => {
    const text = readFileSync('seed/LICENSE.md', 'utf8');
    expect(readDataLicence(text)).toEqual({ licence: { ...OUR_LICENCE, text } });
    expect(readDataLicence(OUR_LICENCE.text)).toEqual({ licence: OUR_LICENCE });
  });

  it.each([
    ['CC0: <https://creativecommons.org/publicdomain/zero/1.0/>.', 'CC0-1.0', 'CC0 1.0'],
    ['(https://creativecommons.org/licenses/by-nc-sa/3.0)', 'CC-BY-NC-SA-3.0', 'CC BY-NC-SA 3.0'],
    ['https://creativecommons.org/licenses/by/4.0/deed.en', 'CC-BY-4.0', 'CC BY 4.0'],
  ])('%j', (text, spdx, name) => {
    expect(readDataLicence(text)).toMatchObject({ licence: { spdx, name } });
  });

  it.each([
    ['All rights reserved.', NONE],
    ['https://creativecommons.org/licenses/sampling/1.0/', NONE],
    ['https://creativecommons.org/licenses/by/4.01', NONE],
    [
      'https://creativecommons.org/licenses/by/4.0/ or https://creativecommons.org/licenses/by-sa/4.0/',
      'It names several licences, CC-BY-4.0 and CC-BY-SA-4.0: which one the data are under cannot be told.',
    ],
  ])('%j is refused', (text, reason) => {
    expect(readDataLicence(text)).toEqual({ reason });
  });
});
