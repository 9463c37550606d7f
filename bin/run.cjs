// A file of its own: an old Node cannot even read what stands here.
'use strict';

import('../dist/cli/main.js').catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
