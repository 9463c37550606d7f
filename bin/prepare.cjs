// Runs when packages are installed: builds, or says why nothing can be built. Called by npm exec it builds nothing.
'use strict';

var child = require('child_process');
var missing = require('./missing.cjs');

var why = missing.oldNode(process.versions.node) || missing.onlyShipped();
if (why) {
  console.error(why);
  process.exitCode = 1;
} else if (process.env.npm_command !== 'exec' && missing.canBuild()) {
  process.exitCode = child.spawnSync('npm', ['run', 'build'], { stdio: 'inherit', shell: true }).status;
}
