#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Formats the C++ sources by .clang-format. With --check it changes nothing and fails where something would change.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

mode=(-i)
case "${1:-}" in
    '') ;;
    --check) mode=(--dry-run --Werror) ;;
    *)
        echo "usage: $0 [--check]" >&2
        exit 2
        ;;
esac
find src tests -type f \( -name '*.cpp' -o -name '*.h' \) -print0 | xargs -0 -r clang-format --style=file "${mode[@]}"
