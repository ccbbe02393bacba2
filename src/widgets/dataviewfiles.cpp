// SPDX-License-Identifier: GPL-3.0-or-later
// What DataView writes to files and to the clipboard.
#include "dataview.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QMenu>
#include <QPlainTextEdit>
#include <QToolButton>

#include "checksumwindow.h"
#include "copyrows.h"
#include "linerows.h"
#include "logmessagebar.h"
#include "rowformats.h"

namespace sw {

void DataView::buildSaving()
{
    auto *menu = new QMenu(m_save);
    static constexpr std::array<const char *, 3> names{"dataSaveReceived", "dataSaveSent", "dataSaveShown"};
    for (size_t i = 0; i < m_saveActions.size(); ++i) {
        m_saveActions[i] = menu->addAction(QString());
        m_saveActions[i]->setObjectName(QLatin1StringView(names[i]));
    }
    m_save->setMenu(menu);
    m_save->setPopupMode(QToolButton::InstantPopup);
}

void DataView::connectSaving()
{
    connect(m_saveActions[0], &QAction::triggered, this,
            [this] { ask(tr("Save the received bytes"), &DataView::saveReceived); });
    connect(m_saveActions[1], &QAction::triggered, this,
            [this] { ask(tr("Save the sent bytes"), &DataView::saveSent); });
    connect(m_saveActions[2], &QAction::triggered, this,
            [this] { ask(tr("Save both directions as text"), &DataView::saveShown); });
    connect(&m_saver, &LogSaver::saved, this,
            [this](const QString &path) { m_messages->showMessage(tr("Saved to %1").arg(path)); });
    connect(&m_saver, &LogSaver::failed, this, [this](const QString &path, const QString &reason) {
        m_messages->showMessage(tr("Could not save to %1: %2").arg(path, reason), true);
    });
    connect(&m_saver, &LogSaver::progress, m_messages, &LogMessageBar::setPercent);
    connect(m_messages, &LogMessageBar::cancelled, this, [this] {
        m_saver.cancel();
        m_messages->showMessage(tr("Saving was cancelled; no file was written."));
    });
}

void DataView::ask(const QString &title, void (DataView::*saveTo)(const QString &))
{
    auto *dialog = new QFileDialog(this, title);
    dialog->setObjectName(QStringLiteral("dataSaveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, saveTo);
    dialog->open();
}

void DataView::save(const QString &path, const std::function<QByteArray(const JournalRow &)> &bytesOf)
{
    m_messages->showWork(tr("Saving to %1").arg(path), 0);
    ExportJob job;
    job.path = path;
    job.wanted = [filter = m_filter](const JournalRow &row) { return filter.matches(row); };
    job.bytesOf = bytesOf;
    m_saver.start(job);
}

void DataView::saveReceived(const QString &path)
{
    save(path, [](const JournalRow &row) { return rawBytes(row, Direction::In); });
}

void DataView::saveSent(const QString &path)
{
    save(path, [](const JournalRow &row) { return rawBytes(row, Direction::Out); });
}

void DataView::saveShown(const QString &path)
{
    struct Turns
    {
        DataText text;
        Direction last = Direction::None;
    };
    // Shared by the copies of the function below; only the thread that writes looks at it.
    auto turns = std::make_shared<Turns>();
    turns->text = DataText(TextEncoding(m_encoding->currentData().toInt()), form());
    save(path, [turns, received = tr("received"), sent = tr("sent")](const JournalRow &row) {
        const Direction direction = traitsOf(row.entry().call).direction;
        const QByteArray bytes = rawBytes(row, direction);
        if (bytes.isEmpty())
            return QByteArray();
        QString text;
        if (direction != turns->last) {
            text = (turns->last == Direction::None ? QString() : QStringLiteral("\n"))
                + (direction == Direction::In ? QStringLiteral("▼ ") + received : QStringLiteral("▲ ") + sent)
                + QStringLiteral("\n");
            turns->last = direction;
        }
        return (text + turns->text.take(direction, bytes).text).toUtf8();
    });
}

CopySource DataView::copySource() const
{
    const auto encoding = TextEncoding(m_encoding->currentData().toInt());
    return copyrows::ofRows(m_journal, LineRows::of(*m_view->document(), m_view->textCursor()), encoding);
}

void DataView::openMenu(const QPoint &place)
{
    QMenu *menu = m_view->createStandardContextMenu(place);
    menu->setObjectName(QStringLiteral("dataMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSeparator();
    auto *copies = new CopyMenu([this] { return copySource(); }, menu);
    connect(copies, &CopyMenu::message, m_messages, [this](const QString &text) { m_messages->showMessage(text); });
    menu->addMenu(copies);
    QAction *sums = menu->addAction(ChecksumWindow::menuText());
    sums->setObjectName(QStringLiteral("dataChecksums"));
    connect(sums, &QAction::triggered, this, [this] { ChecksumWindow::open(*this, m_theme, copySource()); });
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

} // namespace sw
