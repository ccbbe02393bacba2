#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes docs/images anew from the real window.
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --preset dev >/dev/null
cmake --build --preset dev --target pictures
QT_QPA_PLATFORM=offscreen build/dev/tests/gui/pictures docs/images
