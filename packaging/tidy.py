#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# clang-tidy over app, model and views, with the flags that a configured build folder has for them:
#
#     tidy.py BUILD [FILE…]
#
# clang-tidy spends nine tenths of its time in the headers of Qt. So files are checked in batches that one source
# includes, and the headers are walked through once a batch. Where two files of a batch use a name for two things, the
# batch does not compile; then its halves are checked.
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

BATCH = 12
root = Path(__file__).resolve().parent.parent
build = Path(sys.argv[1]).resolve()
work = build / "tidy"


def files():
    if len(sys.argv) > 2:
        return sys.argv[2:]
    globs = ["app/*.cpp", "model/*.cpp", "views/*.cpp"]
    return subprocess.run(["git", "ls-files", *globs], cwd=root, check=True, text=True, stdout=subprocess.PIPE).stdout.split()


def flags():
    """The arguments of one file of app, model and views each; precompiled headers and sanitizers slow the check down."""
    found = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        folder = os.path.relpath(entry["file"], root).split("/")[0]
        if folder in ("app", "model", "views") and "_autogen" not in entry["file"]:
            line = re.sub(r"(-Winvalid-pch|-Xclang \S+|-fsanitize\S*|-fno-sanitize\S*|-o \S+|-c \S+)( |$)", "", entry["command"])
            found.setdefault(folder, line[line.index("clang++-19"):])
    return found


def batches(names):
    """Neighbours, which are the likeliest to share a name, go to different batches."""
    for layer in ("app", "model", "views"):
        inside = [name for name in names if name.startswith(layer + "/")]
        count = -(-len(inside) // BATCH)
        for i in range(count):
            yield inside[i::count]


def check(batch, commands):
    """What clang-tidy said about the batch, empty if it found nothing."""
    here = work / re.sub(r"\W", "_", batch[0] + str(len(batch)))
    here.mkdir(parents=True, exist_ok=True)
    source = here / "batch.cpp"
    source.write_text("".join(f'#include "{root / name}"\n' for name in batch))
    command = f"{commands[batch[0].split('/')[0]]} -c {source}"
    (here / "compile_commands.json").write_text(json.dumps([{"directory": str(build), "command": command, "file": str(source)}]))
    run = subprocess.run(["clang-tidy-19", "-p", here, f"--config-file={root / '.clang-tidy'}", "--quiet",
                          "--checks=-bugprone-suspicious-include", source],
                         cwd=root, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if "clang-diagnostic-error" in run.stdout and len(batch) > 1:
        half = len(batch) // 2
        return check(batch[:half], commands) + check(batch[half:], commands)
    return run.stdout if run.returncode else ""


def main():
    names = files()
    commands = flags()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        findings = 0
        for said in pool.map(lambda batch: check(batch, commands), batches(names)):
            findings += bool(said)
            print(said, end="", flush=True)
    print(f"{len(names)} files checked, {'with findings' if findings else 'nothing found'}")
    return 1 if findings else 0


sys.exit(main())
