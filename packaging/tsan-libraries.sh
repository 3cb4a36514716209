#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# ThreadSanitizer sees no lock and no atomic of a library that was not built for it, and calls what such a library hands
# from one thread to another a race. Two libraries do that for us, QtCore and librdkafka. This builds both for it, from
# the distribution's source packages in the versions that are installed: the rest of Qt stays the distribution's.
# Some minutes, once per version: they are kept in ${XDG_CACHE_HOME:-~/.cache}/rheograph.
#
#   tsan-libraries.sh LINK   leaves LINK pointing to the folder that holds them
set -euo pipefail
[ $# = 1 ] || { sed -n '8s/^# *//p' "$0" >&2; exit 2; }
mkdir -p "$(dirname "$1")"
link=$(realpath -s "$1")
cd "$(dirname "$(readlink -f "$0")")/.."
source packaging/packages.sh
export LC_ALL=C.UTF-8

cache=${XDG_CACHE_HOME:-$HOME/.cache}/rheograph
work=$cache/tsan-build # always the same, so that ccache knows the files again

# The source package, with its version, that an installed package was built from: qt6-base=6.4.2+dfsg-10.
source_of() { dpkg-query -W -f '${source:Package}=${source:Version}' "$1"; }

# The system's package sources, as sources of source packages; the system's own configuration stays as it is.
private_apt() {
    local sourcelist sourceparts file
    eval "$(apt-config shell sourcelist Dir::Etc::sourcelist/f sourceparts Dir::Etc::sourceparts/d)"
    mkdir -p apt/parts apt/lists/partial apt/cache/archives/partial
    for file in "$sourcelist" "$sourceparts"/*.list "$sourceparts"/*.sources; do
        [ -e "$file" ] || continue
        sed 's/^Types:.*/Types: deb-src/; s/^deb[[:space:]]/deb-src /' "$file" >"apt/parts/$(basename "$file")"
    done
    cat >apt/apt.conf <<END
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$PWD/apt/parts";
Dir::State::lists "$PWD/apt/lists";
Dir::Cache "$PWD/apt/cache";
APT::Sandbox::User "root";
END
    # A source of others that has no source packages makes this fail; whether ours are found is told by the next step.
    APT_CONFIG=$PWD/apt/apt.conf apt-get update -qq || true
}

build_qtcore() { # SOURCE
    local libraries; libraries=lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH)
    # The child of QProcess shares its parent's memory where forkfd_pidfd is on, and the runtime of the sanitizer stops
    # at that. The folders are where the distribution's plugins lie. What belongs to other libraries of Qt is off.
    cmake -S "$1" -B qtcore -G Ninja -DCMAKE_BUILD_TYPE=None -DFEATURE_sanitize_thread=ON -DFEATURE_forkfd_pidfd=OFF \
        -DCMAKE_C_COMPILER=clang-19 -DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_C_FLAGS="$flags" \
        -DCMAKE_CXX_COMPILER=clang++-19 -DCMAKE_CXX_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_FLAGS="$flags" \
        -DQT_HOST_PATH=/usr -DQT_FORCE_FIND_TOOLS=ON -DBUILD_WITH_PCH=OFF -DFEATURE_relocatable=OFF \
        -DCMAKE_INSTALL_PREFIX=/usr -DINSTALL_LIBDIR="$libraries" -DINSTALL_ARCHDATADIR="$libraries/qt6" \
        -DFEATURE_glib=ON -DFEATURE_icu=ON -DFEATURE_zstd=ON -DFEATURE_system_doubleconversion=ON \
        -DFEATURE_system_pcre2=ON -DFEATURE_system_zlib=ON -DFEATURE_system_libb2=ON -DFEATURE_mimetype_database=OFF \
        -DFEATURE_gui=OFF -DFEATURE_network=OFF -DFEATURE_sql=OFF -DFEATURE_xml=OFF -DFEATURE_testlib=OFF \
        -DFEATURE_dbus=OFF -DFEATURE_concurrent=OFF
    cmake --build qtcore --target Core --parallel "$(nproc)"
    cp -P "qtcore/$libraries"/libQt6Core.so.* "$folder"
}

build_librdkafka() { # SOURCE
    # glibc's C11 threads are not seen by the sanitizer; without them the library calls those of POSIX.
    (cd "$1"; CC=clang-19 CXX=clang++-19 CFLAGS="$flags -fsanitize=thread" LDFLAGS=-fsanitize=thread \
        ./configure --disable-c11threads)
    make -C "$1/src" -j"$(nproc)" CC='ccache clang-19' librdkafka.so.1
    cp "$1/src/librdkafka.so.1" "$folder"
}

build() {
    local package
    private_apt
    for package in "$qt" "$kafka"; do
        APT_CONFIG=$PWD/apt/apt.conf apt-get source -qq --only-source "$package"
    done
    flags="-O1 -g1 -ffile-prefix-map=$PWD/="
    build_librdkafka librdkafka-*/
    build_qtcore qt6-base-*/
}

install_packages packaging/packages-run.txt packaging/packages-check.txt packaging/packages-tsan.txt
qt=$(source_of qt6-base-dev)
kafka=$(source_of librdkafka-dev)
key=$({ echo "$qt $kafka"; clang++-19 --version; cat packaging/tsan-libraries.sh; } | sha256sum | cut -c1-8)
folder=$cache/tsan-${qt/=/_}-${kafka/=/_}-$key
if [ ! -e "$folder/complete" ]; then
    mkdir -p "$folder"
    exec 9>"$cache/tsan-build.lock"
    flock 9
    if [ ! -e "$folder/complete" ]; then
        echo "Building $qt and $kafka for ThreadSanitizer once" >&2
        rm -rf "$work"
        mkdir -p "$work"
        trap 'tail -n 30 "$folder/log" >&2' ERR
        (cd "$work"; build) >"$folder/log" 2>&1
        rm -rf "$work"
        touch "$folder/complete"
    fi
    exec 9>&-
fi
ln -sfn "$folder" "$link"
