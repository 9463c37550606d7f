import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { circles, layersIn, sharedNames, wrongCalls } from './imports.js';
import type { Files } from './imports.js';

const layers = layersIn(readFileSync('CONTRIBUTING.md', 'utf8'));
const files: Files = new Map(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => [path, readFileSync(path, 'utf8')]),
);

describe('src', () => {
  it('has a row in "Where things are" for each of its folders', () => {
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect([...layers.keys()].sort()).toEqual(folders.map(({ name }) => name).sort());
  });

  it('has no import that "Where things are" does not allow', () => {
    expect(wrongCalls(files, layers)).toEqual([]);
  });

  it('has no circle of files', () => {
    expect(circles(files)).toEqual([]);
  });

  it('has no two files of one name', () => {
    expect(sharedNames(files.keys())).toEqual([]);
  });
});

describe('the check of imports', () => {
  const TABLE = [
    '| folder | what it is for | who it may call |',
    '|---|---|---|',
    '| `seed/` | no code | |',
    '| `src/earth/` | ground | |',
    '| `src/water/` | rivers, \\| and lakes | earth |',
    '| `src/air/` | wind | water |',
    '| `src/fire/` | all | all of these |',
  ].join('\n');

  it('reads who may call whom', () => {
    expect([...layersIn(TABLE)]).toEqual([
      ['earth', []],
      ['water', ['earth']],
      ['air', ['water']],
      ['fire', ['earth', 'water', 'air']],
    ]);
  });

  it('refuses a table whose arrows point up', () => {
    const up = TABLE.replace('| ground | |', '| ground | water |');
    expect(() => layersIn(up)).toThrow('earth calls water, which stands in no row above it.');
  });

  it('finds what may not be called, in whatever form that is written', () => {
    const wrong = new Map([
      ['src/earth/stone.ts', "import type { Wind } from '../air/wind.js';\nimport './stone.css';"],
      ['src/water/river.ts', "import '../earth/stone.js';\nexport { wind } from '../air/wind.js';"],
      ['src/water/lake.ts', "const later = async () => [/[`'\"]/, await import('../air/wind.js')];"],
      ['src/water/sea.tsx', "export type Storm = import('../fire/flame.js').Flame;"],
      ['src/air/wind.ts', "import { readFile } from 'node:fs/promises';\nimport '../earth/stone.js';"],
      ['src/fire/flame.ts', "import '../air/wind.js';"],
      ['src/mud/clay.ts', ''],
    ]);
    expect(wrongCalls(wrong, layersIn(TABLE))).toEqual([
      'src/earth/stone.ts calls src/air/wind.ts: earth may call no other folder.',
      'src/water/river.ts calls src/air/wind.ts: water may call earth.',
      'src/water/lake.ts calls src/air/wind.ts: water may call earth.',
      'src/water/sea.tsx calls src/fire/flame.ts: water may call earth.',
      'src/air/wind.ts calls src/earth/stone.ts: air may call water.',
      'src/mud/clay.ts stands in no folder that CONTRIBUTING.md names.',
    ]);
  });

  it('finds circles, of types too', () => {
    const round = new Map([
      ['src/earth/clay.ts', "import './sand.js';"],
      ['src/earth/sand.ts', "import './stone.js';\nimport './silt.js';"],
      ['src/earth/stone.ts', "import type { Clay } from './clay.js';"],
      ['src/earth/silt.ts', ''],
    ]);
    expect(circles(round)).toEqual([
      'src/earth/clay.ts calls src/earth/sand.ts calls src/earth/stone.ts calls src/earth/clay.ts: that is a circle.',
    ]);
  });

  it('finds names that two files have, but for the entry of a folder', () => {
    const paths = ['src/air/wind.ts', 'src/fire/wind.ts', 'src/fire/fire.ts', 'src/water/fire.ts'];
    expect(sharedNames(paths)).toEqual(['src/air/wind.ts and src/fire/wind.ts have one name.']);
  });
});
