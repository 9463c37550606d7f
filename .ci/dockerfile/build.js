// Does what each instruction of a Dockerfile says, each stage in a folder of its own.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { contextFiles } from './context.js';
import { optionsOf } from './environment.js';

/**
 * @param {string} context the folder of the Dockerfile, which COPY copies from.
 * @param {string} home an empty folder, for the stages.
 * @param {(step: string) => void} done is told of each instruction.
 * @returns the last stage, and what the image would run: `cmd` and `health`, each a list of words.
 * @throws with the line of the instruction that cannot be done.
 */
export function build(context, home, done) {
  const stages = [];
  const image = { cmd: undefined, health: undefined };
  const written = readFileSync(join(context, 'Dockerfile'), 'utf8');
  const lines = written.split('\n');
  for (const instruction of DockerfileParser.parse(written).getInstructions()) {
    const name = instruction.getKeyword();
    const text = instruction.getArgumentsContent() ?? '';
    const index = instruction.getRange().start.line;
    const step = lines[index].trim();
    try {
      if (name === 'FROM') stages.push(newStage(instruction, home, stages.length));
      else follow({ context, home, stages, image }, name, instruction, text);
    } catch (error) {
      throw new Error(`Dockerfile:${index + 1}: ${step}: ${error.message}`, { cause: error });
    }
    done(step);
  }
  const { cmd, health } = image;
  if (!cmd || !health) throw new Error(`Dockerfile: it has no ${cmd ? 'HEALTHCHECK' : 'CMD'}.`);
  return { stage: stages.at(-1), cmd, health };
}

function newStage(from, home, index) {
  const root = join(home, `stage-${index}`);
  mkdirSync(root);
  return { name: from.getBuildStage() ?? String(index), root, workdir: root, env: {}, user: undefined };
}

function follow({ context, home, stages, image }, name, instruction, text) {
  const stage = stages.at(-1);
  if (!stage) throw new Error('it stands before the first FROM.');
  switch (name) {
    case 'WORKDIR':
      stage.workdir = inside(stage, text);
      mkdirSync(stage.workdir, { recursive: true });
      break;
    case 'ENV':
      for (const one of instruction.getProperties()) stage.env[one.getName()] = one.getValue();
      break;
    case 'USER':
      stage.user = userOf(text);
      break;
    case 'COPY':
      copy(context, stages, instruction);
      break;
    case 'RUN':
      run(home, stage, text);
      break;
    case 'EXPOSE':
      // The server is given a port that is free.
      break;
    case 'HEALTHCHECK':
      image.health = wordsOf(text.slice(text.indexOf('CMD') + 'CMD'.length));
      break;
    case 'CMD':
      image.cmd = wordsOf(text);
      break;
    default:
      throw new Error('nobody taught this script the instruction.');
  }
}

/** A path of the image as one of this machine. */
function inside(stage, path) {
  return path.startsWith('/') ? join(stage.root, path) : join(stage.workdir, path);
}

function userOf(text) {
  const [, uid, gid] = /^(\d+):(\d+)$/.exec(text) ?? [];
  if (uid === undefined) throw new Error('name the user by number, as in 1000:1000.');
  return { uid: Number(uid), gid: Number(gid) };
}

function copy(context, stages, instruction) {
  const stage = stages.at(-1);
  const flags = new Map(instruction.getFlags().map((flag) => [flag.getName(), flag.getValue()]));
  const other = [...flags.keys()].find((name) => name !== 'from');
  if (other !== undefined) throw new Error(`nobody taught this script --${other}.`);
  const words = instruction.getArguments().map((word) => word.getValue());
  const target = words.pop();
  const from = flags.get('from');
  if (from !== undefined) {
    const source = stages.find(({ name }) => name === from);
    if (!source) throw new Error(`no stage is called ${from}.`);
    for (const word of words) cpSync(inside(source, word), inside(stage, target), { recursive: true });
    return;
  }
  const isFolder = target.endsWith('/') || target === '.' || words.length > 1;
  for (const word of words) copyOwn(context, word, inside(stage, target), isFolder);
}

function copyOwn(context, word, target, isFolder) {
  const wanted = posix.normalize(word).replace(/\/$/, '');
  const files = contextFiles(context).filter(
    (file) => wanted === '.' || file === wanted || file.startsWith(`${wanted}/`),
  );
  if (files.length === 0) throw new Error(`${word} is not there, or .dockerignore leaves it out.`);
  for (const file of files) {
    const below = wanted === '.' ? file : file.slice(wanted.length + 1);
    const to = below === '' && !isFolder ? target : join(target, below === '' ? basename(file) : below);
    mkdirSync(dirname(to), { recursive: true });
    cpSync(join(context, file), to);
  }
}

function run(home, stage, command) {
  // What a step prints belongs to the log, not to the list of steps.
  const options = { ...optionsOf(home, stage), stdio: ['ignore', 2, 2] };
  const { status, error } = spawnSync('/bin/sh', ['-c', command], options);
  if (error) throw error;
  if (status !== 0) throw new Error(`it ended with ${status}.`);
}

/** A command as a list of words, which no shell reads. */
function wordsOf(text) {
  try {
    const words = JSON.parse(text.trim());
    if (Array.isArray(words) && words.length > 0) return words;
  } catch {
    // Said below.
  }
  throw new Error('write the command as a list of words: ["node", "main.js"].');
}
