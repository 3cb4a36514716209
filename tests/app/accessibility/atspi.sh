#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# atspi.sh PROGRAM: runs atspi.py with a display, a session bus and a home of its own, all gone afterwards.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
for needed in Xvfb dbus-run-session /usr/bin/python3; do
    command -v "$needed" >/dev/null || { echo "$needed is missing: packaging/packages-check.txt names what to install." >&2; exit 1; }
done
home=$(mktemp -d)
display_pipe=$home/display
mkfifo "$display_pipe"
Xvfb -noreset -displayfd 3 -screen 0 1440x900x24 3>"$display_pipe" >/dev/null 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true; rm -rf "$home"' EXIT INT TERM
read -r number <"$display_pipe"
mkdir -m 700 "$home/run"
env -u WAYLAND_DISPLAY -u AT_SPI_BUS_ADDRESS DISPLAY=":$number" HOME="$home" XDG_CONFIG_HOME="$home/config" \
    XDG_DATA_HOME="$home/data" XDG_STATE_HOME="$home/state" XDG_RUNTIME_DIR="$home/run" QT_QPA_PLATFORM=xcb \
    QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 NO_AT_BRIDGE=0 LC_ALL=C.UTF-8 \
    dbus-run-session -- /usr/bin/python3 -W ignore "$here/atspi.py" "$1" "$home/drawing.rheo"
