#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what the tests need beyond run.sh and runs all of them. A step that cannot run fails; nothing is skipped.
#
#   check.sh                what CI runs: style build test
#   check.sh STEP…          only these steps; beyond CI's: asan tsan fuzz tidy
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

build_preset() {
    cmake --preset "$1" >/dev/null
    cmake --build --preset "$1" | tail -n 3
}

build() { build_preset dev; }
test() { ctest --preset dev --no-tests=error -j2; }

asan() { build_preset asan && ctest --preset asan --no-tests=error -j2; }
tsan() { build_preset tsan && ctest --preset tsan --no-tests=error -j2 -R 'tst_(live|follower|verbchild|simulation|capturesession)$'; }

fuzz() {
    build_preset fuzz
    local target scratch
    for target in rheo text headers rheorec; do
        scratch=$(mktemp -d)
        "build/fuzz/tests/fuzz/fuzz_$target" -runs="${RHEO_FUZZ_RUNS:-20000}" -max_len=4096 -timeout=5 -rss_limit_mb=1024 \
            "$scratch" $(ls -d "tests/data/fuzz/$target" 2>/dev/null)
        rm -rf "$scratch"
    done
}

tidy() {
    cmake --preset asan >/dev/null
    cmake --build --preset asan --target model_autogen views_autogen rheograph_autogen >/dev/null
    git ls-files 'app/*.cpp' 'model/*.cpp' 'views/*.cpp' | xargs -P2 -n4 clang-tidy-19 -p build/asan --quiet
}

steps=("$@")
[ ${#steps[@]} -gt 0 ] || { install_packages packaging/packages-run.txt packaging/packages-check.txt; steps=(style build test); }
for step in "${steps[@]}"; do
    echo "== $step"
    SECONDS=0
    "$step"
    echo "== $step: ${SECONDS} s"
done
