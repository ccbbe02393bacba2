// SPDX-License-Identifier: GPL-3.0-or-later
#include "byteorderwindow.h"

#include <algorithm>

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTableWidget>
#include <QVBoxLayout>

#include "settings.h"
#include "styleproperty.h"
#include "theme.h"

namespace sw {

namespace {

constexpr QSize firstSize(940, 600);
constexpr int mostNumber = 24;
constexpr int mostAddress = 256;

QLabel *note(QWidget *parent, const char *name)
{
    auto *made = new QLabel(parent);
    made->setObjectName(QLatin1StringView(name));
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    made->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return made;
}

QHBoxLayout *line(std::initializer_list<QWidget *> widgets)
{
    auto *made = new QHBoxLayout;
    for (QWidget *one : widgets)
        made->addWidget(one);
    made->addStretch();
    return made;
}

} // namespace

ByteOrderWindow::ByteOrderWindow(ToolCaller &calls, const Theme &theme, Settings &settings, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_calls(calls)
    , m_theme(theme)
    , m_settings(settings)
{
    setObjectName(QStringLiteral("byteOrderWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(firstSize);
    build();
    restoreState();
    retranslate();
    connect(&m_theme, &Theme::changed, this, &ByteOrderWindow::retranslate);
}

ByteOrderWindow::~ByteOrderWindow()
{
    saveState();
}

QLineEdit *ByteOrderWindow::field(const char *name, int most, QLabel *&label)
{
    auto *made = new QLineEdit(this);
    made->setObjectName(QLatin1StringView(name));
    made->setMaxLength(most);
    made->setMinimumWidth(fontMetrics().averageCharWidth() * 34);
    setStyleProperty(made, "mono", true);
    label = new QLabel(this);
    label->setBuddy(made);
    return made;
}

QTableWidget *ByteOrderWindow::table(const char *name)
{
    auto *made = new QTableWidget(this);
    made->setObjectName(QLatin1StringView(name));
    made->setEditTriggers(QAbstractItemView::NoEditTriggers);
    made->setTabKeyNavigation(false);
    made->verticalHeader()->hide();
    made->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    made->verticalHeader()->setMinimumSectionSize(fontMetrics().height() + 4);
    made->horizontalHeader()->setMinimumSectionSize(16);
    made->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return made;
}

QPushButton *ByteOrderWindow::callButton(const char *name)
{
    auto *made = new QPushButton(this);
    made->setObjectName(QLatin1StringView(name));
    return made;
}

QWidget *ByteOrderWindow::buildNumber()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    m_number = field("byteNumber", mostNumber, m_numberLabel);
    m_bits = new QComboBox(page);
    m_bits->setObjectName(QStringLiteral("byteBits"));
    m_bits->addItems({QString(), QString()});
    m_numberNote = note(page, "byteNumberNote");
    // Room for the warning from the start, so that nothing jumps when a number does not fit.
    m_numberNote->setMinimumHeight(3 * fontMetrics().lineSpacing());
    m_bytesTable = table("byteBytesTable");
    m_bitsTable = table("byteBitsTable");
    m_bitsTable->horizontalHeader()->hide();
    // The window is never narrower than the bits are.
    page->setMinimumWidth(32 * (fontMetrics().horizontalAdvance(QStringLiteral("00")) + 8)
                          + fontMetrics().averageCharWidth() * 24);
    m_conversions = table("byteConversions");
    m_numberCalls = callButton("byteNumberCalls");
    m_numberOutcome = note(page, "byteNumberOutcome");
    column->addLayout(line({m_numberLabel, m_number, m_bits}));
    column->addWidget(m_numberNote);
    for (QTableWidget *one : {m_bytesTable, m_bitsTable, m_conversions}) {
        one->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        one->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        column->addWidget(one, 0, Qt::AlignLeft);
    }
    column->addLayout(line({m_numberCalls}));
    column->addWidget(m_numberOutcome);
    column->addStretch();
    connect(m_number, &QLineEdit::textChanged, this, &ByteOrderWindow::showNumber);
    connect(m_number, &QLineEdit::returnPressed, this, &ByteOrderWindow::callNumber);
    connect(m_bits, &QComboBox::currentIndexChanged, this, &ByteOrderWindow::showNumber);
    connect(m_numberCalls, &QPushButton::clicked, this, &ByteOrderWindow::callNumber);
    return page;
}

QWidget *ByteOrderWindow::buildAddress()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    m_address = field("byteAddress", mostAddress, m_addressLabel);
    m_addressTable = table("byteAddressTable");
    m_addressNote = note(page, "byteAddressNote");
    m_addressCalls = callButton("byteAddressCalls");
    m_addressOutcome = note(page, "byteAddressOutcome");
    column->addLayout(line({m_addressLabel, m_address, m_addressCalls}));
    column->addWidget(m_addressTable);
    column->addWidget(m_addressNote);
    column->addWidget(m_addressOutcome);
    column->addStretch();
    connect(m_address, &QLineEdit::textChanged, this, &ByteOrderWindow::showAddress);
    connect(m_address, &QLineEdit::returnPressed, this, &ByteOrderWindow::callAddress);
    connect(m_addressCalls, &QPushButton::clicked, this, &ByteOrderWindow::callAddress);
    return page;
}

QWidget *ByteOrderWindow::buildStructure()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    m_structure = field("byteStructure", mostAddress, m_structureLabel);
    m_structureTable = table("byteStructureTable");
    m_structureNote = note(page, "byteStructureNote");
    column->addLayout(line({m_structureLabel, m_structure}));
    column->addWidget(m_structureTable);
    column->addWidget(m_structureNote);
    column->addStretch();
    connect(m_structure, &QLineEdit::textChanged, this, &ByteOrderWindow::showStructure);
    return page;
}

void ByteOrderWindow::build()
{
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("byteTabs"));
    m_tabs->setDocumentMode(true);
    for (QWidget *page : {buildNumber(), buildAddress(), buildStructure()})
        m_tabs->addTab(page, QString());
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(8, 8, 8, 8);
    all->addWidget(m_tabs);
    auto *leave = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(leave, &QShortcut::activated, this, &QWidget::close);
}

