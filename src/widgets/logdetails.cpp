// SPDX-License-Identifier: GPL-3.0-or-later
#include "logdetails.h"

#include <QEvent>
#include <QLocale>
#include <QPlainTextEdit>

#include "calltext.h"
#include "datagramdetails.h"
#include "errnowording.h"
#include "hexview.h"
#include "icmpdetails.h"
#include "logformat.h"
#include "logresult.h"
#include "noticewording.h"
#include "printable.h"
#include "tlswording.h"

namespace sw {

namespace {

constexpr int selectionRows = 100'000; ///< looked at for a dump: a selection may be ten million

} // namespace

LogDetails::LogDetails(const Journal &journal, const Theme &theme, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_journal(journal)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("logDetails"));
    setChildrenCollapsible(false);
}

void LogDetails::furnish()
{
    if (m_facts)
        return;
    m_facts = new QPlainTextEdit(this);
    m_hex = new HexView(m_theme, this);
    m_hex->setEncoding(m_encoding);
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
    if (!number && !m_facts)
        return;
    furnish();
    const auto row = number ? m_journal.row(*number) : std::nullopt;
    showHex(row ? row->bytes().toByteArray() : QByteArray());
    if (row)
        m_facts->setPlainText(factsOf(*row));
    else
        m_facts->setPlainText(number ? tr("This row is no longer in the log.") : QString());
}

void LogDetails::showBytes(const QString &facts, const QByteArray &bytes)
{
    furnish();
    m_number.reset();
    m_facts->setPlainText(facts);
    showHex(bytes);
}

void LogDetails::showHex(const QByteArray &bytes)
{
    m_hex->setVisible(!bytes.isEmpty());
    // A part that was hidden when the window was laid out has got no width.
    if (!bytes.isEmpty() && sizes().last() == 0)
        setSizes({width() / 2, width() / 2});
    m_hex->setBytes(bytes);
}

void LogDetails::setEncoding(TextEncoding encoding)
{
    m_encoding = encoding;
    if (m_hex)
        m_hex->setEncoding(encoding);
}

void LogDetails::showRows(const LogRows &rows, const LogSelection &selection)
{
    furnish();
    m_number.reset();
    QByteArray bytes;
    qint64 count = 0;
    bool cut = false;
    for (const LogSelection::Range &range : selection.ranges()) {
        const qint64 end = rows.indexOf(range.last + 1);
        qint64 index = rows.indexOf(range.first);
        count += end - index;
        for (int looked = 0; index < end && !cut; ++index, ++looked) {
            const auto row = rows.row(index);
            if (!row)
                continue;
            const QByteArrayView more = row->bytes();
            const qsizetype room = selectionBytes - bytes.size();
            bytes += more.first(qMin(room, more.size()));
            cut = more.size() > room || looked >= selectionRows;
        }
    }
    const QLocale locale;
    QStringList lines{tr("%1 rows selected").arg(locale.toString(count))};
    if (cut)
        lines.append(
            tr("The dump shows the first %1 bytes of them. An export writes all.").arg(locale.toString(bytes.size())));
    else
        lines.append(tr("Bytes in them: %1, one row after the other").arg(locale.toString(bytes.size())));
    m_facts->setPlainText(lines.join(u'\n'));
    showHex(bytes);
}

QStringList LogDetails::failureOf(const JournalRow &row) const
{
    if (!row.failed())
        return {};
    const RowEntry &entry = row.entry();
    const int gai = row.side() ? row.side()->gaiError : 0;
    const SocketAddress address = row.side() ? row.side()->address : SocketAddress();
    const ErrnoText words = gai != 0
        ? gaiText(callName(entry.call), gai)
        : errnoText(callName(entry.call), entry.error, address, entry.has(RecordFlag::TimedOut));
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
    if (entry.call == Call::Starttls && record.value.isObject())
        lines << tlsReport(TlsResult::fromJson(record.value)) << QString();
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
    if (entry.qtError >= 0)
        lines.append(
            entry.error != 0
                ? tr("Qt's error: %1, as %2 of the system").arg(qtErrorName(entry.qtError), LogResult::errorName(row))
                : tr("Qt's error: %1; it has no errno of its own").arg(qtErrorName(entry.qtError)));
    lines << DatagramDetails::of(m_journal, row) << IcmpDetails::of(row);
    if (entry.layer == RecordLayer::QtSignal)
        lines.append(tr("A signal of Qt: it came from the event loop of that thread."));
    else if (entry.layer == RecordLayer::QtCall && entry.kind == RecordKind::Inner)
        lines.append(tr("A function of Qt, called on that thread."));
    else if (entry.kind == RecordKind::Inner)
        lines.append(tr("A kernel call inside a composite call."));
    return lines.join(u'\n');
}

void LogDetails::changeEvent(QEvent *event)
{
    QSplitter::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LogDetails::showEvent(QShowEvent *event)
{
    furnish();
    QSplitter::showEvent(event);
}

void LogDetails::retranslate()
{
    if (!m_facts)
        return;
    m_facts->setAccessibleName(tr("Details of the selected row"));
    m_facts->setPlaceholderText(tr("Select a row to see its call, its result and its bytes."));
    // Of several rows, and of a message, whoever showed them knows the words.
    if (m_number)
        showRow(m_number);
}

} // namespace sw
