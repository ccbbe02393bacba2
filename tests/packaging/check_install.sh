#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check_install.sh CMAKE BUILD_DIR desktop|headless: installs into an empty folder and checks what is there.
set -euo pipefail
cmake="$1"
build="$2"
kind="$3"

root="$(mktemp -d)"
trap 'rm -rf "$root"' EXIT
"$cmake" --install "$build" --prefix "$root" >/dev/null

wanted=(
    bin/socket-workbench-cli
    share/man/man1/socket-workbench-cli.1
    share/socket-workbench/lessons/echo.json
    share/socket-workbench/claims/claim-01-send-loses-nothing.json
    share/socket-workbench/lessons/scenario.schema.json
    share/socket-workbench/translations/socketworkbench_zh_CN.qm
)
if [ "$kind" = desktop ]; then
    wanted+=(
        bin/socket-workbench
        share/man/man1/socket-workbench.1
        share/applications/socket-workbench.desktop
        share/metainfo/org.socketworkbench.SocketWorkbench.metainfo.xml
        share/icons/hicolor/scalable/apps/socket-workbench.svg
        share/icons/hicolor/128x128/apps/socket-workbench.png
    )
fi
for file in "${wanted[@]}"; do
    [ -s "$root/$file" ] || { echo "not installed, or empty: $file"; exit 1; }
done

"$root/bin/socket-workbench-cli" --version | grep -q '[0-9]\.[0-9]' || { echo "--version says no version"; exit 1; }
"$root/bin/socket-workbench-cli" run "$root/share/socket-workbench/lessons/echo.json" >/dev/null

if [ "$kind" = desktop ]; then
    for package in libqt6svg6 qt6-translations-l10n; do
        grep -q "^set(CPACK_DEBIAN_PACKAGE_DEPENDS .*\b$package\b" "$build/CPackConfig.cmake" \
            || { echo "the Debian package does not depend on $package"; exit 1; }
    done
    desktop-file-validate "$root/share/applications/socket-workbench.desktop"
    appstreamcli validate --no-net "$root"/share/metainfo/*.xml
    QT_QPA_PLATFORM=offscreen "$root/bin/socket-workbench" --version | grep -q '[0-9]\.[0-9]'
fi
echo "${#wanted[@]} files where they belong"
