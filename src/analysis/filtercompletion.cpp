// SPDX-License-Identifier: GPL-3.0-or-later
#include "filtercompletion.h"

#include "filterlexer.h"

namespace sw {

namespace {

/// Is the place inside quotes or a pattern, where everything is plain text?
bool insideLiteral(QStringView before)
{
    QChar closing;
    bool termBegins = true;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const QChar c = before[i];
        if (!closing.isNull()) {
            if (c == u'\\')
                ++i;
            else if (c == closing)
                closing = QChar();
            continue;
        }
        if (c == u'"' || (c == u'/' && termBegins))
            closing = c;
        termBegins = c.isSpace() || c == u'(';
    }
    return !closing.isNull();
}

QString asValue(const QString &value)
{
    if (!value.contains(u' ') && !value.contains(u'"') && !value.contains(u')'))
        return value;
    QString quoted = value;
    quoted.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    return u'"' + quoted + u'"';
}

} // namespace

FilterCompletion completeFilter(const QString &text, qsizetype cursor, const QStringList &endpoints)
{
    cursor = qBound(qsizetype(0), cursor, text.size());
    const QStringView before = QStringView(text).first(cursor);
    qsizetype begin = cursor;
    while (begin > 0 && !before[begin - 1].isSpace() && before[begin - 1] != u'(')
        --begin;
    FilterCompletion result{begin, cursor - begin, {}};
    if (insideLiteral(before))
        return result;
    const QStringView word = before.sliced(begin);
    const qsizetype colon = word.indexOf(u':');
    if (colon > 0) {
        const auto field = filterFieldByName(word.first(colon));
        if (!field)
            return result;
        const QStringView typed = word.sliced(colon + 1);
        for (const QString &value : *field == FilterField::Endpoint ? endpoints : filterValues(*field)) {
            if (value.startsWith(typed, Qt::CaseInsensitive) && value.size() > typed.size())
                result.candidates.append(word.first(colon + 1).toString() + asValue(value));
        }
        return result;
    }
    const auto offer = [&](const QString &candidate) {
        if (candidate.startsWith(word, Qt::CaseInsensitive) && candidate.size() > word.size())
            result.candidates.append(candidate);
    };
    for (const FilterFieldEntry &entry : filterFields())
        offer(QString(entry.name) + (entry.ordered ? u'>' : u':'));
    const QStringView earlier = before.first(begin).trimmed();
    const qsizetype space = earlier.lastIndexOf(u' ');
    const bool expectsTerm = earlier.isEmpty() || earlier.endsWith(u'(')
        || filterWord(earlier.sliced(space + 1)) != FilterWord::None;
    if (!expectsTerm) {
        offer(QStringLiteral("and"));
        offer(QStringLiteral("or"));
    }
    offer(QStringLiteral("not"));
    return result;
}

} // namespace sw
