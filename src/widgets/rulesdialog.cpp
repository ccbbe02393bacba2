// SPDX-License-Identifier: GPL-3.0-or-later
#include "rulesdialog.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "framingbar.h"
#include "messageassembler.h"
#include "printable.h"
#include "ruleform.h"
#include "ruletester.h"
#include "rulewords.h"
#include "styleproperty.h"
#include "theme.h"

namespace sw {

namespace {

constexpr QSize usualSize(1040, 660);
constexpr int lookMs = 250; // the counters are looked at while the dialog is seen
constexpr int bytesOfKib = 1024;
enum Column { On, Name, When, Hits, Columns };

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

RulesDialog::RulesDialog(Source source, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_source(std::move(source))
    , m_look(new QTimer(this))
{
    setObjectName(QStringLiteral("rulesDialog"));
    setWindowTitle(tr("Answer rules"));
    resize(usualSize);
    build(theme);
    m_look->setInterval(lookMs);
    connect(m_look, &QTimer::timeout, this, &RulesDialog::showHits);
    setRules({});
}

void RulesDialog::build(const Theme &theme)
{
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->setObjectName(QStringLiteral("rulesSplit"));
    split->addWidget(buildList(theme));
    split->addWidget(buildRight(theme));
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    split->setChildrenCollapsible(false);
    m_tester = new RuleTester(theme, m_source.lastReceived, m_source.datagrams, this);
    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("rulesNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("rulesClose"));
    close->setToolTip(tr("The rules stay at work"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *below = new QHBoxLayout;
    below->addWidget(m_note, 1);
    below->addWidget(close);

    auto *all = new QVBoxLayout(this);
    auto *framing = new QHBoxLayout;
    auto *label = new QLabel(tr("A message is"), this);
    m_framing = new FramingBar(this);
    m_framing->offerAdjustment();
    m_framing->withoutGap();
    m_kept = new QSpinBox(this);
    m_kept->setObjectName(QStringLiteral("rulesKept"));
    m_kept->setAccessibleName(tr("Longest message"));
    m_kept->setRange(int(RuleSet::leastKept / bytesOfKib), int(RuleSet::mostKept / bytesOfKib));
    m_kept->setPrefix(tr("at most "));
    m_kept->setSuffix(QStringLiteral(" KiB"));
    m_kept->setToolTip(
        tr("How much is kept of a message that is not whole yet. A longer one is skipped, with a notice"));
    for (QWidget *one : std::initializer_list<QWidget *>{label, m_framing, m_kept}) {
        framing->addWidget(one, one == m_framing ? 1 : 0);
        one->setVisible(!m_source.datagrams); // a datagram is a message
    }
    all->addLayout(framing);
    all->addWidget(split, 3);
    all->addWidget(m_tester, 2);
    all->addLayout(below);
    connect(m_framing, &FramingBar::changed, this, &RulesDialog::framingEdited);
    connect(m_kept, &QSpinBox::valueChanged, this, &RulesDialog::framingEdited);
}

QWidget *RulesDialog::buildList(const Theme &theme)
{
    auto *side = new QWidget(this);
    m_list = new QTreeWidget(side);
    m_list->setObjectName(QStringLiteral("rulesList"));
    m_list->setAccessibleName(tr("Rules, tried from the first to the last"));
    m_list->setRootIsDecorated(false);
    m_list->setColumnCount(Columns);
    m_list->setHeaderLabels({tr("On"), tr("Rule"), tr("When"), tr("Hits")});
    m_list->setFont(theme.monospace());
    m_list->header()->setSectionResizeMode(On, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(When, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(Hits, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &RulesDialog::showCurrent);
    connect(m_list, &QTreeWidget::itemChanged, this, &RulesDialog::itemEdited);

    auto *buttons = new QHBoxLayout;
    auto *add = button("ruleAdd", tr("Add"), tr("Add a rule below the chosen one"), side);
    connect(add, &QToolButton::clicked, this, [this] {
        AnswerRule rule;
        rule.name = tr("new rule");
        rule.match = RuleMatch::Contains;
        rule.pattern = QStringLiteral("PING");
        rule.actions = {{RuleDo::Send, QStringLiteral("PONG\\r\\n"), false, 0}, {RuleDo::Stop, {}, false, 0}};
        this->add(rule);
    });
    m_copy = button("ruleCopy", tr("Duplicate"), {}, side);
    connect(m_copy, &QToolButton::clicked, this, [this] {
        if (current() >= 0)
            this->add(m_set.rules[std::size_t(current())]);
    });
    m_remove = button("ruleRemove", tr("Remove"), {}, side);
    m_up = button("ruleUp", tr("Up"), {}, side);
    m_down = button("ruleDown", tr("Down"), {}, side);
    connect(m_remove, &QToolButton::clicked, this, &RulesDialog::remove);
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    auto *more = button("rulesMore", tr("More"), tr("Rules to begin with, files, counters"), side);
    more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(more);
    menu->setObjectName(QStringLiteral("rulesMenu"));
    const auto entry = [this, menu](const QString &name, const QString &text, auto &&slot) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, slot);
    };
    for (int i = 0; i < int(RulePreset::Count); ++i)
        entry(QStringLiteral("rulePreset%1").arg(i), tr("Begin with: %1").arg(RuleWords::preset(RulePreset(i))),
              [this, i] { usePreset(RulePreset(i)); });
    menu->addSeparator();
    entry(QStringLiteral("rulesImport"), tr("Import…"), [this] { importFile(); });
    entry(QStringLiteral("rulesExport"), tr("Export…"), [this] { exportFile(); });
    menu->addSeparator();
    entry(QStringLiteral("rulesForgetHits"), tr("Set the counters to 0"), [this] {
        if (const auto live = m_source.live())
            live->forgetHits();
        showHits();
    });
    more->setMenu(menu);
    for (QToolButton *one : {add, m_copy, m_remove, m_up, m_down, more})
        buttons->addWidget(one);
    buttons->addStretch();
    auto *all = new QVBoxLayout(side);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_list, 1);
    all->addLayout(buttons);
    return side;
}

QWidget *RulesDialog::buildRight(const Theme &theme)
{
    auto *side = new QWidget(this);
    m_form = new RuleForm(theme, m_source.datagrams, side);
    m_none = new QLabel(tr("No rules yet: nothing is answered. Add one, or begin with a set of the menu “More”."),
                        side);
    m_none->setObjectName(QStringLiteral("rulesNone"));
    m_none->setTextFormat(Qt::PlainText);
    m_none->setWordWrap(true);
    m_none->setAlignment(Qt::AlignCenter);
    auto *all = new QVBoxLayout(side);
    all->setContentsMargins(8, 0, 0, 0); // off the handle of the splitter
    all->addWidget(m_form);
    all->addWidget(m_none, 1);
    all->addStretch();
    connect(m_form, &RuleForm::changed, this, &RulesDialog::ruleEdited);
    return side;
}

int RulesDialog::current() const
{
    return m_list->indexOfTopLevelItem(m_list->currentItem());
}

void RulesDialog::setRules(const RuleSet &set)
{
    m_set = set;
    m_loading = true;
    m_framing->setFraming(set.framing);
    m_kept->setValue(int(set.framing.longest / bytesOfKib));
    m_loading = false;
    compile();
    showList(qMax(0, current()));
}

void RulesDialog::compile()
{
    m_tried = std::make_shared<const CompiledRules>(m_set);
    m_tester->setRules(m_tried);
}

void RulesDialog::showList(int current)
{
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        for (std::size_t i = 0; i < m_set.rules.size(); ++i) {
            const AnswerRule &rule = m_set.rules[i];
            auto *item = new QTreeWidgetItem(m_list);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            item->setCheckState(On, rule.enabled ? Qt::Checked : Qt::Unchecked);
            const QString fault = RuleWords::fault(rule, m_tried->fault(int(i)));
            item->setText(Name, fault.isEmpty() ? rule.name : QStringLiteral("⚠ ") + rule.name);
            item->setText(When, RuleWords::when(rule));
            for (const int column : {Name, When})
                item->setToolTip(column, (fault.isEmpty() ? item->text(column) : fault).toHtmlEscaped());
            item->setTextAlignment(Hits, Qt::AlignRight | Qt::AlignVCenter);
        }
        m_list->setCurrentItem(m_list->topLevelItem(qMin(current, int(m_set.rules.size()) - 1)));
    }
    showHits();
    showCurrent();
}

void RulesDialog::showCurrent()
{
    const int at = current();
    const bool any = at >= 0;
    m_form->setVisible(any);
    m_none->setVisible(!any);
    if (any) {
        m_form->setRule(m_set.rules[std::size_t(at)]);
        m_form->showFault(m_tried->fault(at));
    }
    const auto allow = [](QToolButton *one, bool can, const QString &tip, const QString &why) {
        one->setEnabled(can);
        one->setToolTip(can ? tip : why);
        one->setAccessibleName(tip);
    };
    const QString none = tr("Choose a rule first");
    allow(m_copy, any, tr("Add the chosen rule once more"), none);
    allow(m_remove, any, tr("Remove the chosen rule"), none);
    allow(m_up, at > 0, tr("Try the chosen rule earlier"), any ? tr("It is the first one") : none);
    allow(m_down, any && at + 1 < int(m_set.rules.size()), tr("Try the chosen rule later"),
          any ? tr("It is the last one") : none);
}

void RulesDialog::showHits()
{
    const auto live = m_source.live();
    const bool same = live && live->set().rules.size() == m_set.rules.size();
    const QSignalBlocker blocker(m_list);
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        m_list->topLevelItem(i)->setText(Hits, same ? QLocale().toString(live->hits(i)) : QStringLiteral("–"));
}

void RulesDialog::apply()
{
    compile();
    say({}, false);
    Q_EMIT changed(m_set);
}

void RulesDialog::add(const AnswerRule &rule)
{
    if (qsizetype(m_set.rules.size()) >= RuleSet::mostRules)
        return say(tr("There may be %1 rules at most.").arg(RuleSet::mostRules), true);
    const int at = current() + 1;
    m_set.rules.insert(m_set.rules.begin() + at, rule);
    apply();
    showList(at);
    m_form->focusName();
}

void RulesDialog::addRuleFor(const QByteArray &bytes)
{
    // As rules get to see it: a read may hold more than one message, and a delimiter is left out.
    const Framing framing = m_source.datagrams ? Framing() : m_set.framing;
    const QByteArray message = lastMessage(framing, {bytes}).value_or(bytes);
    AnswerRule rule;
    const QByteArray part = message.first(qMin(message.size(), ByteMatch::mostPattern / 8));
    const PayloadText text = editableText(part, TextEncoding::Utf8);
    rule.name = printable(message.first(qMin<qsizetype>(message.size(), 24)), TextEncoding::Utf8);
    rule.match = text.form == PayloadForm::Hex ? RuleMatch::HexPattern
        : part.size() < message.size()         ? RuleMatch::StartsWith
                                               : RuleMatch::Equals;
    rule.pattern = text.form == PayloadForm::Hex && part.size() < message.size() ? text.text + u'*' : text.text;
    rule.actions = {{RuleDo::Send, QStringLiteral("OK\\r\\n"), false, 0}, {RuleDo::Stop, {}, false, 0}};
    add(rule);
    m_tester->setMessage(message);
}

void RulesDialog::remove()
{
    const int at = current();
    if (at < 0)
        return;
    m_set.rules.erase(m_set.rules.begin() + at);
    apply();
    showList(qMax(0, at - 1));
}

void RulesDialog::move(int by)
{
    const int at = current();
    if (at < 0 || at + by < 0 || at + by >= int(m_set.rules.size()))
        return;
    std::swap(m_set.rules[std::size_t(at)], m_set.rules[std::size_t(at + by)]);
    apply();
    showList(at + by);
}

void RulesDialog::ruleEdited()
{
    const int at = current();
    if (at < 0)
        return;
    const bool enabled = m_set.rules[std::size_t(at)].enabled;
    m_set.rules[std::size_t(at)] = m_form->rule();
    m_set.rules[std::size_t(at)].enabled = enabled;
    apply();
    showList(at);
}

void RulesDialog::itemEdited()
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        m_set.rules[std::size_t(i)].enabled = m_list->topLevelItem(i)->checkState(On) == Qt::Checked;
    apply();
}

void RulesDialog::framingEdited()
{
    if (m_loading)
        return;
    m_set.framing = m_framing->framing();
    m_set.framing.longest = qint64(m_kept->value()) * bytesOfKib;
    apply();
}

void RulesDialog::usePreset(RulePreset preset)
{
    const RuleSet before = m_set;
    setRules(rulePreset(preset));
    apply();
    say(before.rules.empty() ? QString() : tr("The rules before were replaced."), false);
}

void RulesDialog::say(const QString &text, bool bad)
{
    m_note->setText(text);
    setStyleProperty(m_note, "ink", bad ? QStringLiteral("error") : QStringLiteral("muted"));
}

void RulesDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_look->start();
}

void RulesDialog::hideEvent(QHideEvent *event)
{
    QDialog::hideEvent(event);
    m_look->stop();
}

} // namespace sw
