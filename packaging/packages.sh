# SPDX-License-Identifier: Apache-2.0
# Sourced by run.sh and check.sh: installs the Debian packages that a list names, if any of them is missing.

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "This needs root to install packages, and there is no sudo. Run as root: $*" >&2
        return 1
    fi
}

# install_packages LIST…: files with one package a line, # starts a comment.
install_packages() {
    local wanted missing=() package
    wanted=$(sed 's/#.*//' "$@")
    for package in $wanted; do
        dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] && return 0
    if ! command -v apt-get >/dev/null; then
        echo "This system has no apt-get. Install by hand, then run again: ${missing[*]}" >&2
        return 1
    fi
    echo "Installing ${#missing[@]} packages: ${missing[*]}" >&2
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
