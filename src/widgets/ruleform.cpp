// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruleform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

#include "ruleactionsbox.h"
#include "rulewords.h"
#include "styleproperty.h"
#include "theme.h"

namespace sw {

namespace {

constexpr int mostWord = 100; // characters of a name or state

QLineEdit *field(const char *name, const QString &accessible, const QString &tip, QWidget *parent)
{
    auto *made = new QLineEdit(parent);
    made->setObjectName(QLatin1StringView(name));
    made->setAccessibleName(accessible);
    made->setToolTip(tip);
    made->setMaxLength(mostWord);
    return made;
}

} // namespace

RuleForm::RuleForm(const Theme &theme, bool datagrams, QWidget *parent)
    : QWidget(parent)
    , m_datagrams(datagrams)
{
    setObjectName(QStringLiteral("ruleForm"));
    build(theme);
    setRule({});
}

void RuleForm::build(const Theme &theme)
{
    m_name = field("ruleName", tr("Name of the rule"), tr("Shown in the log when the rule fires"), this);
    m_match = new QComboBox(this);
    m_match->setObjectName(QStringLiteral("ruleMatch"));
    m_match->setAccessibleName(tr("When it fires"));
    for (const RuleMatch match : {RuleMatch::Connected, RuleMatch::Anything, RuleMatch::Equals, RuleMatch::Contains,
                                  RuleMatch::StartsWith, RuleMatch::Regex, RuleMatch::HexPattern}) {
        if (match != RuleMatch::Connected || !m_datagrams)
            m_match->addItem(RuleWords::match(match), int(match));
    }
    m_pattern = field("rulePattern", tr("Pattern"), {}, this);
    m_pattern->setMaxLength(int(RuleSet::mostText));
    m_pattern->setFont(theme.monospace());
    m_ignoreCase = new QCheckBox(tr("Ignore case"), this);
    m_ignoreCase->setObjectName(QStringLiteral("ruleIgnoreCase"));
    m_ignoreCase->setToolTip(tr("ASCII letters fit in either case"));
    m_needs = field("ruleNeedsState", tr("State that it needs"),
                    tr("It fires only while the connection is in this state, such as data; empty: in any. A connection "
                       "begins without a state"),
                    this);
    m_needs->setPlaceholderText(tr("any state"));
    m_sets = field("ruleSetsState", tr("State that it sets"),
                   tr("The state of the connection from the next message on; empty: it stays"), this);
    m_sets->setPlaceholderText(tr("stays"));
    m_actions = new RuleActionsBox(theme, m_datagrams, this);
    m_fault = new QLabel(this);
    m_fault->setObjectName(QStringLiteral("ruleFault"));
    m_fault->setAccessibleName(tr("What is wrong"));
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->setWordWrap(true);
    setStyleProperty(m_fault, "ink", QStringLiteral("error"));
    m_patternLabel = new QLabel(tr("Pattern"), this);
    m_patternLabel->setBuddy(m_pattern);

    auto *when = new QHBoxLayout;
    when->addWidget(m_match);
    when->addWidget(m_ignoreCase);
    when->addStretch();
    auto *states = new QHBoxLayout;
    auto *sets = new QLabel(tr("then sets"), this);
    sets->setBuddy(m_sets);
    states->addWidget(m_needs, 1);
    states->addWidget(sets);
    states->addWidget(m_sets, 1);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("When"), when);
    form->addRow(m_patternLabel, m_pattern);
    form->addRow(tr("In state"), states);
    form->addRow(tr("Actions"), m_actions);
    form->addRow(m_fault);

    for (QLineEdit *one : {m_name, m_pattern, m_needs, m_sets})
        connect(one, &QLineEdit::textChanged, this, &RuleForm::edited);
    connect(m_match, &QComboBox::currentIndexChanged, this, &RuleForm::edited);
    connect(m_ignoreCase, &QCheckBox::toggled, this, &RuleForm::edited);
    connect(m_actions, &RuleActionsBox::changed, this, &RuleForm::edited);
}

void RuleForm::setRule(const AnswerRule &rule)
{
    m_loading = true;
    m_enabled = rule.enabled;
    const auto put = [](QLineEdit *edit, const QString &text) {
        if (edit->text() != text)
            edit->setText(text);
    };
    put(m_name, rule.name);
    m_match->setCurrentIndex(qMax(0, m_match->findData(int(rule.match))));
    put(m_pattern, rule.pattern);
    m_ignoreCase->setChecked(rule.ignoreCase);
    put(m_needs, rule.needsState);
    put(m_sets, rule.setsState);
    m_actions->setActions(rule.actions);
    m_loading = false;
    showFields();
}

AnswerRule RuleForm::rule() const
{
    AnswerRule rule;
    rule.enabled = m_enabled;
    rule.name = m_name->text();
    rule.match = RuleMatch(m_match->currentData().toInt());
    rule.pattern = m_pattern->text();
    rule.ignoreCase = m_ignoreCase->isChecked();
    rule.needsState = m_needs->text().trimmed();
    rule.setsState = m_sets->text().trimmed();
    rule.actions = m_actions->ruleActions();
    return rule;
}

void RuleForm::showFault(const RuleFault &fault)
{
    const QString text = RuleWords::fault(rule(), fault);
    m_fault->setText(text);
    m_fault->setVisible(!text.isEmpty());
    setStyleProperty(m_pattern, "invalid", fault.field == RuleFault::Field::Pattern);
    m_actions->markWrong(fault.field == RuleFault::Field::Message ? fault.action : -1);
}

void RuleForm::focusName()
{
    m_name->setFocus();
    m_name->selectAll();
}

void RuleForm::showFields()
{
    const auto match = RuleMatch(m_match->currentData().toInt());
    const QString hint = RuleWords::matchHint(match);
    m_pattern->setEnabled(!hint.isEmpty());
    m_pattern->setToolTip(hint.isEmpty() ? tr("There is nothing to compare with") : hint);
    const bool cases = !hint.isEmpty() && match != RuleMatch::HexPattern;
    m_ignoreCase->setEnabled(cases);
    m_ignoreCase->setToolTip(cases ? tr("ASCII letters fit in either case") : tr("There are no letters to compare"));
}

void RuleForm::edited()
{
    if (m_loading)
        return;
    showFields();
    Q_EMIT changed();
}

} // namespace sw
