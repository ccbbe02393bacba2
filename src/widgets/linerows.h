// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include <QTextBlock>

class QTextCursor;
class QTextDocument;

namespace sw {

/// From which column on a line of a text view shows the bytes of which row; goes with the line. Main thread.
class LineRows final : public QTextBlockUserData
{
public:
    static void add(QTextBlock line, int column, quint64 row);
    /// The rows of what the cursor has selected, or of the whole text; ascending, each once.
    [[nodiscard]] static std::vector<quint64> of(const QTextDocument &text, const QTextCursor &cursor);

private:
    std::vector<std::pair<int, quint64>> m_rows; ///< by column
};

} // namespace sw