void ByteOrderWindow::fill(QTableWidget *table, const QStringList &heads, const QList<Cells> &rows)
{
    table->clear();
    table->clearSpans();
    table->setColumnCount(static_cast<int>(heads.size()));
    table->setRowCount(static_cast<int>(rows.size()));
    table->setHorizontalHeaderLabels(heads);
    for (int row = 0; row < rows.size(); ++row) {
        for (int column = 0; column < rows.at(row).size(); ++column) {
            auto *item = new QTableWidgetItem(rows.at(row).at(column));
            item->setFont(m_theme.monospace());
            table->setItem(row, column, item);
        }
    }
    table->horizontalHeader()->setStretchLastSection(false); // or the last one keeps the width of its contents
    table->resizeColumnsToContents();
    table->horizontalHeader()->setStretchLastSection(true);
    // As high as its rows: a table that is no list needs no empty space and no scroll bar.
    const bool headless = table->horizontalHeader()->isHidden();
    int height = (headless ? 0 : table->horizontalHeader()->sizeHint().height()) + 2 * table->frameWidth() + 2;
    for (int row = 0; row < table->rowCount(); ++row)
        height += table->rowHeight(row);
    table->setFixedHeight(height);
}

void ByteOrderWindow::fitWidth(QTableWidget *table)
{
    // As wide as its columns: the last one is no wider than what stands in it.
    table->setVisible(table->rowCount() > 0);
    table->horizontalHeader()->setStretchLastSection(false);
    int width = 2 * table->frameWidth() - 1; // the frame is the last line of the grid
    for (int column = 0; column < table->columnCount(); ++column)
        width += table->columnWidth(column);
    table->setFixedWidth(std::max(0, width));
}

void ByteOrderWindow::restoreState()
{
    const QJsonObject state = m_settings.object(Setting::ByteWindow);
    const auto text = [&state](const char *key, const QString &otherwise, int most) {
        return state.value(QLatin1StringView(key)).toString(otherwise).left(most);
    };
    restoreGeometry(QByteArray::fromBase64(text("geometry", {}, mostAddress * 64).toLatin1()));
    m_number->setText(text("number", QStringLiteral("80"), mostNumber));
    m_bits->setCurrentIndex(state.value(QLatin1StringView("bits")).toInt(16) == 32 ? 1 : 0);
    m_address->setText(text("address", QStringLiteral("127.1"), mostAddress));
    m_structure->setText(text("structure", QStringLiteral("127.0.0.1:80"), mostAddress));
    m_tabs->setCurrentIndex(qBound(0, state.value(QLatin1StringView("tab")).toInt(), m_tabs->count() - 1));
}

void ByteOrderWindow::saveState() const
{
    m_settings.setObject(Setting::ByteWindow,
                         {{QStringLiteral("number"), m_number->text()},
                          {QStringLiteral("bits"), m_bits->currentIndex() == 1 ? 32 : 16},
                          {QStringLiteral("address"), m_address->text()},
                          {QStringLiteral("structure"), m_structure->text()},
                          {QStringLiteral("tab"), m_tabs->currentIndex()},
                          {QStringLiteral("geometry"), QString::fromLatin1(saveGeometry().toBase64())}});
}

void ByteOrderWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_tabs)
        retranslate();
}

} // namespace sw
