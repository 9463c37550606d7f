import { describe, expect, test } from 'vitest';
import { readOptions } from '../../bench/src/options.js';

describe('the command line', () => {
  test('has a default for everything', () => {
    expect(readOptions([])).toMatchObject({
      sizes: [100_000],
      scale: false,
      modes: ['warm', 'new'],
      clients: [1, 8, 32],
      rounds: 5,
      seconds: 1,
    });
    expect(readOptions(['--scale']).sizes).toEqual([10_000, 100_000, 1_000_000]);
  });

  test('reads sizes, lists and numbers', () => {
    const read = readOptions(['--size', '1m', '--shapes', 'hub, count', '--servers', 'ours,floor', '--clients', '8']);
    expect(read).toMatchObject({
      sizes: [1_000_000],
      shapes: ['hub', 'count'],
      servers: ['ours', 'floor'],
      clients: [8],
    });
  });

  test.each([
    [['--size', 'ten'], '--size is "ten": it takes a number of nodes from 1k on, for example 10k, 100k or 1m.'],
    [['--size', '10'], '--size is "10": it takes a number of nodes from 1k on, for example 10k, 100k or 1m.'],
    [['--rounds', '3'], '--rounds is "3": it takes a whole number from 5 on.'],
    [['--clients', '0'], '--clients is "0": it takes a whole number from 1 on.'],
    [['--seconds=-1'], '--seconds is "-1": it takes a number above 0.'],
    [['--servers', 'theirs'], '--servers has "theirs", and there are: ours, neo4j-graphql, dataloader, floor'],
    [['--modes', 'cold'], '--modes has "cold", and there are: warm, new.'],
    [['--fast'], "Unknown option '--fast'"],
  ])('refuses %j', (args, sentence) => {
    expect(() => readOptions(args)).toThrow(sentence);
  });
});
