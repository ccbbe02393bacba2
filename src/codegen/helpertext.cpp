// SPDX-License-Identifier: GPL-3.0-or-later
#include "helpertext.h"

#include <vector>

namespace sw {

CodeLines helpersFor(std::span<const HelperText> table, const CodeLines &body, bool tight)
{
    std::vector<const HelperText *> wanted;
    QSet<QString> seen = body.words();
    for (auto row = table.rbegin(); row != table.rend(); ++row) {
        if (!seen.contains(QLatin1StringView(row->name)))
            continue;
        wanted.push_back(&*row);
        CodeLines text;
        text.add(QLatin1StringView(row->text));
        seen.unite(text.words());
    }
    CodeLines lines;
    for (auto row = wanted.rbegin(); row != wanted.rend(); ++row) {
        lines.add(QLatin1StringView((*row)->text));
        if (!tight)
            lines.add();
    }
    return lines;
}

} // namespace sw
