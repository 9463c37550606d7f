import { describe, expect, test } from 'vitest';
import { progressBar, progressText } from '../../src/cli/progress.js';

function screen(isTTY: boolean): { isTTY: boolean; written: string; write(text: string): void } {
  return {
    isTTY,
    written: '',
    write(text) {
      this.written += text;
    },
  };
}

describe('the progress bar', () => {
  test.each([
    [0, 8, '[..............................]   0 %'],
    [1, 3, '[##########....................]  33 %'],
    [4, 8, '[###############...............]  50 %'],
    [999, 1000, '[#############################.]  99 %'],
    [8, 8, '[##############################] 100 %'],
    [0, 0, '[##############################] 100 %'],
    [9, 8, '[##############################] 100 %'],
  ])('%i of %i', (done, all, text) => {
    expect(progressText(done, all)).toBe(text);
  });

  test('is drawn over itself and removed at the end', () => {
    const terminal = screen(true);
    const bar = progressBar(terminal, 'Loading', 0);
    bar.step(1, 2);
    bar.step(2, 2);
    bar.end();
    const [half, full] = [progressText(1, 2), progressText(2, 2)].map((text) => `Loading ${text}`);
    expect(terminal.written).toBe(`\r${half}\r${full}\r${' '.repeat(46)}\r`);
  });

  test('draws nothing twice, though a load has many steps', () => {
    const terminal = screen(true);
    const bar = progressBar(terminal, 'Loading', 0);
    for (let done = 0; done < 10_000; done++) bar.step(done, 1_000_000);
    expect(terminal.written).toBe(`\rLoading ${progressText(0, 1)}`);
  });

  test('is not drawn where the output is no terminal', () => {
    const file = screen(false);
    const bar = progressBar(file, 'Loading', 0);
    bar.step(1, 2);
    bar.end();
    expect(file.written).toBe('');
  });

  test('is not drawn for a load that is done at once', () => {
    const terminal = screen(true);
    const bar = progressBar(terminal, 'Loading');
    bar.step(1, 2);
    bar.end();
    expect(terminal.written).toBe('');
  });

  test.each([
    [1, 4, 2_000, ', 6 s left'],
    [1, 100, 10_000, ', 17 min left'],
    [4, 4, 2_000, ''],
    [0, 4, 5_000, ''],
    [1, 4, 1_999, ''],
  ])('tells how long it still is: %i of %i after %i ms', (done, all, passed, left) => {
    const terminal = screen(true);
    const times = [0, passed];
    const bar = progressBar(terminal, 'Loading', 0, () => times.shift() ?? passed);
    bar.step(done, all);
    expect(terminal.written).toBe(`\rLoading ${progressText(done, all)}${left}`);
  });

  test('leaves nothing of what was longer', () => {
    const terminal = screen(true);
    const times = [0, 2_000, 4_000];
    const bar = progressBar(terminal, 'Loading', 0, () => times.shift() ?? 4_000);
    bar.step(1, 4);
    bar.step(4, 4);
    bar.end();
    const [part, full] = [progressText(1, 4), progressText(4, 4)].map((text) => `Loading ${text}`);
    expect(terminal.written).toBe(`\r${part}, 6 s left\r${full}          \r${' '.repeat(56)}\r`);
  });

  test('makes room for a line, which is written where there is no bar too', () => {
    const [terminal, file] = [screen(true), screen(false)];
    for (const one of [terminal, file]) {
      const bar = progressBar(one, 'Loading', 0, () => 0);
      bar.step(1, 2);
      bar.say('A line.');
      bar.end();
    }
    expect(terminal.written).toBe(`\rLoading ${progressText(1, 2)}\r${' '.repeat(46)}\rA line.\n`);
    expect(file.written).toBe('A line.\n');
  });
});
