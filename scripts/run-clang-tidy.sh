#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs clang-tidy over the sources: scripts/run-clang-tidy.sh [FILE...] (no file: all of src). Needs clang-tidy, and a
# build folder for the commands and the generated headers; the dev preset is configured and built for it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build="${SW_TIDY_BUILD:-build/dev}"
if [ ! -f "$build/build.ninja" ]; then
    cmake --preset dev
fi
cmake -S . -B "$build" -DCMAKE_EXPORT_COMPILE_COMMANDS=ON >/dev/null
cmake --build "$build"

files=("$@")
if [ ${#files[@]} -eq 0 ]; then
    mapfile -t files < <(find src -name '*.cpp' | sort)
fi
# GCC's warnings that clang does not know would be reported as errors of their own.
printf '%s\0' "${files[@]}" |
    xargs -0 -n 1 -P "$(nproc)" clang-tidy -p "$build" --quiet --extra-arg=-Wno-unknown-warning-option
