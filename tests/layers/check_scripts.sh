#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks the project's shell scripts: check_scripts.sh SOURCE_DIR. They parse, shellcheck finds nothing, they can be run.
set -euo pipefail
cd "$1"

mapfile -t scripts < <({ printf '%s\n' run.sh test.sh .ci/run; find scripts tests -name '*.sh'; } | sort)
for script in "${scripts[@]}"; do
    bash -n "$script"
    [ -x "$script" ] || { echo "$script cannot be run"; exit 1; }
    head -n 1 "$script" | grep -qx '#!/usr/bin/env bash' || { echo "$script: first line"; exit 1; }
done
shellcheck "${scripts[@]}"

# Every list that the scripts name exists, and no package stands in it twice.
for list in build run test; do
    twice="$(grep -v '^#' "scripts/packages-$list.txt" | sort | uniq -d)"
    [ -z "$twice" ] || { echo "scripts/packages-$list.txt: twice: $twice"; exit 1; }
done

# What is wrong on the command line is said, and nothing is built for it.
for script in run.sh test.sh; do
    # Not through a pipe: grep -q leaves at the first line, and the script's next echo would meet a closed pipe.
    help="$("./$script" --help)"
    [[ "$help" == "usage: ./$script"* ]] || { echo "$script --help says no usage"; exit 1; }
done
if ./test.sh nonsense 2>/dev/null; then echo "test.sh takes a preset that does not exist"; exit 1; fi
if scripts/install-packages.sh nonsense 2>/dev/null; then echo "install-packages.sh takes a list that does not exist"; exit 1; fi
echo "${#scripts[@]} scripts"
