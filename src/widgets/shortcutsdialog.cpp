// SPDX-License-Identifier: GPL-3.0-or-later
#include "shortcutsdialog.h"

#include <array>

#include <QDialogButtonBox>
#include <QEvent>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace sw {

namespace {

struct KeyRow
{
    const char *keys;
    const char *what;
};

constexpr auto keyRows = std::to_array<KeyRow>({
    {"F5", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Start the server or connect the client of the panel in use")},
    {"Shift+F5", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Stop the server or close the connection")},
    {"Ctrl+Enter", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Send what the composer shows")},
    {"Ctrl+T", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "New server")},
    {"Ctrl+Shift+T", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "New client")},
    {"Ctrl+W", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Close the tab in use")},
    {"Ctrl+F", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Find in the log")},
    {"F3, Shift+F3", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Find next, find previous")},
    {"Ctrl+G", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Go to a row or time of the log")},
    {"Ctrl+M", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Mark the row in use of the log")},
    {"F2, Shift+F2", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Next and previous marked row")},
    {"Ctrl+Space", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Offer what a filter can have at the cursor")},
    {"Ctrl+L", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Clear the log")},
    {"Ctrl+S", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Export the rows that the log shows")},
    {"Ctrl+C", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Copy the selected rows of the log")},
    {"End", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Follow the newest row of the log")},
    {"F7", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Show or hide the lessons")},
    {"F10", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Next step of the lesson")},
    {"F6", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Show or hide the messages that are kept")},
    {"F8", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Show or hide the options")},
    {"F9", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Show or hide the log and the other views")},
    {"Ctrl+Shift+L", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Show the ladder of calls")},
    {"Ctrl+Shift+B", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Show what was written above what was read")},
    {"Ctrl+Shift+Y", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Show where the bytes of a connection are")},
    {"Ctrl+Shift+U", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Show bytes and calls over time")},
    {"Ctrl+Shift+D", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Show the diagram of TCP states")},
    {"Ctrl+Shift+K", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Show the calls as a program")},
    {"+, −, 0", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Zoom in, out, to all of the ladder")},
    {"F11", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Presentation mode")},
    {"F1", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "This list")},
    {"Ctrl+Q", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Quit")},
});

constexpr int rowPadding = 5;
constexpr int leastChars = 86; ///< keys and what they do

} // namespace

ShortcutsDialog::ShortcutsDialog(QWidget *parent)
    : QDialog(parent)
    , m_table(new QTableWidget(static_cast<int>(keyRows.size()), 2, this))
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    m_table->setObjectName(QStringLiteral("shortcutsTable"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(fontMetrics().height());
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowPadding);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *all = new QVBoxLayout(this);
    all->addWidget(m_table);
    all->addWidget(buttons);
    retranslate();
    // All keys at once: a list that has to be scrolled is not looked through.
    const QMargins frame = all->contentsMargins();
    const int rows = m_table->rowCount() * m_table->verticalHeader()->defaultSectionSize();
    resize(fontMetrics().averageCharWidth() * leastChars,
           rows + m_table->horizontalHeader()->sizeHint().height() + 2 * m_table->frameWidth() + frame.top()
               + all->spacing() + buttons->sizeHint().height() + frame.bottom());
}

void ShortcutsDialog::retranslate()
{
    setWindowTitle(tr("Keyboard shortcuts"));
    m_table->setAccessibleName(windowTitle());
    m_table->setHorizontalHeaderLabels({tr("Keys"), tr("What they do")});
    for (size_t i = 0; i < keyRows.size(); ++i) {
        const int row = static_cast<int>(i);
        m_table->setItem(row, 0, new QTableWidgetItem(QString::fromUtf8(keyRows[i].keys)));
        m_table->setItem(row, 1, new QTableWidgetItem(tr(keyRows[i].what)));
    }
}

void ShortcutsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw
