// SPDX-License-Identifier: GPL-3.0-or-later
#include "nameresolutionwindow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QTableWidget>

#include "flowlayout.h"
#include "namefunctions.h"
#include "settings.h"
#include "socketconstants.h"
#include "styleproperty.h"
#include "theme.h"
#include "toolcaller.h"

namespace sw {

namespace {

constexpr QSize firstSize(860, 560);
constexpr int mostText = 4096; // longer than any name that a resolver takes

const std::array<SymbolTable, 3> hintTables{SymbolTable::Family, SymbolTable::Type, SymbolTable::Protocol};
const std::array<const char *, 3> hintNames{"nameFamily", "nameType", "nameProtocol"};

QStringList choicesOf(SymbolTable table)
{
    switch (table) {
    case SymbolTable::Family:
        return {QStringLiteral("AF_INET"), QStringLiteral("AF_INET6"), QStringLiteral("AF_UNIX")};
    case SymbolTable::Type:
        return {QStringLiteral("SOCK_STREAM"), QStringLiteral("SOCK_DGRAM"), QStringLiteral("SOCK_RAW"),
                QStringLiteral("SOCK_SEQPACKET")};
    default:
        return {QStringLiteral("IPPROTO_TCP"),    QStringLiteral("IPPROTO_UDP"),  QStringLiteral("IPPROTO_ICMP"),
                QStringLiteral("IPPROTO_ICMPV6"), QStringLiteral("IPPROTO_SCTP"), QStringLiteral("IPPROTO_UDPLITE")};
    }
}

} // namespace

NameResolutionWindow::NameResolutionWindow(ToolCaller &calls, const Theme &theme, Settings &settings, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_calls(calls)
    , m_theme(theme)
    , m_settings(settings)
{
    setObjectName(QStringLiteral("nameResolutionWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(firstSize);
    build();
    retranslate();
    restoreState();
    showRunning(false);
}

NameResolutionWindow::~NameResolutionWindow()
{
    if (m_token != 0)
        m_calls.cancel(m_token);
    saveState();
}

void NameResolutionWindow::build()
{
    const auto field = [this](const char *name) {
        auto *made = new QLineEdit(this);
        made->setObjectName(QLatin1StringView(name));
        made->setMaxLength(mostText);
        setStyleProperty(made, "mono", true);
        connect(made, &QLineEdit::returnPressed, this, &NameResolutionWindow::lookUp);
        return made;
    };
    const auto button = [this](const char *name) {
        auto *made = new QPushButton(this);
        made->setObjectName(QLatin1StringView(name));
        return made;
    };
    m_functions = new QListWidget(this);
    m_functions->setObjectName(QStringLiteral("nameFunctions"));
    m_functions->setUniformItemSizes(true);
    for (const NameFunctionRow &one : nameFunctionRows())
        m_functions->addItem(callName(one.call));
    m_functions->setFixedWidth(m_functions->sizeHintForColumn(0) + 40);
    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("nameNote"));
    m_note->setWordWrap(true);
    m_firstLabel = new QLabel(this);
    m_secondLabel = new QLabel(this);
    m_first = field("nameHost");
    m_second = field("nameService");
    m_firstLabel->setBuddy(m_first);
    m_secondLabel->setBuddy(m_second);
    m_lookUp = button("nameLookUp");
    m_cancel = button("nameCancel");
    m_copy = button("nameCopy");
    buildResults();

    auto *fields = new QGridLayout;
    fields->addWidget(m_firstLabel, 0, 0);
    fields->addWidget(m_first, 0, 1);
    fields->addWidget(m_secondLabel, 0, 2);
    fields->addWidget(m_second, 0, 3);
    fields->setColumnStretch(1, 3);
    fields->setColumnStretch(3, 1);
    auto *actions = new QHBoxLayout;
    actions->addWidget(m_lookUp);
    actions->addWidget(m_cancel);
    actions->addStretch();
    actions->addWidget(m_copy);
    auto *call = new QHBoxLayout;
    call->addWidget(m_callLabel);
    call->addWidget(m_callText);
    auto *right = new QVBoxLayout;
    right->addWidget(m_note);
    right->addLayout(fields);
    right->addWidget(buildFlags());
    right->addLayout(actions);
    right->addLayout(call);
    right->addWidget(m_outcome);
    right->addWidget(m_results, 1);
    auto *all = new QHBoxLayout(this);
    all->setContentsMargins(8, 8, 8, 8);
    all->addWidget(m_functions);
    all->addLayout(right, 1);

    connect(m_functions, &QListWidget::currentRowChanged, this, &NameResolutionWindow::showFunction);
    connect(m_lookUp, &QPushButton::clicked, this, &NameResolutionWindow::lookUp);
    connect(m_cancel, &QPushButton::clicked, this, &NameResolutionWindow::cancel);
    connect(m_copy, &QPushButton::clicked, this, &NameResolutionWindow::copy);
    auto *leave = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(leave, &QShortcut::activated, this, [this] { m_token != 0 ? cancel() : static_cast<void>(close()); });
    auto *take = new QShortcut(QKeySequence(QKeySequence::Copy), m_results, nullptr, nullptr, Qt::WidgetShortcut);
    connect(take, &QShortcut::activated, this, &NameResolutionWindow::copy);
}

QWidget *NameResolutionWindow::buildFlags()
{
    auto *all = new QWidget(this);
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    m_hints = new QWidget(all);
    auto *row = new QHBoxLayout(m_hints);
    row->setContentsMargins(0, 0, 0, 0);
    for (std::size_t i = 0; i < hintTables.size(); ++i) {
        m_hintLabels[i] = new QLabel(m_hints);
        m_hintBoxes[i] = new QComboBox(m_hints);
        m_hintBoxes[i]->setObjectName(QLatin1StringView(hintNames[i]));
        m_hintBoxes[i]->addItem(QString());
        m_hintBoxes[i]->addItems(choicesOf(hintTables[i]));
        m_hintBoxes[i]->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        m_hintLabels[i]->setBuddy(m_hintBoxes[i]);
        row->addWidget(m_hintLabels[i]);
        row->addWidget(m_hintBoxes[i]);
    }
    row->addStretch();
    column->addWidget(m_hints);
    const auto flags = [this, all, column](SymbolTable table) {
        auto *made = new QWidget(all);
        auto *flow = new FlowLayout(made);
        flow->setContentsMargins(0, 0, 0, 0);
        for (const QString &name : symbolNames(table)) {
            auto *box = new QCheckBox(name, made);
            box->setObjectName(name);
            flow->addWidget(box);
            m_flagBoxes.append(box);
        }
        column->addWidget(made);
        return made;
    };
    m_addressFlags = flags(SymbolTable::AddressInfoFlag);
    m_nameFlags = flags(SymbolTable::NameInfoFlag);
    return all;
}

void NameResolutionWindow::buildResults()
{
    m_callLabel = new QLabel(this);
    m_callText = new QLineEdit(this);
    m_callText->setObjectName(QStringLiteral("nameCallText"));
    m_callText->setReadOnly(true);
    setStyleProperty(m_callText, "mono", true);
    m_callLabel->setBuddy(m_callText);
    m_outcome = new QLabel(this);
    m_outcome->setObjectName(QStringLiteral("nameOutcome"));
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->setWordWrap(true);
    m_outcome->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    // Three lines from the start, so that nothing jumps when an error is explained.
    m_outcome->setMinimumHeight(4 * fontMetrics().lineSpacing());
    m_outcome->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_results = new QTableWidget(this);
    m_results->setObjectName(QStringLiteral("nameResults"));
    m_results->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_results->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_results->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_results->horizontalHeader()->setStretchLastSection(true);
    m_results->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_results->setTabKeyNavigation(false);
}

void NameResolutionWindow::restoreState()
{
    const QJsonObject state = m_settings.object(Setting::NameWindow);
    const auto text = [&state](const char *key) { return state.value(QLatin1StringView(key)).toString(); };
    restoreGeometry(QByteArray::fromBase64(text("geometry").toLatin1()));
    m_first->setText(state.isEmpty() ? QStringLiteral("localhost") : text("host").left(mostText));
    m_second->setText(text("service").left(mostText));
    for (std::size_t i = 0; i < m_hintBoxes.size(); ++i)
        m_hintBoxes[i]->setCurrentIndex(qMax(0, m_hintBoxes[i]->findText(text(hintNames[i]))));
    const QStringList flags = text("flags").split(u'|');
    for (QCheckBox *box : m_flagBoxes)
        box->setChecked(flags.contains(box->text()));
    m_functions->setCurrentRow(qBound(0, state.value(QLatin1StringView("function")).toInt(), m_functions->count() - 1));
}

void NameResolutionWindow::saveState() const
{
    QStringList flags;
    for (const QCheckBox *box : m_flagBoxes) {
        if (box->isChecked())
            flags.append(box->text());
    }
    QJsonObject state{{QStringLiteral("function"), m_functions->currentRow()},
                      {QStringLiteral("host"), m_first->text()},
                      {QStringLiteral("service"), m_second->text()},
                      {QStringLiteral("flags"), flags.join(u'|')},
                      {QStringLiteral("geometry"), QString::fromLatin1(saveGeometry().toBase64())}};
    for (std::size_t i = 0; i < m_hintBoxes.size(); ++i) {
        if (m_hintBoxes[i]->currentIndex() > 0)
            state.insert(QLatin1StringView(hintNames[i]), m_hintBoxes[i]->currentText());
    }
    m_settings.setObject(Setting::NameWindow, state);
}

void NameResolutionWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_results)
        retranslate();
}

} // namespace sw
