// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>

#include "codeprogram.h"

namespace sw {

/// Lines of a program as they are written, each with the row that it stands for. Any thread, one at a time.
class CodeLines final
{
public:
    void add(const QString &line = {}); ///< at the indentation in force; may hold several lines
    void indent() { ++m_indent; }
    void outdent() { --m_indent; }
    void setRow(qint64 row) { m_row = row; } ///< of the lines that follow
    void append(const CodeLines &other);

    [[nodiscard]] QString text() const { return m_text; }
    /// The words of the program itself: what stands in its literals and comments does not count.
    [[nodiscard]] QSet<QString> words() const;
    [[nodiscard]] CodeProgram program() const;

private:
    QString m_text;
    std::vector<qint64> m_rows;
    qint64 m_row = CodeProgram::noRow;
    int m_indent = 0;
};

} // namespace sw
