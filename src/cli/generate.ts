import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generatedFiles } from './generated.js';
import { say } from './output.js';
import { readShippedOntology } from './shipped-ontology.js';

// What `npm run generate` runs: writes anew what follows from schema.graphql.
const top = fileURLToPath(new URL('../../', import.meta.url));
const files = generatedFiles(await readShippedOntology());
for (const name of readdirSync(`${top}seed/schema`)) {
  if (!files.has(`seed/schema/${name}`)) rmSync(`${top}seed/schema/${name}`);
}
for (const [path, text] of files) writeFileSync(top + path, text);
say(`${files.size} files written, in generated/ and seed/schema/.`);
