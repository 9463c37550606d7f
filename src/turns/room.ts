import type { Client } from './turns.js';

/** Bytes that may be held at once: in all, and of one client. */
export interface RoomSize {
  readonly all: number;
  readonly ofOne: number;
}

/** Room for bytes that are held for clients: what arrives and waits, or what is sent and not read yet. */
export class Room {
  #all = 0;
  readonly #of = new Map<Client, number>();

  constructor(readonly size: RoomSize) {}

  /** @returns what gives the room back, to be called once; undefined where there is none. */
  take(client: Client, bytes: number): (() => void) | undefined {
    const own = this.#of.get(client) ?? 0;
    if (this.#all + bytes > this.size.all || own + bytes > this.size.ofOne) return undefined;
    this.#all += bytes;
    this.#of.set(client, own + bytes);
    return () => {
      this.#all -= bytes;
      const left = (this.#of.get(client) ?? 0) - bytes;
      if (left > 0) this.#of.set(client, left);
      else this.#of.delete(client);
    };
  }
}
