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
});
