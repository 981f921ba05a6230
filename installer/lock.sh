#!/usr/bin/env bash
# Writes the locks anew from pyproject.toml (needs uv); commit the result.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {
    uv pip compile pyproject.toml "$@" --universal --python-version 3.11 \
        --generate-hashes --no-header --no-annotate --quiet
}
compile --extra build --output-file installer/lock/run.txt
compile --extra build --extra dev --output-file installer/lock/dev.txt
