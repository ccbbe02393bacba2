#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds one preset and runs its tests: ./test.sh [dev|asan|tsan|headless] [arguments of ctest]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

preset=dev
case "${1:-}" in
    dev | asan | tsan | headless)
        preset="$1"
        shift
        ;;
    -h | --help)
        echo "usage: ./test.sh [dev|asan|tsan|headless] [arguments of ctest, such as -R NAME or -L LABEL]"
        exit 0
        ;;
    '' | -*) ;;
    *)
        echo "test.sh: no preset '$1' with tests; there are dev, asan, tsan and headless" >&2
        exit 2
        ;;
esac

scripts/install-packages.sh build run test
cmake --preset "$preset"
cmake --build --preset "$preset"

# The words of the tools, and a terminal's language, must not change what the tests read.
export LC_ALL=C.UTF-8
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1:strict_string_checks=1:check_initialization_order=1}"
export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1:halt_on_error=1}"
export TSAN_OPTIONS="${TSAN_OPTIONS:-suppressions=$PWD/tests/tsan.supp:halt_on_error=0:exitcode=66:second_deadlock_stack=1}"

# The sanitizers of GCC 12 place their shadow memory where a kernel that randomises addresses by more than
# 28 bits may put a library; without the randomising they start every time.
launch=()
if [ "$preset" = asan ] || [ "$preset" = tsan ]; then
    bits="$(cat /proc/sys/vm/mmap_rnd_bits 2>/dev/null || echo 28)"
    if [ "$bits" -gt 28 ] && setarch "$(uname -m)" -R true 2>/dev/null; then
        launch=(setarch "$(uname -m)" -R)
    fi
fi

# Quoted like this, an empty list is no argument.
"${launch[@]}" ctest --preset "$preset" --parallel "${SW_TEST_JOBS:-2}" "$@"
