#!/usr/bin/env bash
# Installs Varnish where there is none: the tests of several servers behind a proxy need it.
set -euo pipefail
if [ -n "${VARNISHD_PATH:-}" ] || [ -x /usr/sbin/varnishd ] || command -v varnishd >/dev/null; then exit 0; fi
sudo=''
if [ "$(id -u)" != 0 ]; then sudo=sudo; fi
$sudo apt-get update -qq
$sudo apt-get install -y -qq varnish >/dev/null
