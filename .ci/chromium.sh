#!/usr/bin/env bash
# Installs Chromium where there is none: the browser tests need it.
set -euo pipefail
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null; then exit 0; fi
done
if [ -n "${CHROMIUM_PATH:-}" ]; then exit 0; fi
sudo=''
if [ "$(id -u)" != 0 ]; then sudo=sudo; fi
$sudo apt-get update -qq
$sudo apt-get install -y -qq chromium >/dev/null
