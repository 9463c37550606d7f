import { describe, expect, test } from 'vitest';
import { run } from './command.js';
import { TEN_MISTAKES } from './ten-mistakes.js';

describe('rights-graph check', () => {
  test('the seed that ships has no mistakes', async () => {
    const { code, stdout, stderr } = await run(['check']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/^\d+ records, no mistakes\.\n$/);
  });

  test('another folder', async () => {
    const { code, stderr } = await run(['check', '--seed', 'test/support/fictional']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^\d+ records, no mistakes\.\n$/);
  });

  test.each(['check', 'serve', 'query'])('%s: ten mistakes are ten lines, in one run', async (command) => {
    const args = command === 'query' ? ['query', '-'] : [command];
    const ended = await run([...args, '--seed', 'test/cli/ten-mistakes'], { PORT: '0' }, '{ meta { dataVersion } }');
    expect(ended).toEqual({ code: 3, signal: null, stdout: '', stderr: TEN_MISTAKES });
  });

  test('a folder with a slash at its end is the same folder', async () => {
    expect((await run(['check', '--seed', 'test/cli/ten-mistakes/'])).stderr).toBe(TEN_MISTAKES);
  });
});
