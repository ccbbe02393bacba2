#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Socket Workbench and starts it: ./run.sh [arguments of socket-workbench]
# Without a display it plays the echo lesson in the terminal and makes a picture of the window instead.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

case "${1:-}" in
    -h | --help)
        echo "usage: ./run.sh [arguments of socket-workbench]"
        echo "Installs what is missing (asks for sudo only if needed), builds the release preset and starts Socket Workbench."
        echo "Without a display it plays the echo lesson in the terminal and draws the window into build/echo-lesson.png."
        echo "What the program itself takes: ./run.sh -- --help"
        exit 0
        ;;
    --) shift ;;
esac

scripts/install-packages.sh build run
cmake --preset release
cmake --build --preset release

app=build/release/src/app/socket-workbench
cli=build/release/src/cli/socket-workbench-cli
lesson=resources/lessons/echo.json
picture=build/echo-lesson.png

if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ] || [ -n "${QT_QPA_PLATFORM:-}" ]; then
    exec "$app" "$@"
fi

echo
echo "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be opened."
echo "The echo lesson, played by $cli:"
echo
"$cli" run "$lesson"
echo
if [ -z "${XDG_RUNTIME_DIR:-}" ]; then
    install -d -m 700 build/runtime
    export XDG_RUNTIME_DIR="$PWD/build/runtime"
fi
QT_QPA_PLATFORM=offscreen "$app" --play "$lesson" --screenshot "$picture"
echo "The window after the same lesson, drawn without a display: $picture"
