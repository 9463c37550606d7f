import type { FastifyInstance } from 'fastify';
import { EXIT, Exit } from './exit.js';
import type { Settings } from './settings.js';

/**
 * Opens the port that the settings name.
 * @returns the address of the server.
 * @throws Exit (failure) where the port cannot be had.
 */
export async function listen(app: FastifyInstance, { host, port }: Settings): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    throw new Exit(EXIT.failure, listenProblem(error as NodeJS.ErrnoException, host, port), { cause: error });
  }
}

/** Why a port cannot be had, and what to set instead. */
export function listenProblem({ code }: NodeJS.ErrnoException, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use. Stop what uses it, or set PORT to another one (PORT=0 takes any free port).`;
    case 'EACCES':
      return `Port ${port} may not be used by this user. Set PORT to one from 1024 up.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST is ${JSON.stringify(host)}, which is no address of this machine. Set it to 127.0.0.1 or 0.0.0.0.`;
    default:
      return `The server cannot listen on ${host}:${port} (${code ?? 'unknown reason'}).`;
  }
}
