#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the benchmarks optimised and prints their figures, each with its ratio to the goal. Takes about a quarter of
# an hour on a machine that does nothing else; the real Kafka and its jars are those of tests/kafka.
#
#   bench.sh            all of them
#   bench.sh NAME…      only these: canvas layout history recording source tracelist window capture latency
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
source packaging/packages.sh
export LC_ALL=C.UTF-8

names=("$@")
[ ${#names[@]} -gt 0 ] || names=(canvas layout history recording source tracelist window capture latency)
install_packages packaging/packages-run.txt packaging/packages-check.txt
cmake --preset release >/dev/null
cmake --build --preset release --target "${names[@]/#/bench_}" | tail -n 1
for name in "${names[@]}"; do
    echo "== $name, load $(cut -d' ' -f1 /proc/loadavg)"
    case "$name" in
    window) xvfb-run -a -s '-screen 0 1920x1080x24' env QT_QPA_PLATFORM=xcb build/release/tests/bench/bench_window ;;
    *) QT_QPA_PLATFORM=offscreen "build/release/tests/bench/bench_$name" ;;
    esac
done
