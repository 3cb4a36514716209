#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what the tests need beyond run.sh and runs all of them. A step that cannot run fails; nothing is skipped.
#
#   check.sh                what CI runs: style build test fuzz
#   check.sh STEP…          only these steps; beyond CI's: asan tsan tidy
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
    local log=build/$1.log
    mkdir -p build
    cmake --preset "$1" >"$log" 2>&1 && cmake --build --preset "$@" >>"$log" 2>&1 || { tail -n 100 "$log"; return 1; }
    tail -n 1 "$log"
}

build() { build_preset dev; }
test() { ctest --preset dev --no-tests=error -j3; }

asan() { build_preset asan && ctest --preset asan --no-tests=error -j2 -LE kafka; }

# A test may kill the program that it started, or look at nothing but what it wrote: the reports in the folder tell.
tsan() {
    packaging/tsan-libraries.sh build/tsan-libraries
    build_preset tsan --target threads
    rm -f build/tsan/races/*
    local code=0
    ctest --preset tsan --no-tests=error -j2 -L threads || code=$?
    ! cat build/tsan/races/* 2>/dev/null || return 1
    return $code
}

# One fuzz target, from its corpus. A find stays in the folder that is printed.
fuzz_one() {
    local scratch dict corpus
    scratch=$(mktemp -d)
    corpus=$(ls -d "tests/data/fuzz/$1" 2>/dev/null || true)
    dict=$(ls "tests/data/fuzz/$1.dict" 2>/dev/null || true)
    "build/asan/tests/fuzz/fuzz_$1" -runs="${RHEO_FUZZ_RUNS:-20000}" -max_len=4096 -timeout=20 -rss_limit_mb=1024 \
        ${dict:+-dict="$dict"} -artifact_prefix="$scratch/" -print_final_stats=1 "$scratch" $corpus \
        >"$scratch.log" 2>&1 || { tail -n 60 "$scratch.log"; echo "fuzz_$1 found something, see $scratch"; return 1; }
    grep -E 'DONE|INITED' "$scratch.log" | sed "s/^/fuzz_$1 /"
    rm -rf "$scratch" "$scratch.log"
}

fuzz() {
    build_preset asan --target fuzzers
    export -f fuzz_one
    printf '%s\n' rheo text headers rheorec picture mermaid | xargs -P2 -I{} bash -c 'set -euo pipefail; fuzz_one {}'
}

tidy() {
    cmake --preset asan >/dev/null
    packaging/tidy.py build/asan
}

steps=("$@")
[ ${#steps[@]} -gt 0 ] || { install_packages packaging/packages-run.txt packaging/packages-check.txt; steps=(style build test fuzz); }
for step in "${steps[@]}"; do
    echo "== $step"
    SECONDS=0
    "$step"
    echo "== $step: ${SECONDS} s"
done
