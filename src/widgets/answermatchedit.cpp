// SPDX-License-Identifier: GPL-3.0-or-later
#include "answermatchedit.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

#include "rulewords.h"
#include "styleproperty.h"

namespace sw {

namespace {

AnswerRule ruleOf(RuleMatch match, const QString &pattern)
{
    AnswerRule rule;
    rule.match = match;
    rule.pattern = pattern;
    return rule;
}

} // namespace

AnswerMatchEdit::AnswerMatchEdit(QWidget *parent)
    : QWidget(parent)
    , m_match(new QComboBox(this))
    , m_pattern(new QLineEdit(this))
{
    m_match->setObjectName(QStringLiteral("heartbeatMatch"));
    m_match->setAccessibleName(tr("What counts as an answer"));
    m_match->addItem(tr("anything that comes"), int(RuleMatch::Anything));
    for (const RuleMatch match :
         {RuleMatch::Contains, RuleMatch::Equals, RuleMatch::StartsWith, RuleMatch::Regex, RuleMatch::HexPattern})
        m_match->addItem(RuleWords::match(match), int(match));
    m_pattern->setObjectName(QStringLiteral("heartbeatExpected"));
    m_pattern->setAccessibleName(tr("Expected answer"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_match);
    row->addWidget(m_pattern, 1);
    setFocusProxy(m_match);
    m_counts = shownRule();
    connect(m_match, &QComboBox::currentIndexChanged, this, [this] {
        look();
        finish();
    });
    connect(m_pattern, &QLineEdit::textChanged, this, &AnswerMatchEdit::look);
    connect(m_pattern, &QLineEdit::editingFinished, this, &AnswerMatchEdit::finish);
    showFields();
}

AnswerRule AnswerMatchEdit::shownRule() const
{
    return ruleOf(RuleMatch(m_match->currentData().toInt()), m_pattern->text());
}

bool AnswerMatchEdit::isFinished() const
{
    const AnswerRule shown = shownRule();
    return shown.match == m_counts.match && shown.pattern == m_counts.pattern;
}

void AnswerMatchEdit::setAnswer(RuleMatch match, const QString &pattern)
{
    m_loading = true;
    m_match->setCurrentIndex(qMax(0, m_match->findData(int(match))));
    if (m_pattern->text() != pattern)
        m_pattern->setText(pattern);
    m_loading = false;
    m_counts = ruleOf(match, pattern);
    showFields();
}

QString AnswerMatchEdit::problem() const
{
    const AnswerRule rule = shownRule();
    if (rule.match == RuleMatch::Anything)
        return {};
    if (lacksPattern(rule))
        return tr("No pattern has been typed yet.");
    const ByteMatch compiled(rule);
    RuleFault fault;
    if (compiled.fault() != PatternFault::None) {
        fault.field = RuleFault::Field::Pattern;
        fault.pattern = compiled.fault();
        fault.place = compiled.faultPlace();
        fault.regexReason = compiled.regexReason();
    }
    return RuleWords::fault(rule, fault);
}

void AnswerMatchEdit::setUsable(bool usable, const QString &whyNot)
{
    m_whyNot = usable ? QString() : whyNot;
    showFields();
}

void AnswerMatchEdit::showFields()
{
    const RuleMatch shown = shownRule().match;
    const bool compares = shown != RuleMatch::Anything;
    m_match->setEnabled(m_whyNot.isEmpty());
    m_match->setToolTip(!m_whyNot.isEmpty()
                            ? m_whyNot
                            : tr("Compared with what one read brings, and with all that has come since the heartbeat"));
    m_pattern->setEnabled(m_whyNot.isEmpty() && compares);
    m_pattern->setToolTip(!m_whyNot.isEmpty() ? m_whyNot
                              : compares      ? RuleWords::matchHint(shown)
                                              : tr("Anything counts: there is nothing to compare with"));
    setStyleProperty(m_pattern, "invalid", compares && !problem().isEmpty());
}

void AnswerMatchEdit::look()
{
    if (m_loading)
        return;
    showFields();
    Q_EMIT typed();
}

void AnswerMatchEdit::finish()
{
    if (m_loading || isFinished() || !problem().isEmpty())
        return;
    m_counts = shownRule();
    Q_EMIT edited();
}

} // namespace sw
