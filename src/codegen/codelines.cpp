// SPDX-License-Identifier: GPL-3.0-or-later
#include "codelines.h"

#include <QRegularExpression>

namespace sw {

void CodeLines::add(const QString &line)
{
    const QString space(4 * m_indent, u' ');
    for (const QString &one : line.split(u'\n')) {
        m_text += one.isEmpty() ? QStringLiteral("\n") : space + one + u'\n';
        m_rows.push_back(m_row);
    }
}

void CodeLines::append(const CodeLines &other)
{
    m_text += other.m_text;
    m_rows.insert(m_rows.end(), other.m_rows.begin(), other.m_rows.end());
}

QSet<QString> CodeLines::words() const
{
    static const QRegularExpression noWords(QStringLiteral("\"(?:[^\"\\\\]|\\\\.)*\"|/\\*.*?\\*/|//[^\n]*|# [^\n]*"),
                                            QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression word(QStringLiteral("[A-Za-z_][A-Za-z0-9_]*"));
    QSet<QString> found;
    const QString bare = QString(m_text).replace(noWords, QStringLiteral(" "));
    for (auto match = word.globalMatch(bare); match.hasNext();)
        found.insert(match.next().captured());
    return found;
}

CodeProgram CodeLines::program() const
{
    CodeProgram program;
    program.text = m_text;
    program.rowOfLine = m_rows;
    return program;
}

} // namespace sw
