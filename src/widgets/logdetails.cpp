// SPDX-License-Identifier: GPL-3.0-or-later
#include "logdetails.h"

#include <QEvent>
#include <QLocale>
#include <QPlainTextEdit>

#include "calltext.h"
#include "datagramdetails.h"
#include "errnowording.h"
#include "hexview.h"
#include "logformat.h"
#include "logresult.h"
#include "noticewording.h"
#include "printable.h"

namespace sw {

LogDetails::LogDetails(const Journal &journal, const Theme &theme, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_journal(journal)
    , m_facts(new QPlainTextEdit(this))
    , m_hex(new HexView(theme, this))
{
    setObjectName(QStringLiteral("logDetails"));
    setChildrenCollapsible(false);
    m_facts->setObjectName(QStringLiteral("logFacts"));
    m_facts->setReadOnly(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_facts->setFrameShape(QFrame::NoFrame);
    addWidget(m_facts);
    addWidget(m_hex);
    setStretchFactor(0, 1);
    setStretchFactor(1, 1);
    retranslate();
}

void LogDetails::showRow(std::optional<quint64> number)
{
    m_number = number;
    const auto row = number ? m_journal.row(*number) : std::nullopt;
    const bool hasBytes = row && !row->bytes().isEmpty();
    m_hex->setVisible(hasBytes);
    // A part that was hidden when the window was laid out has got no width.
    if (hasBytes && sizes().last() == 0)
        setSizes({width() / 2, width() / 2});
    m_hex->setBytes(row ? row->bytes().toByteArray() : QByteArray());
    if (row)
        m_facts->setPlainText(factsOf(*row));
    else
        m_facts->setPlainText(number ? tr("This row is no longer in the log.") : QString());
}

QStringList LogDetails::failureOf(const JournalRow &row) const
{
    if (!row.failed())
        return {};
    const RowEntry &entry = row.entry();
    const int gai = row.side() ? row.side()->gaiError : 0;
    const ErrnoText words = gai != 0 ? gaiText(callName(entry.call), gai)
                                     : errnoText(callName(entry.call), entry.error);
    QStringList lines{QStringLiteral("%1 (%2)").arg(LogResult::errorName(row)).arg(gai != 0 ? gai : entry.error)};
    const QString hostError = hostErrorText(row.side() ? row.side()->hostError : 0);
    for (const QString &sentence : {words.meaning, words.advice, hostError}) {
        if (!sentence.isEmpty())
            lines.append(sentence);
    }
    return lines;
}

QString LogDetails::factsOf(const JournalRow &row) const
{
    const RowEntry &entry = row.entry();
    const CallRecord record = row.record();
    const bool notice = entry.kind == RecordKind::Notice;
    QStringList lines{notice ? printable(noticeText(record).toUtf8(), TextEncoding::Utf8) : straceLine(record)};
    lines << QString() << failureOf(row);
    if (row.failed())
        lines.append(QString());
    const QLocale locale;
    if (m_who && entry.endpoint != 0)
        lines.append(tr("Who: %1").arg(m_who(entry.endpoint, entry.connection).text));
    lines.append(tr("Row: %1").arg(locale.toString(row.number())));
    lines.append(tr("Began: %1").arg(logDateTime(m_journal.clock(), entry.beganNs)));
    if (!notice) {
        lines.append(tr("Took: %1 (%2 ns)").arg(logDuration(entry.tookNs), locale.toString(entry.tookNs)));
        lines.append(tr("Thread: %1").arg(entry.thread));
        if (entry.fd >= 0)
            lines.append(tr("File descriptor: %1, socket number of this session: %2").arg(entry.fd).arg(entry.socket));
    }
    if (entry.has(RecordFlag::Bytes))
        lines.append(
            tr("Bytes: %1 of %2 asked for").arg(locale.toString(entry.byteCount), locale.toString(entry.asked)));
    lines << DatagramDetails::of(m_journal, row);
    if (entry.kind == RecordKind::Inner)
        lines.append(tr("A kernel call inside a composite call."));
    return lines.join(u'\n');
}

void LogDetails::changeEvent(QEvent *event)
{
    QSplitter::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LogDetails::retranslate()
{
    m_facts->setAccessibleName(tr("Details of the selected row"));
    m_facts->setPlaceholderText(tr("Select a row to see its call, its result and its bytes."));
    showRow(m_number);
}

} // namespace sw
