#!/usr/bin/env node
// In the language that every Node has: who has an old one reads a sentence, and no error of syntax.
'use strict';

var why = require('./missing.cjs').missing(process.versions.node);
if (why) {
  console.error(why);
  process.exitCode = 1;
} else {
  require('./run.cjs');
}
