// SPDX-License-Identifier: GPL-3.0-or-later
// What LogPanel writes to files.
#include "logpanel.h"

#include <array>

#include <QCoreApplication>
#include <QFileDialog>
#include <QLocale>

#include "logformat.h"
#include "logmessagebar.h"
#include "pcapngexport.h"
#include "rowformats.h"
#include "unitwords.h"

namespace sw {

namespace {

struct FormatEntry
{
    LogFileFormat format;
    const char *words; ///< name of the format
    const char *patterns;
    const char *suffix;
};

constexpr std::array<FormatEntry, 6> formats{{
    {LogFileFormat::Text, QT_TRANSLATE_NOOP("sw::LogPanel", "Text, as the log shows it"), "*.txt *.log", "txt"},
    {LogFileFormat::Csv, QT_TRANSLATE_NOOP("sw::LogPanel", "Table for spreadsheets"), "*.csv", "csv"},
    {LogFileFormat::JsonLines, QT_TRANSLATE_NOOP("sw::LogPanel", "JSON, one object a line"), "*.jsonl", "jsonl"},
    {LogFileFormat::Pcapng, QT_TRANSLATE_NOOP("sw::LogPanel", "Packets for Wireshark (pcapng)"), "*.pcapng", "pcapng"},
    {LogFileFormat::ReceivedBytes, QT_TRANSLATE_NOOP("sw::LogPanel", "Received bytes alone"), "*.bin", "bin"},
    {LogFileFormat::SentBytes, QT_TRANSLATE_NOOP("sw::LogPanel", "Sent bytes alone"), "*.bin", "bin"},
}};

} // namespace

void LogPanel::connectSaving()
{
    connect(&m_saver, &LogSaver::progress, m_messages, &LogMessageBar::setPercent);
    connect(&m_saver, &LogSaver::saved, this, [this](const QString &path, quint64 count, quint64 dropped) {
        const QLocale locale;
        QString text = tr("Saved %1 rows to %2").arg(locale.toString(count), path);
        if (dropped > 0)
            text = UnitWords::oneAfterOther(
                text,
                tr("(%1 rows were dropped from the log before they could be saved)").arg(locale.toString(dropped)));
        m_messages->showMessage(text);
    });
    connect(&m_saver, &LogSaver::failed, this, [this](const QString &path, const QString &reason) {
        m_messages->showMessage(tr("The log could not be saved to %1: %2").arg(path, reason), true);
    });
}

void LogPanel::askAndSave()
{
    auto *dialog = new QFileDialog(this, tr("Export the rows shown"));
    dialog->setObjectName(QStringLiteral("logSaveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const FormatEntry &entry : formats)
        filters.append(QStringLiteral("%1 (%2)").arg(tr(entry.words), QLatin1StringView(entry.patterns)));
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(QLatin1StringView(formats.front().suffix));
    const auto chosen = [filters](const QString &filter) {
        return formats[size_t(qMax(qsizetype(0), filters.indexOf(filter)))];
    };
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, chosen](const QString &filter) {
        dialog->setDefaultSuffix(QLatin1StringView(chosen(filter).suffix));
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, dialog, chosen](const QString &path) { saveTo(path, chosen(dialog->selectedNameFilter()).format); });
    dialog->open();
}

void LogPanel::saveTo(const QString &path, LogFileFormat format)
{
    const SessionClock &clock = m_journal.clock();
    ExportJob job;
    job.path = path;
    job.wanted = m_rows.chooser();
    const auto exported = [clock, who = m_who, encoding = m_cells.encoding(),
                           notes = m_cells.notes()](const JournalRow &row, auto &&use) {
        const RowEntry &entry = row.entry();
        const QString name = who && entry.endpoint != 0 ? who(entry.endpoint, entry.connection).text : QString();
        return use(ExportedRow{row, name, notes.note(row.number()), clock, encoding});
    };
    switch (format) {
    case LogFileFormat::Text:
        job.head = tr("Socket Workbench log; the session began %1").arg(logDateTime(clock, clock.zeroNs)).toUtf8()
            + "\n\n";
        // A copy: the view's own keeps changing while this is written.
        job.bytesOf = [cells = m_cells](const JournalRow &row) {
            return cells.wholeLine(row).toText().toUtf8() + '\n';
        };
        break;
    case LogFileFormat::Csv:
        job.head = csvHead();
        job.bytesOf = [exported](const JournalRow &row) { return exported(row, csvRow); };
        break;
    case LogFileFormat::JsonLines:
        job.bytesOf = [exported](const JournalRow &row) { return exported(row, jsonRow); };
        break;
    case LogFileFormat::Pcapng:
        writePcapng(job, clock,
                    (QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion()).toUtf8(),
                    m_journal.socketsBefore());
        break;
    case LogFileFormat::ReceivedBytes:
        job.bytesOf = [](const JournalRow &row) { return rawBytes(row, Direction::In); };
        break;
    case LogFileFormat::SentBytes:
        job.bytesOf = [](const JournalRow &row) { return rawBytes(row, Direction::Out); };
        break;
    }
    m_messages->showWork(tr("Saving to %1").arg(path), 0);
    m_saver.start(job);
}

} // namespace sw
