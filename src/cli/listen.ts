import type { FastifyInstance } from 'fastify';
import { EXIT, Exit } from './exit.js';
import type { Address } from './settings.js';

/** What the parts of an address are called in the settings. */
export interface AddressSettings {
  readonly host: string;
  readonly port: string;
  readonly anyPort: string;
}

const MAIN: AddressSettings = { host: 'HOST', port: 'PORT', anyPort: 'PORT=0' };
export const METRICS: AddressSettings = {
  host: 'The host of METRICS_ADDRESS',
  port: 'the port of METRICS_ADDRESS',
  anyPort: '0',
};

/**
 * Opens a port.
 * @param named the settings that name it.
 * @returns the address of the server.
 * @throws Exit (failure) where the port cannot be had.
 */
export async function listen(app: FastifyInstance, { host, port }: Address, named = MAIN): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    throw new Exit(EXIT.failure, listenProblem(error as NodeJS.ErrnoException, host, port, named), { cause: error });
  }
}

/** Why a port cannot be had, and what to set instead. */
export function listenProblem(
  { code }: NodeJS.ErrnoException,
  host: string,
  port: number,
  named: AddressSettings = MAIN,
): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use. Stop what uses it, or set ${named.port} to another one (${named.anyPort} takes any free port).`;
    case 'EACCES':
      return `Port ${port} may not be used by this user. Set ${named.port} to one from 1024 up.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${named.host} is ${JSON.stringify(host)}, which is no address of this machine. Set it to 127.0.0.1 or 0.0.0.0.`;
    default:
      return `The server cannot listen on ${host}:${port} (${code ?? 'unknown reason'}).`;
  }
}
