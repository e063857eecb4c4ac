#!/usr/bin/env bash
# Writes anew, with the hashes of every build, for Python 3.11 to 3.13 on Linux and Windows: requirements.lock (what the
# program needs), requirements-dev.lock (that and the tools of ./test) and requirements-bench.lock (a peer of the benchmarks,
# which is part of neither). Needs uv on the PATH; commit all three.
#
#   installer/lock.sh              keeps the versions that still fit pyproject.toml
#   installer/lock.sh --upgrade    takes the newest that fit
set -euo pipefail
cd "${BASH_SOURCE[0]%/*}/.."

compile() {
    # pip is left out: every environment has its own, and sqlite-utils wants it only for a command we do not offer.
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-package pip --no-header "$@"
}

write() { # FILE UV-ARGUMENT...
    local file=$1 header
    shift
    header="# Made by installer/lock.sh from pyproject.toml: change that, and run it again.
# Install with: pip install --require-hashes --no-deps -r $file"
    compile --output-file "$file" "$@"
    printf '%s\n' "$header" | cat - "$file" >"$file.new"
    mv "$file.new" "$file"
    if grep -nE '://|--(extra-)?index-url|--find-links' "$file"; then
        echo "$file names a place of its own: it must install from any package index" >&2
        exit 1
    fi
}

write requirements.lock pyproject.toml "$@"
write requirements-dev.lock --group dev --constraint requirements.lock pyproject.toml "$@"
write requirements-bench.lock --group bench "$@"
