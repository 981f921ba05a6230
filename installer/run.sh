#!/usr/bin/env bash
# Opens the window; on a machine without a display it runs one whole sample year instead.
set -euo pipefail
cd "$(dirname "$0")/.."
case "$(uname -s)" in
Linux) [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && window=yes || window=no ;;
*) window=yes ;;
esac
if [ $window = yes ]; then
    exec .venv/bin/python -m app
fi
echo "Tidak ada layar: menjalankan satu tahun contoh tanpa jendela."
exec .venv/bin/python -m app demo --keluaran keluaran/demo
