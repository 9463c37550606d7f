import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import { served } from './served.js';
import type { Served } from './served.js';

/**
 * One operation runs, one waits: which one is refused shows whom the server takes for the same client.
 * Everything comes from this machine; a header says whom a proxy speaks for.
 */
describe('telling clients apart', () => {
  let server: Served;
  afterEach(() => server.close());

  async function refusedOf(proxies: readonly string[], senders: readonly string[]): Promise<string[]> {
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    server = await served({ trustedProxies: proxies, limits: { ...DEFAULT_LIMITS, running: 1, waiting: 2 } });
    await fetch(`${server.url}/graphql?query={meta{dataVersion}}`);
    const read = server.graph.read.bind(server.graph);
    server.graph.read = async (...args) => {
      await held;
      return read(...args);
    };
    const answers: Promise<string>[] = [];
    for (const sender of senders) {
      answers.push(
        fetch(`${server.url}/graphql?query={countries{totalCount}}`, { headers: { 'x-forwarded-for': sender } }).then(
          (answer) => `${sender} ${answer.status}`,
        ),
      );
      // One after the other, so that their order is known.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    letGo();
    return (await Promise.all(answers)).filter((line) => line.endsWith('503'));
  }

  it('behind a proxy that a setting names: who asks most is refused', async () => {
    expect(await refusedOf(['127.0.0.1'], ['1.1.1.1', '1.1.1.1', '1.1.1.1', '2.2.2.2'])).toEqual(['1.1.1.1 503']);
  });

  it('without the setting nobody is believed: all are one client, and the last is refused', async () => {
    expect(await refusedOf([], ['1.1.1.1', '1.1.1.1', '1.1.1.1', '2.2.2.2'])).toEqual(['2.2.2.2 503']);
  });
});
