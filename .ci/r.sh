#!/usr/bin/env bash
# Installs R with jsonlite where there is none: the client in R is run by the tests. Where that fails, they say that it was left out.
set -uo pipefail
if command -v Rscript >/dev/null && Rscript -e 'library(jsonlite)' >/dev/null 2>&1; then exit 0; fi
sudo=''
if [ "$(id -u)" != 0 ]; then sudo=sudo; fi
$sudo apt-get update -qq
$sudo apt-get install -y -qq --no-install-recommends r-base-core r-cran-jsonlite >/dev/null || echo 'R could not be installed.'
exit 0
