// SPDX-License-Identifier: GPL-3.0-or-later
#include "textreporter.h"

#include "calltext.h"

namespace sw {

namespace {

QString orNothing(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("-") : text;
}

} // namespace

QString terminalText(const QString &text)
{
    QString safe;
    for (const QChar c : text)
        safe += c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ? QChar(u' ') : c;
    return safe;
}

void TextReporter::line(const QString &text)
{
    m_write(terminalText(text).toUtf8() + '\n');
}

QString TextReporter::column(const QString &actor) const
{
    return actor.leftJustified(m_width) + u' ';
}

void TextReporter::begin(const Scenario &scenario, qint64)
{
    m_id = scenario.id;
    m_width = 0;
    for (const ActorSpec &actor : scenario.actors)
        m_width = qMax(m_width, actor.id.size());
    const QString title = scenario.title.in(m_language);
    line(QStringLiteral("== ") + scenario.id + (title.isEmpty() ? QString() : QStringLiteral(": ") + title));
}

void TextReporter::unfinished(const PlayedCall &call)
{
    line(column(call.actor) + straceUnfinished(call.record));
}

void TextReporter::ended(const PlayedCall &call)
{
    if (call.record.call == Call::None && call.record.qtEvent == QtEvent::None) {
        line(column(call.actor) + call.call + QStringLiteral("() = ") + unsupportedText(call.record));
        return;
    }
    QString text = call.resumed ? straceResumed(call.record) : straceLine(call.record);
    if (call.of != 0)
        text.prepend(QStringLiteral("    "));
    line(column(call.actor) + text + QStringLiteral(" <")
         + QString::number(static_cast<double>(call.record.tookNs) / 1e9, 'f', 6) + u'>');
}

void TextReporter::judged(int step, const Judgement &judgement)
{
    if (!judgement.ok) {
        line(QStringLiteral("!! step %1: %2: wanted ").arg(step).arg(judgement.what) + orNothing(judgement.wanted)
             + QStringLiteral(", got ") + orNothing(judgement.got));
    }
}

void TextReporter::skipped(int step, QLatin1StringView reason)
{
    line(QStringLiteral("-- step %1 skipped: ").arg(step) + reason);
}

void TextReporter::said(const LocalText &text)
{
    for (const QString &one : text.in(m_language).split(u'\n'))
        line(QStringLiteral("# ") + one);
}

void TextReporter::end(const RunTotals &totals)
{
    line(QStringLiteral("== %1: exit %2, calls %3, expectations %4, failed %5, skipped %6")
             .arg(m_id)
             .arg(totals.exitCode)
             .arg(totals.calls)
             .arg(totals.expectations)
             .arg(totals.failed)
             .arg(totals.skipped));
}

} // namespace sw
