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

constexpr std::array<KeyRow, 17> keyRows{{
    {"F5", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Start the server or connect the client of the panel in use")},
    {"Shift+F5", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Stop the server or close the connection")},
    {"Ctrl+Enter", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Send what the composer shows")},
    {"Ctrl+T", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "New server")},
    {"Ctrl+Shift+T", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "New client")},
    {"Ctrl+W", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Close the tab in use")},
    {"Ctrl+F", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Find in the log")},
    {"F3, Shift+F3", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Find next, find previous")},
    {"Ctrl+L", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Clear the log")},
    {"Ctrl+S", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Save the log as text")},
    {"Ctrl+C", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Copy the selected rows of the log")},
    {"End", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Follow the newest row of the log")},
    {"F9", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Show or hide the log")},
    {"F10", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Show or hide the options")},
    {"F11", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Presentation mode")},
    {"F1", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "This list")},
    {"Ctrl+Q", QT_TRANSLATE_NOOP("sw::ShortcutsDialog", "Quit")},
}};

constexpr QSize firstSize(520, 520);

} // namespace

ShortcutsDialog::ShortcutsDialog(QWidget *parent)
    : QDialog(parent)
    , m_table(new QTableWidget(static_cast<int>(keyRows.size()), 2, this))
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    resize(firstSize);
    m_table->setObjectName(QStringLiteral("shortcutsTable"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *all = new QVBoxLayout(this);
    all->addWidget(m_table);
    all->addWidget(buttons);
    retranslate();
}

void ShortcutsDialog::retranslate()
{
    setWindowTitle(tr("Keyboard shortcuts"));
    m_table->setAccessibleName(windowTitle());
    m_table->setHorizontalHeaderLabels({tr("Keys"), tr("What they do")});
    for (size_t i = 0; i < keyRows.size(); ++i) {
        const int row = static_cast<int>(i);
        m_table->setItem(row, 0, new QTableWidgetItem(QString::fromLatin1(keyRows[i].keys)));
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
