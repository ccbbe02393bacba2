// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruletemplate.h"

#include <algorithm>

#include <QRegularExpression>

namespace sw {

RuleTemplate::RuleTemplate(const RuleAction &action)
{
    m_source.text = action.text;
    m_source.form = action.hex ? PayloadForm::Hex : PayloadForm::Escapes;
    m_source.placeholders = PlaceholderScope::Reply;
    m_repeats = repeats();
    MessageSource once = m_source;
    for (auto one = m_repeats.rbegin(); one != m_repeats.rend(); ++one)
        once.text.replace(one->position, one->size, one->text);
    m_template = MessageTemplate(once);
}

std::vector<RuleTemplate::Repeat> RuleTemplate::repeats() const
{
    static const QRegularExpression form(
        QStringLiteral("(?<!\\$)\\$\\{repeat:(\\d{1,6})\\.\\.(\\d{1,6})(?:/(\\d{1,4}))?:([^{}]*)\\}"));
    std::vector<Repeat> found;
    auto matches = form.globalMatch(m_source.text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        Repeat one;
        one.position = match.capturedStart();
        one.size = match.capturedLength();
        one.from = match.capturedView(1).toInt();
        one.to = match.capturedView(2).toInt();
        one.share = match.hasCaptured(3) ? match.capturedView(3).toInt() : 1;
        one.text = match.captured(4);
        // A number has 1 to 4 bytes; what is none stays in the text, where it is an unknown placeholder.
        if (one.to >= one.from && one.to - one.from < 4 && one.share > 0)
            found.push_back(one);
    }
    return found;
}

std::optional<QString> RuleTemplate::repeated(QByteArrayView request) const
{
    QString text = m_source.text;
    for (auto one = m_repeats.rbegin(); one != m_repeats.rend(); ++one) {
        quint64 number = 0;
        for (qsizetype i = one->from; i <= one->to && i < request.size(); ++i)
            number = number << 8 | static_cast<quint8>(request[i]);
        const auto share = quint64(one->share);
        const quint64 times = (number + share - 1) / share;
        if (times > mostTimes || qsizetype(times) * one->text.size() > mostBytes)
            return std::nullopt;
        text.replace(one->position, one->size, one->text.repeated(qsizetype(times)));
    }
    return text;
}

PayloadResult RuleTemplate::expand(const PlaceholderContext &context) const
{
    const auto tooLong = [this] {
        const qsizetype place = m_repeats.empty() ? -1 : m_repeats.front().position;
        return PayloadResult{{}, PayloadError{PayloadError::Kind::TooLarge, place, 0}};
    };
    PayloadResult result;
    if (m_repeats.empty()) {
        result = m_template.expand(context);
    } else {
        const auto text = repeated(context.request);
        if (!text)
            return tooLong();
        MessageSource now = m_source;
        now.text = *text;
        result = MessageTemplate(now).expand(context);
    }
    return result.ok() && result.bytes.size() > mostBytes ? tooLong() : result;
}

} // namespace sw
