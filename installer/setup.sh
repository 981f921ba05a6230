#!/usr/bin/env bash
# Prepares a fresh machine: virtual environment, locked packages, system libraries.
# usage: installer/setup.sh run|test
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:?run or test}
[ "$purpose" = test ] && lock=installer/lock/dev.txt || lock=installer/lock/run.txt
venv=.venv

qt_packages="libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
    libxcb-shape0 libxcb-xinerama0 libxcb-xkb1"
test_packages="libreoffice-writer libreoffice-calc poppler-utils xvfb xauth x11-utils"

say() { printf '%s\n' "$*" >&2; }

install_packages() { # $1 = reason, rest = packages
    local reason=$1
    shift
    if ! command -v apt-get >/dev/null 2>&1; then
        say "$reason: this system has no apt; install the counterparts of: $*"
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        say "$reason. Run this once, then repeat the command:"
        say "    sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
        return 1
    fi
    say "$reason: installing $*"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -o DPkg::Lock::Timeout=300 update -qq >&2
    # shellcheck disable=SC2068
    apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends $@ >&2
}

find_python() {
    local name
    for name in python3 python3.13 python3.12 python3.11 python; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            printf '%s' "$name"
            return 0
        fi
    done
    say "Python 3.11 or newer was not found. Install it (Debian: apt-get install python3 python3-venv)."
    return 1
}

make_venv() {
    local python
    python=$(find_python)
    [ -x $venv/bin/python ] && return 0
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        install_packages "Python lacks its venv module" python3-venv
    fi
    "$python" -m venv $venv
}

install_lock() {
    local stamp=$venv/.locked want
    want=$(cat $lock pyproject.toml | cksum)
    # The lock of the tests holds that of the program, so either serves `make run`.
    if [ -f $stamp ] && { [ "$(cat $stamp)" = "$purpose $want" ] ||
        { [ "$purpose" = run ] && grep -q '^test ' $stamp; }; }; then
        return 0
    fi
    say "Installing the locked Python packages into $venv …"
    $venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $lock
    $venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
    printf '%s' "$purpose $want" >$stamp
}

missing_qt_libraries() {
    local qt
    qt=$($venv/bin/python -c 'import importlib.util as u; print(u.find_spec("PySide6").submodule_search_locations[0])')
    ldd "$qt"/Qt/lib/libQt6Gui.so.6 "$qt"/Qt/lib/libQt6Widgets.so.6 "$qt"/Qt/plugins/platforms/libqxcb.so 2>/dev/null |
        grep 'not found' || true
}

ensure_qt() {
    [ "$(uname -s)" = Linux ] || return 0
    [ -z "$(missing_qt_libraries)" ] && return 0
    # shellcheck disable=SC2086
    install_packages "Qt needs system libraries" $qt_packages
}

has_office() { # Writer and Calc, wherever soffice leads to
    local program
    command -v soffice >/dev/null 2>&1 || return 1
    program=$(dirname "$(readlink -f "$(command -v soffice)")")
    [ -e "$program/libswlo.so" ] && [ -e "$program/libsclo.so" ]
}

ensure_test_tools() {
    has_office && command -v pdftoppm >/dev/null 2>&1 &&
        command -v Xvfb >/dev/null 2>&1 && command -v xwininfo >/dev/null 2>&1 && return 0
    # shellcheck disable=SC2086
    install_packages "The tests look at documents and windows" $test_packages ||
        say "Without them the tests that need them are skipped, each with its reason."
}

make_venv
install_lock
ensure_qt
[ "$purpose" != test ] || ensure_test_tools
