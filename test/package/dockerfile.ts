import { DockerfileParser } from 'dockerfile-ast';
import type { Dockerfile, Instruction } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';

/** What a linter and rules of our own find in a Dockerfile, as `line: sentence`. */
export function dockerfileFaults(text: string): string[] {
  const file = DockerfileParser.parse(text);
  const linted = validate(text).map(
    ({ range, message }) => `${range.start.line + 1}: ${typeof message === 'string' ? message : message.value}`,
  );
  return [...linted, ...RULES.flatMap((rule) => rule(file))];
}

type Rule = (file: Dockerfile) => string[];

const RULES: readonly Rule[] = [
  (file) =>
    file
      .getFROMs()
      .filter((from) => !/^\d/.test(from.getImageTag() ?? '') && !from.getImageDigest())
      .map((from) => fault(from, `the image ${from.getImage() ?? '?'} has no version.`)),
  (file) =>
    runs(file)
      .filter((run) => /npm (ci|install|i)\b/.test(textOf(run)) && !textOf(run).includes('--ignore-scripts'))
      .map((run) => fault(run, 'npm runs the install scripts of packages: add --ignore-scripts.')),
  (file) =>
    runs(file)
      .filter((run) => isLast(file, run) && /npm ci\b/.test(textOf(run)) && !textOf(run).includes('--omit=dev'))
      .map((run) => fault(run, 'what ships has the packages of development in it: add --omit=dev.')),
  (file) => {
    const user = file.getInstructions().findLast((one) => one.getKeyword() === 'USER');
    if (!user || !isLast(file, user)) return ['1: the server runs as root: add USER.'];
    return /^[1-9]\d*:[1-9]\d*$/.test(textOf(user)) ? [] : [fault(user, 'name the user by number, and not root.')];
  },
  (file) =>
    ['CMD', 'HEALTHCHECK'].flatMap((name) => {
      const found = file.getInstructions().filter((one) => one.getKeyword() === name);
      if (found.length === 0) return [`1: there is no ${name}.`];
      return found
        .filter((one) => !/(^|CMD\s*)\[/.test(textOf(one)))
        .map((one) => fault(one, `${name} goes through a shell, which signals do not pass: write a list of words.`));
    }),
  (file) =>
    file
      .getInstructions()
      .filter((one) => one.getKeyword() === 'ADD')
      .map((one) => fault(one, 'ADD also fetches and unpacks: use COPY.')),
];

function runs(file: Dockerfile): Instruction[] {
  return file.getInstructions().filter((one) => one.getKeyword() === 'RUN');
}

/** Whether it stands in the stage that ships. */
function isLast(file: Dockerfile, one: Instruction): boolean {
  const last = file.getFROMs().at(-1);
  return last !== undefined && one.getRange().start.line > last.getRange().start.line;
}

function textOf(one: Instruction): string {
  return one.getArgumentsContent() ?? '';
}

function fault(one: Instruction, sentence: string): string {
  return `${one.getRange().start.line + 1}: ${sentence}`;
}
