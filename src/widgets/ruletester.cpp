// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruletester.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "hexdump.h"
#include "messageassembler.h"
#include "payloaderrortext.h"
#include "printable.h"
#include "rulewords.h"
#include "styleproperty.h"
#include "theme.h"

namespace sw {

namespace {

constexpr qsizetype mostShown = 2048; // bytes of one message or capture
constexpr qsizetype mostTyped = 1024 * 1024;

/// As text with escapes, and as hex where that tells more.
QString shown(const QByteArray &bytes)
{
    const QByteArrayView part = QByteArrayView(bytes).first(qMin(bytes.size(), mostShown));
    QString text = printable(part, TextEncoding::Utf8);
    if (text.contains(QLatin1StringView("\\x")))
        text += QStringLiteral("    ") + toHex(part);
    return part.size() < bytes.size() ? text + QStringLiteral(" …") : text;
}

} // namespace

RuleTester::RuleTester(const Theme &theme, std::function<QByteArrayList()> lastReceived, bool datagrams,
                       QWidget *parent)
    : QWidget(parent)
    , m_lastReceived(std::move(lastReceived))
    , m_datagrams(datagrams)
{
    setObjectName(QStringLiteral("ruleTester"));
    build(theme);
}

void RuleTester::build(const Theme &theme)
{
    auto *label = new QLabel(tr("Try a message"), this);
    m_form = new QComboBox(this);
    m_form->setObjectName(QStringLiteral("ruleTestForm"));
    m_form->setAccessibleName(tr("How the message is written"));
    m_form->addItem(tr("Text with escapes"), int(PayloadForm::Escapes));
    m_form->addItem(tr("Hex"), int(PayloadForm::Hex));
    m_message = new QLineEdit(this);
    m_message->setObjectName(QStringLiteral("ruleTestMessage"));
    m_message->setAccessibleName(tr("Message to try"));
    m_message->setMaxLength(mostTyped);
    m_message->setFont(theme.monospace());
    m_message->setPlaceholderText(tr("one message, such as EHLO me"));
    label->setBuddy(m_message);
    auto *stateLabel = new QLabel(tr("in state"), this);
    m_state = new QLineEdit(this);
    m_state->setObjectName(QStringLiteral("ruleTestState"));
    m_state->setAccessibleName(tr("State of the connection"));
    m_state->setToolTip(tr("The state that the connection would be in; empty as at its start"));
    m_state->setMaximumWidth(fontMetrics().averageCharWidth() * 16);
    stateLabel->setBuddy(m_state);
    m_last = new QPushButton(tr("Last received"), this);
    m_last->setObjectName(QStringLiteral("ruleTestLast"));
    m_last->setToolTip(tr("Takes the newest message that this panel has received"));
    m_result = new QPlainTextEdit(this);
    m_result->setObjectName(QStringLiteral("ruleTestResult"));
    m_result->setAccessibleName(tr("What the rules would do"));
    m_result->setReadOnly(true);
    m_result->setFont(theme.monospace());

    auto *line = new QHBoxLayout;
    line->addWidget(label);
    line->addWidget(m_form);
    line->addWidget(m_message, 1);
    line->addWidget(stateLabel);
    line->addWidget(m_state);
    line->addWidget(m_last);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addLayout(line);
    all->addWidget(m_result, 1);
    connect(m_form, &QComboBox::currentIndexChanged, this, &RuleTester::test);
    connect(m_message, &QLineEdit::textChanged, this, &RuleTester::test);
    connect(m_state, &QLineEdit::textChanged, this, &RuleTester::test);
    connect(m_last, &QPushButton::clicked, this, &RuleTester::takeLast);
}

void RuleTester::setRules(std::shared_ptr<const CompiledRules> rules)
{
    m_rules = std::move(rules);
    test();
}

void RuleTester::takeLast()
{
    const QByteArrayList reads = m_lastReceived();
    if (reads.isEmpty())
        return m_result->setPlainText(tr("This panel has received nothing yet."));
    const auto last = lastMessage(m_datagrams || !m_rules ? Framing() : m_rules->set().framing, reads);
    if (last)
        setMessage(*last);
    else
        m_result->setPlainText(tr("What was received last is no whole message yet."));
}

void RuleTester::setMessage(const QByteArray &bytes)
{
    const PayloadText text = editableText(QByteArrayView(bytes).first(qMin(bytes.size(), mostTyped / 4)),
                                          TextEncoding::Utf8);
    m_form->setCurrentIndex(m_form->findData(int(text.form)));
    m_message->setText(text.text);
    test();
}

void RuleTester::test()
{
    const auto form = PayloadForm(m_form->currentData().toInt());
    const PayloadResult message = parsePayload(m_message->text(), form, TextEncoding::Utf8, LineEnding::None);
    setStyleProperty(m_message, "invalid", !message.ok());
    if (message.error) {
        m_result->setPlainText(payloadErrorText(*message.error, m_message->text(), TextEncoding::Utf8));
        return;
    }
    if (!m_rules)
        return;
    QString text;
    if (m_message->text().isEmpty() && m_state->text().isEmpty()) {
        const RuleOutcome first = m_rules->look(true, {}, {});
        if (!first.firings.empty())
            text = tr("When a connection stands:") + u'\n' + told(first) + u'\n';
    }
    if (!m_message->text().isEmpty() || text.isEmpty())
        text += told(m_rules->look(false, message.bytes, m_state->text().trimmed()));
    m_result->setPlainText(text);
}

QString RuleTester::told(const RuleOutcome &outcome) const
{
    QStringList lines;
    std::size_t firing = 0;
    for (const RuleStep &step : outcome.steps) {
        const AnswerRule &rule = m_rules->set().rules[std::size_t(step.rule)];
        switch (step.kind) {
        case RuleStep::Kind::Fired: {
            lines.append(tr("Rule %1 fires: %2").arg(step.rule + 1).arg(rule.name));
            const auto &captures = outcome.firings[firing++].captures;
            for (std::size_t i = 1; i < captures.size(); ++i)
                lines.append(QStringLiteral("    ${match:%1} = ").arg(i) + shown(captures[i]));
            break;
        }
        case RuleStep::Kind::GaveUp:
            lines.append(
                tr("Rule %1 gives up: its expression needs too many steps for this message.").arg(step.rule + 1));
            break;
        case RuleStep::Kind::NoAnswer:
            lines.append(QStringLiteral("    ") + tr("Its message cannot be made of this one, or would be too long."));
            break;
        case RuleStep::Kind::Send:
            lines.append(QStringLiteral("    ← ") + shown(step.bytes));
            break;
        case RuleStep::Kind::Delay:
            lines.append(QStringLiteral("    ") + RuleWords::actionLine({RuleDo::Delay, {}, false, step.ms}));
            break;
        case RuleStep::Kind::Close:
        case RuleStep::Kind::Reset:
            lines.append(QStringLiteral("    ")
                         + RuleWords::action(step.kind == RuleStep::Kind::Close ? RuleDo::Close : RuleDo::Reset));
            break;
        }
    }
    if (outcome.firings.empty())
        lines.append(tr("No rule fires: nothing is sent."));
    if (!outcome.state.isEmpty())
        lines.append(tr("State afterwards: %1").arg(outcome.state));
    return lines.join(u'\n');
}

} // namespace sw
