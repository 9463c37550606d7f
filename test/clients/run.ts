import { spawn } from 'node:child_process';
import type { SpawnOptions } from 'node:child_process';

export interface Finished {
  readonly code: number;
  /** Standard output and standard error as they came, without colours. */
  readonly output: string;
}

/** Runs a program to its end. A program that cannot be started ends with code 127. */
export async function run(program: string, args: readonly string[], options: SpawnOptions): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (text: Buffer): void => {
      output += text.toString();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: output.split(COLOUR).join('') }));
  });
}

// The escape character is not allowed in a literal.
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`);
