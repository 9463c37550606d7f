#!/usr/bin/env bash
# Installs what others read a release by, into a folder of its own that git does not see. Where that fails, the tests say that it was left out.
set -uo pipefail
cd "$(dirname "$0")/.."
place=.cache/validators
if [ -x "$place/bin/python" ] && "$place/bin/python" -c 'import frictionless, mlcroissant' 2>/dev/null; then exit 0; fi
python3 -m venv "$place" 2>/dev/null && "$place/bin/pip" install --quiet --requirement test/release/requirements.txt >/dev/null 2>&1 ||
  { rm -rf "$place"; echo 'frictionless and mlcroissant could not be installed.'; }
exit 0
