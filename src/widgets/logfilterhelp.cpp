// SPDX-License-Identifier: GPL-3.0-or-later
#include "logfilterhelp.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include "filterwords.h"
#include "theme.h"

namespace sw {

namespace {

constexpr QSize firstSize(720, 560);

} // namespace

LogFilterHelp::LogFilterHelp(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_table(new QTableWidget(0, 2, this))
    , m_advice(new QLabel(this))
{
    setObjectName(QStringLiteral("logFilterHelp"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(firstSize);
    m_table->setObjectName(QStringLiteral("logFilterHelpTable"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_advice->setWordWrap(true);
    m_advice->setTextFormat(Qt::PlainText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_table, &QTableWidget::cellActivated, this,
            [this](int row) { Q_EMIT chosen(m_table->item(row, 0)->text()); });
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_advice);
    layout->addWidget(buttons);
    retranslate();
}

void LogFilterHelp::retranslate()
{
    setWindowTitle(tr("Filters of the log"));
    m_table->setAccessibleName(windowTitle());
    m_table->setHorizontalHeaderLabels({tr("Write"), tr("It finds")});
    m_advice->setText(
        tr("A double click or Enter puts an example into the filter line. Finding (Ctrl+F) reads the same language."));
    const std::vector<FilterWords::HelpRow> rows = FilterWords::help();
    m_table->setRowCount(int(rows.size()));
    for (size_t i = 0; i < rows.size(); ++i) {
        auto *example = new QTableWidgetItem(rows[i].example);
        example->setFont(m_theme.monospace());
        m_table->setItem(int(i), 0, example);
        m_table->setItem(int(i), 1, new QTableWidgetItem(rows[i].meaning));
    }
}

void LogFilterHelp::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw
