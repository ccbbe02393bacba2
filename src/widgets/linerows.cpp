// SPDX-License-Identifier: GPL-3.0-or-later
#include "linerows.h"

#include <algorithm>

#include <QTextCursor>
#include <QTextDocument>

namespace sw {

void LineRows::add(QTextBlock line, int column, quint64 row)
{
    auto *rows = static_cast<LineRows *>(line.userData());
    if (!rows) {
        rows = new LineRows;
        line.setUserData(rows); // takes it over
    }
    rows->m_rows.emplace_back(column, row);
}

std::vector<quint64> LineRows::of(const QTextDocument &text, const QTextCursor &cursor)
{
    const int from = cursor.hasSelection() ? cursor.selectionStart() : 0;
    const int to = cursor.hasSelection() ? cursor.selectionEnd() : text.characterCount();
    std::vector<quint64> found;
    for (QTextBlock line = text.findBlock(from); line.isValid() && line.position() < to; line = line.next()) {
        const auto *rows = static_cast<const LineRows *>(line.userData());
        for (size_t i = 0; rows && i < rows->m_rows.size(); ++i) {
            const int begin = line.position() + rows->m_rows[i].first;
            const int end = i + 1 < rows->m_rows.size() ? line.position() + rows->m_rows[i + 1].first
                                                        : line.position() + line.length();
            if (begin < to && end > from)
                found.push_back(rows->m_rows[i].second);
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace sw
