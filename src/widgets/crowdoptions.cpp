// SPDX-License-Identifier: GPL-3.0-or-later
#include "crowdoptions.h"

#include <array>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include "flowlayout.h"
#include "theme.h"

namespace sw {

namespace {

constexpr int messageChars = 18;
constexpr int mostTimeout = 600'000;

QWidget *flowIn(QWidget *parent, const char *name)
{
    auto *area = new QWidget(parent);
    area->setObjectName(QLatin1StringView(name));
    auto *flow = new FlowLayout(area, 8);
    flow->setContentsMargins(0, 0, 0, 0);
    parent->layout()->addWidget(area);
    return area;
}

} // namespace

CrowdOptions::CrowdOptions(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_message(new QLineEdit(this))
    , m_messageLabel(new QLabel(this))
    , m_rate(new QDoubleSpinBox(this))
    , m_rateLabel(new QLabel(this))
    , m_answer(new QComboBox(this))
    , m_answerLabel(new QLabel(this))
    , m_answerBytes(new QSpinBox(this))
    , m_reset(new QCheckBox(this))
{
    setObjectName(QStringLiteral("crowdOptions"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_usual = flowIn(this, "crowdUsual");
    m_further = flowIn(this, "crowdFurther");
    addNumber(m_usual, "clientsBox", &CrowdSettings::clients, 1, CrowdSettings::mostClients, QT_TR_NOOP("Clients"),
              QT_TR_NOOP("How many connections, each with a socket and a thread of its own"));
    addNumber(
        m_usual, "rampBox", &CrowdSettings::ramp, 0, CrowdSettings::mostClients, QT_TR_NOOP("New per second"),
        QT_TR_NOOP("How many of them begin to connect in each second; a server whose queue of connections is full "
                   "lets the others wait"),
        QT_TR_NOOP("all at once"));
    m_message->setObjectName(QStringLiteral("crowdMessageEdit"));
    m_message->setFont(theme.monospace());
    m_message->setMaximumWidth(fontMetrics().averageCharWidth() * messageChars);
    connect(m_message, &QLineEdit::textChanged, this, &CrowdOptions::edited);
    place(m_usual, m_messageLabel, m_message);
    m_rate->setObjectName(QStringLiteral("rateBox"));
    m_rate->setRange(0, CrowdSettings::mostRate);
    m_rate->setDecimals(2);
    connect(m_rate, &QDoubleSpinBox::valueChanged, this, &CrowdOptions::edited);
    place(m_usual, m_rateLabel, m_rate);
    m_answer->setObjectName(QStringLiteral("answerBox"));
    m_answer->addItems({QString(), QString(), QString()});
    m_answerBytes->setObjectName(QStringLiteral("answerBytesBox"));
    m_answerBytes->setRange(1, CrowdSettings::mostAnswer);
    connect(m_answer, &QComboBox::currentIndexChanged, this, [this] {
        m_answerBytes->setVisible(m_answer->currentIndex() == static_cast<int>(CrowdAnswer::Bytes));
        Q_EMIT edited();
    });
    connect(m_answerBytes, &QSpinBox::valueChanged, this, &CrowdOptions::edited);
    place(m_usual, m_answerLabel, m_answer);
    m_usual->layout()->addWidget(m_answerBytes);
    addNumber(m_usual, "secondsBox", &CrowdSettings::seconds, 0, CrowdSettings::mostSeconds, QT_TR_NOOP("Duration"),
              QT_TR_NOOP("Seconds from the start until all of them close"), QT_TR_NOOP("until stopped"),
              QT_TR_NOOP(" s"));
    addNumber(m_further, "crowdTimeoutBox", &CrowdSettings::timeoutMs, 1, mostTimeout, QT_TR_NOOP("Time-out"),
              QT_TR_NOOP("Milliseconds until a connect is given up and counts as failed"), nullptr, QT_TR_NOOP(" ms"));
    addNumber(m_further, "sourcesBox", &CrowdSettings::sources, 1, CrowdSettings::mostSources,
              QT_TR_NOOP("Source addresses"),
              QT_TR_NOOP(
                  "For a server on 127.x.x.x: the clients are bound to so many of 127.0.0.1, 127.0.0.2 … in turn. Each "
                  "address has local ports of its own, so that they do not run out"),
              QT_TR_NOOP("one"));
    m_reset->setObjectName(QStringLiteral("crowdResetBox"));
    connect(m_reset, &QCheckBox::toggled, this, &CrowdOptions::edited);
    m_further->layout()->addWidget(m_reset);
    m_further->hide();
    retranslate();
}

void CrowdOptions::place(QWidget *area, QWidget *label, QWidget *field)
{
    // A label and its field stay together when lines break.
    auto *pair = new QWidget(area);
    auto *line = new QHBoxLayout(pair);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    line->addWidget(label);
    line->addWidget(field);
    area->layout()->addWidget(pair);
}

void CrowdOptions::addNumber(QWidget *area, const char *name, int CrowdSettings::*member, int least, int most,
                             const char *text, const char *tip, const char *lowest, const char *unit)
{
    auto *label = new QLabel(this);
    auto *box = new QSpinBox(this);
    box->setObjectName(QLatin1StringView(name));
    box->setRange(least, most);
    connect(box, &QSpinBox::valueChanged, this, &CrowdOptions::edited);
    place(area, label, box);
    m_numbers.push_back({box, label, member, text, tip, lowest, unit});
}

void CrowdOptions::load(const CrowdSettings &settings)
{
    for (const Number &one : m_numbers)
        one.box->setValue(settings.*one.member);
    m_message->setText(settings.message);
    m_rate->setValue(settings.rate);
    m_answer->setCurrentIndex(static_cast<int>(settings.answer));
    m_answerBytes->setValue(settings.answerBytes);
    m_answerBytes->setVisible(settings.answer == CrowdAnswer::Bytes);
    m_reset->setChecked(settings.reset);
}

void CrowdOptions::store(CrowdSettings &settings) const
{
    for (const Number &one : m_numbers)
        settings.*one.member = one.box->value();
    settings.message = m_message->text();
    settings.rate = m_rate->value();
    settings.answer = static_cast<CrowdAnswer>(std::max(0, m_answer->currentIndex()));
    settings.answerBytes = m_answerBytes->value();
    settings.reset = m_reset->isChecked();
}

void CrowdOptions::setEditable(bool editable, const QString &why)
{
    m_editable = editable;
    m_whyNot = why;
    showEnabled();
}

void CrowdOptions::showFurther(bool show)
{
    m_further->setVisible(show);
}

void CrowdOptions::showEnabled()
{
    const auto show = [this](QWidget *field, const QString &tip) {
        field->setEnabled(m_editable);
        field->setToolTip(m_editable ? tip : m_whyNot);
    };
    for (const Number &one : m_numbers)
        show(one.box, tr(one.tip));
    show(
        m_message,
        tr("What each client sends, with escapes such as \\n or \\x00; empty: they only connect. Sent as soon as it is "
           "connected"));
    show(m_rate,
         tr("Messages a second of each client. While the answer to the last one is missing, one more waits for it; "
            "further ones are held back and counted"));
    show(
        m_answer,
        tr("What ends the time that is measured: the same bytes come back, so many bytes come, or nothing is waited for"));
    show(m_answerBytes, tr("Bytes of an answer"));
    show(m_reset,
         tr("Closes with a RST (SO_LINGER with 0 s): no connection stays in TIME_WAIT, and its port is free at once"));
}

void CrowdOptions::retranslate()
{
    for (const Number &one : m_numbers) {
        one.label->setText(tr(one.text));
        one.box->setAccessibleName(tr(one.text));
        one.box->setSpecialValueText(one.lowest ? tr(one.lowest) : QString());
        one.box->setSuffix(one.unit ? tr(one.unit) : QString());
    }
    m_messageLabel->setText(tr("Message"));
    m_message->setAccessibleName(tr("Message"));
    m_rateLabel->setText(tr("Rate"));
    m_rate->setAccessibleName(tr("Messages a second of each client"));
    m_rate->setSpecialValueText(tr("once"));
    m_rate->setSuffix(tr(" /s"));
    m_answerLabel->setText(tr("Answer"));
    m_answer->setAccessibleName(tr("Answer"));
    const QSignalBlocker quiet(m_answer);
    m_answer->setItemText(0, tr("not waited for"));
    m_answer->setItemText(1, tr("the same bytes"));
    m_answer->setItemText(2, tr("so many bytes:"));
    m_answerBytes->setSuffix(tr(" B"));
    m_answerBytes->setAccessibleName(tr("Bytes of an answer"));
    m_reset->setText(tr("Reset instead of close"));
    showEnabled();
}

} // namespace sw
