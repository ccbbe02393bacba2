#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the Debian packages of the named lists that are missing: scripts/install-packages.sh build run test
# Does nothing, asks for nothing and needs no network where all of them are there.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

if [ $# -eq 0 ]; then
    echo "usage: $0 LIST... (lists: build, run, test)" >&2
    exit 2
fi

wanted=()
for list in "$@"; do
    file="$here/packages-$list.txt"
    if [ ! -f "$file" ]; then
        echo "$0: there is no list '$list' ($file)" >&2
        exit 2
    fi
    while read -r package _; do
        case "$package" in
            '' | '#'*) ;;
            *) wanted+=("$package") ;;
        esac
    done <"$file"
done

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is no Debian system: make sure that the counterparts of these packages are installed:" >&2
    printf '  %s\n' "${wanted[@]}" >&2
    exit 0
fi

missing=()
for package in "${wanted[@]}"; do
    status="$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)"
    if [ "$status" != installed ]; then
        missing+=("$package")
    fi
done
if [ ${#missing[@]} -eq 0 ]; then
    exit 0
fi

echo "Packages to install (for: $*): ${missing[*]}"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "They need root, and there is no sudo here. As root, run: apt-get install ${missing[*]}" >&2
        exit 1
    fi
    echo "sudo is asked for, to run apt-get update and apt-get install with these packages, and for nothing else."
    as_root=(sudo)
fi

apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -q "$@"
}
apt update
apt install -y --no-install-recommends "${missing[@]}"

# The tests start servers of their own; the services that the packages start are not wanted.
for service in nginx-light:nginx redis-server:redis-server mosquitto:mosquitto; do
    if [[ " ${missing[*]} " == *" ${service%%:*} "* ]] && [ -d /run/systemd/system ]; then
        echo "Turning off the service ${service##*:} that came with the package; the tests start their own."
        "${as_root[@]}" systemctl disable --now "${service##*:}.service"
    fi
done
