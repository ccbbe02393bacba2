// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruleactionsbox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include "placeholders.h"
#include "rulewords.h"
#include "styleproperty.h"
#include "theme.h"

namespace sw {

namespace {

constexpr int rowsShown = 4;

QToolButton *button(const char *name, const QString &text, const QString &tip, QWidget *parent)
{
    auto *made = new QToolButton(parent);
    made->setObjectName(QLatin1StringView(name));
    made->setText(text);
    made->setToolTip(tip);
    made->setAccessibleName(tip);
    setStyleProperty(made, "outlined", true);
    return made;
}

} // namespace

RuleActionsBox::RuleActionsBox(const Theme &theme, bool datagrams, QWidget *parent)
    : QWidget(parent)
    , m_datagrams(datagrams)
{
    setObjectName(QStringLiteral("ruleActionsBox"));
    build(theme);
    showFields();
}

void RuleActionsBox::build(const Theme &theme)
{
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("ruleActions"));
    m_list->setAccessibleName(tr("Actions of the rule, in order"));
    m_list->setFont(theme.monospace());
    m_list->setFixedHeight(QFontMetrics(theme.monospace()).lineSpacing() * rowsShown + 10);
    m_add = button("ruleActionAdd", tr("Add"), tr("Add an action below the chosen one"), this);
    m_remove = button("ruleActionRemove", tr("Remove"), tr("Remove the chosen action"), this);
    m_up = button("ruleActionUp", tr("Up"), tr("Make the chosen action earlier"), this);
    m_down = button("ruleActionDown", tr("Down"), tr("Make the chosen action later"), this);
    m_what = new QComboBox(this);
    m_what->setObjectName(QStringLiteral("ruleActionWhat"));
    m_what->setAccessibleName(tr("What the chosen action does"));
    for (const RuleDo what : {RuleDo::Send, RuleDo::Delay, RuleDo::Close, RuleDo::Reset, RuleDo::Stop})
        m_what->addItem(RuleWords::action(what), int(what));
    m_nothing = new QLabel(tr("Does nothing here: datagrams have no connection."), this);
    m_nothing->setObjectName(QStringLiteral("ruleActionNothing"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_text = new QLineEdit(this);
    m_text->setObjectName(QStringLiteral("ruleActionText"));
    m_text->setAccessibleName(tr("Message to send"));
    m_text->setFont(theme.monospace());
    m_text->setMaxLength(int(RuleSet::mostText));
    m_text->setToolTip(
        tr("Text with escapes such as \\r\\n, or hex, with placeholders: ${match:1} what the rule caught, "
           "${request:0..1} bytes of the request, ${length:u16be:after}, ${checksum:crc-16-modbus}, "
           "${counter}, ${time}; ${repeat:10..11:00 2A} as often as these bytes of the request say"));
    m_hex = new QCheckBox(tr("Hex"), this);
    m_hex->setObjectName(QStringLiteral("ruleActionHex"));
    m_hex->setToolTip(tr("The message is pairs of hex digits; placeholders stand between them"));
    m_ms = new QSpinBox(this);
    m_ms->setObjectName(QStringLiteral("ruleActionMs"));
    m_ms->setAccessibleName(tr("Milliseconds to wait"));
    m_ms->setRange(0, RuleAction::mostMs);
    m_ms->setSuffix(QStringLiteral(" ms"));
    m_ms->setToolTip(tr("Only this connection waits; it is read again afterwards. Closing it ends the pause"));
    m_insert = button("ruleActionInsert", QStringLiteral("${ }"), tr("Insert a placeholder"), this);
    m_insert->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_insert);
    QStringList offers{QStringLiteral("${repeat:10..11:00 2A}")};
    for (const PlaceholderExample &one : placeholderExamples())
        offers.append(one.text);
    for (const QString &offer : std::as_const(offers))
        connect(menu->addAction(offer), &QAction::triggered, this, [this, offer] { m_text->insert(offer); });
    m_insert->setMenu(menu);

    auto *buttons = new QHBoxLayout;
    for (QToolButton *one : {m_add, m_remove, m_up, m_down})
        buttons->addWidget(one);
    buttons->addStretch();
    auto *below = new QHBoxLayout;
    for (QWidget *one : std::initializer_list<QWidget *>{m_what, m_nothing, m_text, m_ms, m_hex, m_insert})
        below->addWidget(one, one == m_text ? 1 : 0);
    below->addStretch();
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_list);
    all->addLayout(below);
    all->addLayout(buttons);

