// SPDX-License-Identifier: GPL-3.0-or-later
#include "payloadhighlighter.h"

#include <QRegularExpression>

#include "hexparser.h"
#include "theme.h"

namespace sw {

namespace {

constexpr qsizetype mostChars = 20000; // of one line: beyond that colour is not worth the time

} // namespace

PayloadHighlighter::PayloadHighlighter(const Theme &theme, QTextDocument *document)
    : QSyntaxHighlighter(document)
    , m_theme(theme)
{
    connect(&theme, &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
}

void PayloadHighlighter::setForm(PayloadForm form)
{
    if (form == m_form)
        return;
    m_form = form;
    rehighlight();
}

void PayloadHighlighter::highlightBlock(const QString &text)
{
    if (m_form == PayloadForm::Text || text.size() > mostChars)
        return;
    if (m_form == PayloadForm::Hex) {
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (hexDigit(text[i]) < 0)
                setFormat(static_cast<int>(i), 1, m_theme.color(ColorRole::MutedText));
        }
        return;
    }
    static const QRegularExpression escape(
        QStringLiteral("\\\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|u\\{[0-9A-Fa-f]+\\}|[0-7]{1,3}|.)"));
    auto matches = escape.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()),
                  m_theme.color(ColorRole::Accent));
    }
}

} // namespace sw
