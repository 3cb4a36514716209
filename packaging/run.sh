#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what the program needs, builds it, and runs it: with arguments those, without the order/inventory demo on
# the embedded cluster, in a window or, where there is no display, as text with a picture beside it.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
source packaging/packages.sh

install_packages packaging/packages-run.txt
cmake --preset run >build-run.log 2>&1 || { cat build-run.log >&2; exit 1; }
rm -f build-run.log
cmake --build --preset run >&2

if [ $# -gt 0 ]; then
    exec build/run/app/rheograph "$@"
elif [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec build/run/app/rheograph demo
else
    exec build/run/app/rheograph demo --headless --screenshot rheograph-demo.png
fi