    connect(m_list, &QListWidget::currentRowChanged, this, &RuleActionsBox::showFields);
    connect(m_add, &QToolButton::clicked, this, &RuleActionsBox::add);
    connect(m_remove, &QToolButton::clicked, this, &RuleActionsBox::remove);
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    connect(m_what, &QComboBox::currentIndexChanged, this, &RuleActionsBox::takeFields);
    connect(m_text, &QLineEdit::textChanged, this, &RuleActionsBox::takeFields);
    connect(m_hex, &QCheckBox::toggled, this, &RuleActionsBox::takeFields);
    connect(m_ms, &QSpinBox::valueChanged, this, &RuleActionsBox::takeFields);
}

int RuleActionsBox::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < int(m_actions.size()) ? row : -1;
}

void RuleActionsBox::setActions(const std::vector<RuleAction> &actions)
{
    const bool same = m_actions == actions;
    m_actions = actions;
    m_wrong = -1;
    showList(same ? qMax(0, current()) : 0);
}

void RuleActionsBox::markWrong(int index)
{
    m_wrong = index;
    showFields();
}

void RuleActionsBox::showList(int current)
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const RuleAction &one : m_actions)
        m_list->addItem(RuleWords::actionLine(one));
    m_list->setCurrentRow(qMin(current, int(m_actions.size()) - 1));
    showFields();
}

void RuleActionsBox::showFields()
{
    m_loading = true;
    const int at = current();
    const RuleAction action = at < 0 ? RuleAction() : m_actions[std::size_t(at)];
    m_what->setCurrentIndex(m_what->findData(int(action.what)));
    if (m_text->text() != action.text)
        m_text->setText(action.text);
    m_hex->setChecked(action.hex);
    m_ms->setValue(action.ms);
    const bool sends = at >= 0 && action.what == RuleDo::Send;
    for (QWidget *one : std::initializer_list<QWidget *>{m_text, m_hex, m_insert})
        one->setVisible(sends);
    m_nothing->setVisible(m_datagrams && at >= 0 && (action.what == RuleDo::Close || action.what == RuleDo::Reset));
    m_ms->setVisible(at >= 0 && action.what == RuleDo::Delay);
    const auto allow = [](QToolButton *one, bool can, const QString &tip, const QString &why) {
        one->setEnabled(can);
        one->setToolTip(can ? tip : why);
    };
    const QString none = tr("Choose an action first");
    m_what->setEnabled(at >= 0); // never hidden: the line keeps its height
    m_what->setToolTip(at >= 0 ? QString() : none);
    allow(m_remove, at >= 0, tr("Remove the chosen action"), none);
    allow(m_up, at > 0, tr("Make the chosen action earlier"), at < 0 ? none : tr("It is the first one"));
    allow(m_down, at >= 0 && at + 1 < int(m_actions.size()), tr("Make the chosen action later"),
          at < 0 ? none : tr("It is the last one"));
    allow(m_add, qsizetype(m_actions.size()) < RuleSet::mostActions, tr("Add an action below the chosen one"),
          tr("A rule has at most %1 actions").arg(RuleSet::mostActions));
    setStyleProperty(m_text, "invalid", sends && at == m_wrong);
    m_loading = false;
}

void RuleActionsBox::takeFields()
{
    const int at = current();
    if (m_loading || at < 0)
        return;
    RuleAction &action = m_actions[std::size_t(at)];
    action.what = RuleDo(m_what->currentData().toInt());
    action.text = m_text->text();
    action.hex = m_hex->isChecked();
    action.ms = m_ms->value();
    m_list->item(at)->setText(RuleWords::actionLine(action));
    showFields();
    Q_EMIT changed();
}

void RuleActionsBox::add()
{
    const int at = current() + 1;
    m_actions.insert(m_actions.begin() + at, RuleAction());
    showList(at);
    m_text->setFocus();
    Q_EMIT changed();
}

void RuleActionsBox::remove()
{
    const int at = current();
    if (at < 0)
        return;
    m_actions.erase(m_actions.begin() + at);
    showList(qMax(0, at - 1));
    Q_EMIT changed();
}

void RuleActionsBox::move(int by)
{
    const int at = current();
    if (at < 0 || at + by < 0 || at + by >= int(m_actions.size()))
        return;
    std::swap(m_actions[std::size_t(at)], m_actions[std::size_t(at + by)]);
    showList(at + by);
    Q_EMIT changed();
}

} // namespace sw
