// In the language that every Node has, and without a package: what is missing before the program can be read.
'use strict';

var fs = require('fs');
var path = require('path');

/** The folder of the program. */
var ROOT = path.join(__dirname, '..');

/**
 * @param {string} node the version of Node, such as "20.19.0"
 * @returns {string | undefined} a sentence that says what is missing and what to do; undefined where nothing is
 */
exports.missing = function missing(node) {
  return oldNode(node) || notBuilt();
};

/** Whether the packages that build the program are there. */
exports.canBuild = function canBuild() {
  return exists('node_modules/typescript/package.json');
};

/** What is said where nothing is built, and only what ships was installed; undefined everywhere else. */
exports.onlyShipped = function onlyShipped() {
  if (exports.canBuild() || exists('dist/cli/main.js')) return undefined;
  return (
    'Only the packages that ship were installed (--omit=dev, or NODE_ENV=production), and nothing is built: the packages that build are not among them. ' +
    'Run "npm ci --include=dev", and afterwards, to be without them, "npm prune --omit=dev --ignore-scripts".'
  );
};

exports.oldNode = oldNode;

function oldNode(node) {
  var least = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')).engines.node.replace('>=', '');
  if (compare(node, least) >= 0) return undefined;
  return (
    'rights-graph needs Node.js ' +
    least +
    ' or later, and this is ' +
    node +
    '. ' +
    'Install a newer one from https://nodejs.org/ and run "npm ci" again.'
  );
}

function notBuilt() {
  if (!exists('node_modules')) return 'Nothing is installed yet: run "npm ci" first, which also builds.';
  if (exists('dist/cli/main.js')) return undefined;
  return exports.onlyShipped() || 'Nothing is built yet: run "npm ci" (or "npm run build") first.';
}

function exists(name) {
  return fs.existsSync(path.join(ROOT, name));
}

/** Negative where the first of two versions is the older one. */
function compare(one, other) {
  var a = one.split('.').map(Number);
  var b = other.split('.').map(Number);
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
