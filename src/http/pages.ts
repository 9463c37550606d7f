import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** What `npm run build` makes of src/web. */
export const BUILT_PAGES = fileURLToPath(new URL('../../dist/web', import.meta.url));

const PAGES = { '/': 'index.html', '/playground': 'playground.html', '/explore': 'explore.html' } as const;

/** What is said where the pages are not built. */
export const NOT_BUILT =
  'rights-graph answers at /graphql, but its pages are not built. Build them with "npm run build" and start again.\n';

/** What the page of a record is put into, as the build writes it; undefined where the pages are not built. */
export function recordFrame(folder: string): string | undefined {
  const file = join(folder, 'record.html');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** The pages of a folder, and the files that they load; where there are none, a sentence that says so. */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, PAGES['/']));
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      // One route for each file: what is not there at the start is never looked for.
      wildcard: false,
      index: false,
      globIgnore: ['**/*.{br,gz,html}'],
      // Set below: its own is sent even where setHeaders set another one.
      cacheControl: false,
      setHeaders: (reply, path) => {
        // The names of these files change with what is in them.
        if (relative(folder, path).startsWith(`assets${sep}`)) {
          reply.header('cache-control', 'public, max-age=31536000, immutable');
        }
      },
    });
  }
  for (const [path, file] of Object.entries(PAGES)) {
    app.get(path, (_request, reply) =>
      built ? reply.sendFile(file) : reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT),
    );
  }
}
