// SPDX-License-Identifier: GPL-3.0-or-later
#include "checksumwindow.h"

#include <array>

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QShortcut>
#include <QSpinBox>
#include <QTableWidget>

#include "payloadparser.h"
#include "plaintooltip.h"
#include "styleproperty.h"
#include "theme.h"

namespace sw {

namespace {

constexpr QSize firstSize(860, 660);
constexpr int mostPlace = 1'000'000;
constexpr int linesTyped = 4;
constexpr int linesOfVerdict = 4;
constexpr int columns = 3;

template<typename Widget>
Widget *named(const char *name, QWidget *parent)
{
    auto *made = new Widget(parent);
    made->setObjectName(QLatin1StringView(name));
    return made;
}

QSpinBox *placeBox(const char *name, QWidget *parent)
{
    auto *box = named<QSpinBox>(name, parent);
    box->setRange(-mostPlace, mostPlace);
    box->setAccelerated(true);
    return box;
}

} // namespace

ChecksumWindow::ChecksumWindow(const Theme &theme, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("checksumWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(firstSize);
    build();
    connect(&m_theme, &Theme::changed, this, &ChecksumWindow::applyTheme);
    applyTheme();
    retranslate();
}

ChecksumWindow *ChecksumWindow::open(QWidget &near, const Theme &theme, const CopySource &source)
{
    QWidget *top = near.window();
    auto *window = top->findChild<ChecksumWindow *>(QString(), Qt::FindDirectChildrenOnly);
    if (!window)
        window = new ChecksumWindow(theme, top);
    window->setBytes(source);
    window->show();
    window->raise();
    window->activateWindow();
    return window;
}

QString ChecksumWindow::menuText()
{
    return tr("C&hecksums…");
}

void ChecksumWindow::nameAction(QAction *action)
{
    if (!action)
        return;
    action->setText(menuText());
    action->setToolTip(tr("All checksums of bytes by name, and which one stands in them"));
}

void ChecksumWindow::setSelection(std::function<CopySource()> selection)
{
    m_selection = std::move(selection);
    m_take->setVisible(bool(m_selection));
}

QLayout *ChecksumWindow::buildBytes()
{
    m_formLabel = new QLabel(this);
    m_form = named<QComboBox>("checksumForm", this);
    m_form->addItems({QString(), QString(), QString()});
    m_form->setCurrentIndex(int(PayloadForm::Hex));
    m_formLabel->setBuddy(m_form);
    m_take = named<QPushButton>("checksumTake", this);
    m_take->hide();
    m_size = named<QLabel>("checksumSize", this);
    m_edit = named<QPlainTextEdit>("checksumBytes", this);
    m_edit->setTabChangesFocus(true);
    m_edit->setLayoutDirection(Qt::LeftToRight);
    m_note = named<QLabel>("checksumNote", this);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    auto *line = new QHBoxLayout;
    line->addWidget(m_formLabel);
    line->addWidget(m_form);
    line->addWidget(m_size, 1);
    line->addWidget(m_take);
    auto *column = new QVBoxLayout;
    column->addLayout(line);
    column->addWidget(m_edit);
    column->addWidget(m_note);
    return column;
}

QLayout *ChecksumWindow::buildSums()
{
    m_fromLabel = new QLabel(this);
    m_from = placeBox("checksumFrom", this);
    m_fromLabel->setBuddy(m_from);
    m_toLabel = new QLabel(this);
    m_to = placeBox("checksumTo", this);
    m_to->setValue(-1);
    m_toLabel->setBuddy(m_to);
    m_filter = named<QLineEdit>("checksumFilter", this);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaxLength(64);
    m_copy = named<QPushButton>("checksumCopy", this);
    m_sums = named<QTableWidget>("checksumSums", this);
    m_sums->setColumnCount(columns);
    m_sums->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_sums->setSelectionMode(QAbstractItemView::SingleSelection);
    m_sums->setTabKeyNavigation(false);
    m_sums->setTextElideMode(Qt::ElideMiddle);
    m_sums->verticalHeader()->hide();
    m_sums->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_sums->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_sums->horizontalHeader()->setStretchLastSection(true);
    m_sums->horizontalHeader()->setHighlightSections(false);
    fillNames();
    auto *line = new QHBoxLayout;
    line->addWidget(m_fromLabel);
    line->addWidget(m_from);
    line->addWidget(m_toLabel);
    line->addWidget(m_to);
    line->addStretch(1);
    line->addWidget(m_filter, 1);
    line->addWidget(m_copy);
    auto *column = new QVBoxLayout;
    column->addLayout(line);
    column->addWidget(m_sums, 1);
    return column;
}

QLayout *ChecksumWindow::buildCheck()
{
    m_whereLabel = new QLabel(this);
    m_atEnd = named<QRadioButton>("checksumAtEnd", this);
    m_atEnd->setChecked(true);
    m_atPlace = named<QRadioButton>("checksumAtPlace", this);
    m_place = named<QSpinBox>("checksumPlace", this);
    m_place->setRange(0, mostPlace);
    m_which = named<QComboBox>("checksumWhich", this);
    m_which->addItem(QString());
    for (const ChecksumEntry &entry : checksums())
        m_which->addItem(entry.title, QString(entry.name));
    m_verdict = named<QPlainTextEdit>("checksumVerdict", this);
    m_verdict->setReadOnly(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_verdict->setTabChangesFocus(true);
    auto *line = new QHBoxLayout;
    line->addWidget(m_whereLabel);
    line->addWidget(m_which);
    line->addSpacing(8);
    line->addWidget(m_atEnd);
    line->addWidget(m_atPlace);
    line->addWidget(m_place);
    line->addStretch(1);
    auto *column = new QVBoxLayout;
    column->addLayout(line);
    column->addWidget(m_verdict);
    return column;
}

void ChecksumWindow::build()
{
    auto *all = new QVBoxLayout(this);
    all->setSpacing(10);
    all->addLayout(buildBytes());
    auto *sums = buildSums();
    all->addLayout(sums);
    all->setStretchFactor(sums, 1);
    all->addLayout(buildCheck());
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_taken.clear();
        read();
    });
    connect(m_form, &QComboBox::activated, this, &ChecksumWindow::chooseForm);
    connect(m_take, &QPushButton::clicked, this, [this] {
        if (m_selection)
            setBytes(m_selection());
    });
    for (QSpinBox *box : {m_from, m_to}) {
        connect(box, &QSpinBox::valueChanged, this, [this] {
            showSums();
            showCheck();
        });
    }
    connect(m_filter, &QLineEdit::textChanged, this, &ChecksumWindow::filterNames);
    connect(m_sums, &QTableWidget::currentCellChanged, this, &ChecksumWindow::showCopy);
    connect(m_copy, &QPushButton::clicked, this, &ChecksumWindow::copyCell);
    auto *copy = new QShortcut(QKeySequence::Copy, m_sums);
    copy->setContext(Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &ChecksumWindow::copyCell);
    connect(m_atEnd, &QRadioButton::toggled, this, &ChecksumWindow::showCheck);
    connect(m_place, &QSpinBox::valueChanged, this, &ChecksumWindow::showCheck);
    connect(m_which, &QComboBox::activated, this, &ChecksumWindow::showCheck);
    connect(new QShortcut(QKeySequence(Qt::Key_Escape), this), &QShortcut::activated, this, &QWidget::close);
}

void ChecksumWindow::fillNames()
{
    const auto entries = checksums();
    m_sums->setRowCount(static_cast<int>(entries.size()));
    for (size_t i = 0; i < entries.size(); ++i) {
        const int row = static_cast<int>(i);
        for (int column = 0; column < columns; ++column)
            m_sums->setItem(row, column, new QTableWidgetItem(column == 0 ? QString(entries[i].title) : QString()));
        // The bytes of a hash have one order, and need the room.
        if (entries[i].isHash())
            m_sums->setSpan(row, 1, 1, columns - 1);
    }
    m_sums->setCurrentCell(0, 1);
}

void ChecksumWindow::applyTheme()
{
    const QFont mono = m_theme.monospace();
    m_edit->setFont(mono);
    for (int row = 0; row < m_sums->rowCount(); ++row) {
        for (int column = 1; column < columns; ++column)
            m_sums->item(row, column)->setFont(mono);
    }
    const QFontMetrics metrics(mono);
    m_edit->setFixedHeight(linesTyped * metrics.lineSpacing() + 14);
    m_verdict->setFixedHeight(linesOfVerdict * m_verdict->fontMetrics().lineSpacing() + 14);
    m_sums->setColumnWidth(0, fontMetrics().averageCharWidth() * 30);
    m_sums->setColumnWidth(1, metrics.averageCharWidth() * 30);
}

void ChecksumWindow::retranslate()
{
    setWindowTitle(tr("Checksums"));
    m_formLabel->setText(tr("&Bytes as"));
    static constexpr std::array names{QT_TR_NOOP("text (UTF-8)"), QT_TR_NOOP("text with escapes"), QT_TR_NOOP("hex")};
    for (size_t i = 0; i < names.size(); ++i)
        m_form->setItemText(static_cast<int>(i), tr(names[i]));
    m_form->setAccessibleName(tr("How the bytes are written"));
    m_take->setText(tr("Take the &selection"));
    m_take->setToolTip(plainToolTip(tr("The bytes of the rows that are selected in the log")));
    m_edit->setAccessibleName(tr("Bytes"));
    m_edit->setPlaceholderText(tr("Type bytes here, or choose “Checksums…” in the menu of rows, data or a hex dump."));
    m_fromLabel->setText(tr("&Over bytes"));
    m_from->setAccessibleName(tr("First byte that the checksum covers"));
    m_from->setToolTip(plainToolTip(tr("0 is the first byte; -1 is the last one")));
    m_toLabel->setText(tr("to", "bytes 0 to -1"));
    m_to->setAccessibleName(tr("Last byte that the checksum covers"));
    m_to->setToolTip(plainToolTip(
        tr("-1 is the last byte. For the check below, places are counted in the bytes in front of the checksum.")));
    m_filter->setPlaceholderText(tr("Find a name, such as modbus"));
    m_filter->setAccessibleName(tr("Find a checksum by its name"));
    m_copy->setText(tr("&Copy"));
    m_sums->setAccessibleName(tr("Checksums of these bytes"));
    m_sums->setHorizontalHeaderLabels(
        {tr("Checksum"), tr("Highest byte first (big endian)"), tr("Lowest byte first (little endian)")});
    m_whereLabel->setText(tr("Check"));
    m_which->setItemText(0, tr("any of them"));
    m_which->setAccessibleName(tr("Which checksum is looked for"));
    m_atEnd->setText(tr("at the &end"));
    m_atEnd->setToolTip(
        plainToolTip(tr("The checksum is the last of these bytes, or stands in front of a line ending")));
    m_atPlace->setText(tr("at b&yte"));
    m_atPlace->setToolTip(plainToolTip(tr("The checksum begins at this byte; 0 is the first")));
    m_place->setAccessibleName(tr("First byte of the checksum"));
    m_verdict->setAccessibleName(tr("Which checksum is right"));
    read();
    showCopy();
}

void ChecksumWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_verdict)
        retranslate();
}

} // namespace sw
