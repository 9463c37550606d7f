import { reasonOf } from './answer-output.js';
import { EXIT } from './exit.js';

/** What a command was asked for: standard output, nothing else goes there. */
export function print(data: string): void {
  process.stdout.write(`${data}\n`);
}

/** Everything else: standard error. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Who reads us may stop before we end (`| head -1`): that is no failure, and the rest of the work is still done. */
export function ignoreBrokenPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') return;
      if (stream === process.stderr) throw error;
      say(`Standard output cannot be written: ${reasonOf(error)}. What was written of it is not whole.`);
      process.exit(EXIT.failure);
    });
  }
}
