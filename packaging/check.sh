#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what the tests need beyond run.sh and runs all of them. A step that cannot run fails; nothing is skipped.
# check.sh [STEP…] runs only the named steps: style build test fuzz tsan tidy
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
source packaging/packages.sh
export LC_ALL=C.UTF-8

sources() { git ls-files -- 'app/*.cpp' 'app/*.h' 'model/*.cpp' 'model/*.h' 'views/*.cpp' 'views/*.h' 'tests/*.cpp' 'tests/*.h'; }

style() {
    sources | xargs clang-format-19 --dry-run -Werror
    local bare
    bare=$(sources | xargs grep -L 'SPDX-License-Identifier: Apache-2.0' || true)
    [ -z "$bare" ] || { echo "No SPDX line in: $bare" >&2; return 1; }
}

build() {
    cmake --preset asan >/dev/null
    cmake --build --preset asan
}

test() {
    ctest --preset asan --no-tests=error -j2
}

steps=("$@")
[ ${#steps[@]} -gt 0 ] || { install_packages packaging/packages-run.txt packaging/packages-check.txt; steps=(style build test); }
for step in "${steps[@]}"; do
    echo "== $step"
    SECONDS=0
    "$step"
    echo "== $step: ${SECONDS} s"
done
