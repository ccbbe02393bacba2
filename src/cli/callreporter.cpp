// SPDX-License-Identifier: GPL-3.0-or-later
#include "callreporter.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include "calltext.h"
#include "errnotable.h"
#include "errnowording.h"

namespace sw {

namespace {

/// Names come from outside: nothing in them may move the cursor of a terminal or begin a new line.
QByteArray lineOf(const QString &text)
{
    QString safe;
    for (const QChar c : text)
        safe += c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ? QChar(u' ') : c;
    return safe.toUtf8() + '\n';
}

} // namespace

void CallReporter::ended(const PlayedCall &call)
{
    const CallRecord &record = call.record;
    if (m_resultsOnly) {
        if (call.of == 0 && !record.failed())
            results(record);
    } else if (record.call == Call::None) {
        m_write(lineOf(call.call + QStringLiteral("() = ") + unsupportedText(call.record)));
    } else {
        m_write(lineOf((call.of != 0 ? QStringLiteral("    ") : QString()) + straceLine(record) + QStringLiteral(" <")
                       + QString::number(static_cast<double>(record.tookNs) / 1e9, 'f', 6) + u'>'));
    }
    if (call.of == 0 && record.failed() && !record.flags.testFlag(RecordFlag::Cancelled))
        explain(record);
}

void CallReporter::results(const CallRecord &record)
{
    if (record.value.isObject()) { // getnameinfo
        const QJsonObject names = record.value.toObject();
        m_write(lineOf(names.value(QStringLiteral("host")).toString() + u' '
                       + names.value(QStringLiteral("service")).toString()));
        return;
    }
    for (const QJsonValue &item : record.value.toArray()) {
        const QJsonObject one = item.toObject();
        QStringList columns;
        for (const char *key : {"family", "type", "protocol", "address", "canonname"}) {
            const QString text = one.value(QLatin1StringView(key)).toString();
            if (!text.isEmpty())
                columns.append(text);
        }
        m_write(lineOf(columns.join(u' ')));
    }
}

void CallReporter::explain(const CallRecord &record)
{
    const QLatin1StringView call = callName(record.call);
    const bool gai = record.gaiError != 0;
    const ErrnoText words = gai
        ? gaiText(call, record.gaiError)
        : errnoText(call, record.error, record.address, record.flags.testFlag(RecordFlag::TimedOut));
    const QString name = gai ? QString(gaiErrorName(record.gaiError)) : QString(errnoName(record.error));
    m_complain(lineOf(QCoreApplication::applicationName() + QStringLiteral(": ") + call + QStringLiteral(": ") + name
                      + QStringLiteral(": ") + words.meaning + u' ' + words.advice));
}

void CallReporter::judged(int, const Judgement &judgement)
{
    // A failed call is explained where it ended.
    const bool told = judgement.what == QLatin1StringView("errno") || judgement.what == QLatin1StringView("gai");
    if (!judgement.ok && !told) {
        m_complain(lineOf(QCoreApplication::applicationName() + QStringLiteral(": ") + judgement.what
                          + QStringLiteral(": ") + judgement.wanted + judgement.got));
    }
}

} // namespace sw
