import { existsSync } from 'node:fs';

/** The Python that has frictionless and mlcroissant, as .ci/validators.sh installs them. */
export const VALIDATORS = process.env['VALIDATORS_PYTHON'] ?? '.cache/validators/bin/python';

export const installed = existsSync(VALIDATORS);

/** Before the tests: says at the end of the run where what reads a release is not there. */
export default function setup(): (() => void) | undefined {
  const said =
    'A release was not read by frictionless and mlcroissant: they are not installed (bash .ci/validators.sh).';
  return installed ? undefined : () => console.error(`\n${said}`);
}
