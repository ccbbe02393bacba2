// SPDX-License-Identifier: GPL-3.0-or-later
#include "longdialog.h"

#include <limits>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "answermatchedit.h"
#include "longbar.h"
#include "styleproperty.h"

namespace sw {

namespace {

constexpr int mostMisses = 1000;
constexpr int mostTries = 1'000'000;

struct KeepaliveRow
{
    const char *option;
    const char *label;
    const char *tip;
    const char *suffix;
    int most;
};

constexpr std::array keepaliveRows{
    KeepaliveRow{"TCP_KEEPIDLE", QT_TRANSLATE_NOOP("sw::LongDialog", "First probe after"),
                 QT_TRANSLATE_NOOP("sw::LongDialog", "TCP_KEEPIDLE: how long nothing may come before the first probe"),
                 " s", 32767},
    KeepaliveRow{"TCP_KEEPINTVL", QT_TRANSLATE_NOOP("sw::LongDialog", "Between probes"),
                 QT_TRANSLATE_NOOP("sw::LongDialog",
                                   "TCP_KEEPINTVL: how long after a probe without an answer the next one follows"),
                 " s", 32767},
    KeepaliveRow{"TCP_KEEPCNT", QT_TRANSLATE_NOOP("sw::LongDialog", "Probes at most"),
                 QT_TRANSLATE_NOOP("sw::LongDialog",
                                   "TCP_KEEPCNT: after so many without an answer the connection ends with ETIMEDOUT"),
                 "", 127},
};

bool isKeepalive(const QString &name)
{
    if (name == QLatin1StringView("SO_KEEPALIVE"))
        return true;
    return std::any_of(keepaliveRows.begin(), keepaliveRows.end(),
                       [&](const KeepaliveRow &row) { return name == QLatin1StringView(row.option); });
}

QSpinBox *spin(const char *name, const QString &accessible, const QString &tip, int least, int most,
               const QString &suffix, QWidget *parent)
{
    auto *made = new QSpinBox(parent);
    made->setObjectName(QLatin1StringView(name));
    made->setAccessibleName(accessible);
    made->setToolTip(tip);
    made->setRange(least, most);
    made->setSuffix(suffix);
    return made;
}

} // namespace

LongDialog::LongDialog(LongBar &bar, QWidget *parent)
    : QDialog(parent)
    , m_bar(bar)
{
    setObjectName(QStringLiteral("longDialog"));
    setWindowTitle(tr("Long connection"));
    auto *all = new QVBoxLayout(this);
    all->addWidget(buildHeartbeat());
    all->addWidget(buildKeepalive());
    all->addWidget(buildReconnect());
    all->addWidget(buildShort());
    m_reconnect->setVisible(bar.hasReconnector());
    m_short->setVisible(bar.hasReconnector());
    m_keepalive->setVisible(bar.isTcp());
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("longProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    setStyleProperty(m_problem, "ink", QStringLiteral("error"));
    m_line = new QLabel(this);
    m_line->setObjectName(QStringLiteral("longAtWork"));
    m_line->setTextFormat(Qt::PlainText);
    m_line->setWordWrap(true);
    m_line->setAccessibleName(tr("What keeps the connection"));
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("longClose"));
    close->setToolTip(tr("The settings stay at work"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    all->addWidget(m_problem);
    all->addStretch();
    auto *below = new QHBoxLayout;
    below->addWidget(m_line, 1);
    below->addWidget(close);
    all->addLayout(below);
    connect(&bar, &LongBar::shown, this,
            [this] { m_line->setText(m_bar.line().isEmpty() ? tr("Nothing is at work now.") : m_bar.line()); });
}

QGroupBox *LongDialog::buildHeartbeat()
{
    m_heartbeat = new QGroupBox(tr("Heartbeat of the application"), this);
    m_heartbeat->setObjectName(QStringLiteral("heartbeatBox"));
    m_heartbeat->setCheckable(true);
    m_heartbeat->setToolTip(tr("Sends a message on every open connection of this panel, again and again"));
    m_message = new QLineEdit(m_heartbeat);
    m_message->setObjectName(QStringLiteral("heartbeatMessage"));
    m_message->setAccessibleName(tr("Message"));
    m_message->setToolTip(
        tr("Text with escapes such as \\r\\n, or hex, with placeholders such as ${counter} or ${time}"));
    m_hex = new QCheckBox(tr("Hex"), m_heartbeat);
    m_hex->setObjectName(QStringLiteral("heartbeatHex"));
    m_interval = spin("heartbeatInterval", tr("Every"), tr("From one message to the next"), HeartbeatSettings::leastMs,
                      HeartbeatSettings::mostMs, QStringLiteral(" ms"), m_heartbeat);
    m_needsAnswer = new QCheckBox(tr("An answer is expected"), m_heartbeat);
    m_needsAnswer->setObjectName(QStringLiteral("heartbeatNeedsAnswer"));
    m_needsAnswer->setToolTip(tr("Off: messages are only sent, and nothing is missed"));
    m_expected = new AnswerMatchEdit(m_heartbeat);
    m_misses = spin("heartbeatMisses", tr("Close after"), tr("So many without an answer, in a row; 0: never close"), 0,
                    mostMisses, tr(" missed"), m_heartbeat);
    auto *message = new QHBoxLayout;
    message->addWidget(m_message, 1);
    message->addWidget(m_hex);
    auto *form = new QFormLayout(m_heartbeat);
    form->addRow(tr("Message"), message);
    form->addRow(tr("Every"), m_interval);
    form->addRow(QString(), m_needsAnswer);
    form->addRow(tr("Answer"), m_expected);
    form->addRow(tr("Close after"), m_misses);
    connect(m_heartbeat, &QGroupBox::toggled, this, &LongDialog::take);
    connect(m_message, &QLineEdit::textChanged, this, &LongDialog::take);
    connect(m_expected, &AnswerMatchEdit::edited, this, &LongDialog::take);
    connect(m_expected, &AnswerMatchEdit::typed, this, &LongDialog::showProblem);
    connect(this, &QDialog::finished, m_expected, &AnswerMatchEdit::finish); // the line may keep its focus
    for (QCheckBox *one : {m_hex, m_needsAnswer})
        connect(one, &QCheckBox::toggled, this, &LongDialog::take);
    for (QSpinBox *one : {m_interval, m_misses})
        connect(one, &QSpinBox::valueChanged, this, &LongDialog::take);
    return m_heartbeat;
}

QGroupBox *LongDialog::buildKeepalive()
{
    m_keepalive = new QGroupBox(tr("Keepalive of TCP"), this);
    m_keepalive->setObjectName(QStringLiteral("keepaliveBox"));
    m_keepalive->setCheckable(true);
    m_keepalive->setToolTip(
        tr("SO_KEEPALIVE: the kernel asks a silent peer whether it is there. The peer's kernel answers, "
           "also for a program that hangs: a heartbeat sees that, keepalive does not"));
    auto *form = new QFormLayout(m_keepalive);
    for (std::size_t i = 0; i < keepaliveRows.size(); ++i) {
        const KeepaliveRow &row = keepaliveRows[i];
        m_numbers[i] = spin(row.option, tr(row.label), tr(row.tip), 0, row.most, QLatin1StringView(row.suffix),
                            m_keepalive);
        m_numbers[i]->setSpecialValueText(tr("as the system has it"));
        form->addRow(tr(row.label), m_numbers[i]);
        connect(m_numbers[i], &QSpinBox::editingFinished, this, &LongDialog::takeKeepalive);
    }
    connect(m_keepalive, &QGroupBox::toggled, this, &LongDialog::takeKeepalive);
    return m_keepalive;
}

QGroupBox *LongDialog::buildReconnect()
{
    m_reconnect = new QGroupBox(tr("Connect again"), this);
    m_reconnect->setObjectName(QStringLiteral("reconnectBox"));
    m_reconnect->setCheckable(true);
    m_reconnect->setToolTip(tr("When the connection ends or cannot be made, but not after your own Close or Reset"));
    const QString ms = QStringLiteral(" ms");
    m_first = spin("reconnectFirst", tr("First pause"), tr("Before the first try"), 0, ReconnectSettings::mostPauseMs,
                   ms, m_reconnect);
    m_factor = new QDoubleSpinBox(m_reconnect);
    m_factor->setObjectName(QStringLiteral("reconnectFactor"));
    m_factor->setAccessibleName(tr("Times"));
    m_factor->setToolTip(tr("Each pause is so many times as long as the one before"));
    m_factor->setRange(1.0, 10.0);
    m_factor->setSingleStep(0.5);
    m_most = spin("reconnectMost", tr("Longest pause"), tr("No pause is longer, chance apart"), 0,
                  ReconnectSettings::mostPauseMs, ms, m_reconnect);
    m_jitter = spin("reconnectJitter", tr("Chance"),
                    tr("Each pause is up to so much shorter or longer, so that many clients do not come at once"), 0,
                    100, QStringLiteral(" %"), m_reconnect);
    m_seed = spin("reconnectSeed", tr("Seed"), tr("The same seed gives the same pauses again"), 0,
                  std::numeric_limits<int>::max(), {}, m_reconnect);
    m_tries = spin("reconnectTries", tr("Tries"), tr("In a row; then it is given up"), 0, mostTries, {}, m_reconnect);
    m_tries->setSpecialValueText(tr("without end"));
    auto *form = new QFormLayout(m_reconnect);
    form->addRow(tr("First pause"), m_first);
    form->addRow(tr("Times"), m_factor);
    form->addRow(tr("Longest pause"), m_most);
    auto *chance = new QHBoxLayout;
    chance->addWidget(m_jitter, 1);
    chance->addWidget(new QLabel(tr("Seed"), m_reconnect));
    chance->addWidget(m_seed, 1);
    form->addRow(tr("Chance"), chance);
    form->addRow(tr("Tries"), m_tries);
    connect(m_reconnect, &QGroupBox::toggled, this, &LongDialog::take);
    for (QSpinBox *one : {m_first, m_most, m_jitter, m_seed, m_tries})
        connect(one, &QSpinBox::valueChanged, this, &LongDialog::take);
    connect(m_factor, &QDoubleSpinBox::valueChanged, this, &LongDialog::take);
    return m_reconnect;
}

QGroupBox *LongDialog::buildShort()
{
    m_short = new QGroupBox(tr("Short connections"), this);
    m_short->setObjectName(QStringLiteral("shortBox"));
    m_short->setCheckable(true);
    m_short->setToolTip(
        tr("While the client is not connected, Send connects, sends the message, receives and closes. The "
           "line in the panel shows what that costs"));
    m_until = new QComboBox(m_short);
    m_until->setObjectName(QStringLiteral("shortUntil"));
    m_until->setAccessibleName(tr("Close when"));
    m_until->addItem(tr("the first bytes have come"), false);
    m_until->addItem(tr("the peer has closed"), true);
    m_until->setToolTip(tr("Who closes first keeps the connection in TIME_WAIT for a minute"));
    m_wait = spin("shortWait", tr("At the latest after"),
                  tr("Counted from the message; then it is closed all the same"), 0, ShortSettings::mostMs,
                  QStringLiteral(" ms"), m_short);
    auto *form = new QFormLayout(m_short);
    form->addRow(tr("Close when"), m_until);
    form->addRow(tr("At the latest after"), m_wait);
    connect(m_short, &QGroupBox::toggled, this, &LongDialog::takeShort);
    connect(m_until, &QComboBox::currentIndexChanged, this, &LongDialog::takeShort);
    connect(m_wait, &QSpinBox::valueChanged, this, &LongDialog::takeShort);
    return m_short;
}

void LongDialog::takeShort()
{
    if (m_loading)
        return;
    ShortSettings now;
    now.on = m_short->isChecked();
    now.untilPeerCloses = m_until->currentData().toBool();
    now.waitMs = m_wait->value();
    m_bar.setShortSettings(now);
    Q_EMIT shortEdited();
}

void LongDialog::load()
{
    m_loading = true;
    const ShortSettings brief = m_bar.shortSettings();
    m_short->setChecked(brief.on);
    m_until->setCurrentIndex(brief.untilPeerCloses ? 1 : 0);
    m_wait->setValue(brief.waitMs);
    const LongSettings &now = m_bar.settings();
    const auto put = [](QLineEdit *edit, const QString &text) {
        if (edit->text() != text)
            edit->setText(text);
    };
    m_heartbeat->setChecked(now.heartbeat.on);
    put(m_message, now.heartbeat.message);
    m_hex->setChecked(now.heartbeat.hex);
    m_interval->setValue(now.heartbeat.intervalMs);
    m_needsAnswer->setChecked(now.heartbeat.needsAnswer);
    if (m_expected->isFinished()) // what is half typed stays
        m_expected->setAnswer(now.heartbeat.match, now.heartbeat.answer);
    m_misses->setValue(now.heartbeat.mostMisses);
    m_reconnect->setChecked(now.reconnect.on);
    m_first->setValue(now.reconnect.firstMs);
    m_factor->setValue(now.reconnect.factor);
    m_most->setValue(now.reconnect.mostMs);
    m_jitter->setValue(now.reconnect.jitterPercent);
    m_seed->setValue(int(qMin(now.reconnect.seed, quint32(std::numeric_limits<int>::max()))));
    m_tries->setValue(now.reconnect.tries);
    m_keepalive->setChecked(false);
    for (QSpinBox *one : m_numbers)
        one->setValue(0);
    const QJsonArray presets = toJson(m_bar.presets());
    for (const QJsonValue &value : presets) {
        const QString name = value[QLatin1StringView("name")].toString();
        const QJsonValue set = value[QLatin1StringView("value")];
        if (name == QLatin1StringView("SO_KEEPALIVE"))
            m_keepalive->setChecked(set.toBool() || set.toInt() != 0);
        for (std::size_t i = 0; i < keepaliveRows.size(); ++i) {
            if (name == QLatin1StringView(keepaliveRows[i].option))
                m_numbers[i]->setValue(set.toInt());
        }
    }
    m_loading = false;
    showProblem();
}

void LongDialog::take()
{
    if (m_loading)
        return;
    LongSettings now;
    now.heartbeat.on = m_heartbeat->isChecked();
    now.heartbeat.message = m_message->text();
    now.heartbeat.hex = m_hex->isChecked();
    now.heartbeat.intervalMs = m_interval->value();
    now.heartbeat.needsAnswer = m_needsAnswer->isChecked();
    now.heartbeat.match = m_expected->match();
    now.heartbeat.answer = m_expected->pattern();
    now.heartbeat.mostMisses = m_misses->value();
    now.reconnect.on = m_reconnect->isChecked();
    now.reconnect.firstMs = m_first->value();
    now.reconnect.factor = m_factor->value();
    now.reconnect.mostMs = m_most->value();
    now.reconnect.jitterPercent = m_jitter->value();
    now.reconnect.seed = quint32(m_seed->value());
    now.reconnect.tries = m_tries->value();
    Q_EMIT edited(now);
    showProblem();
}

void LongDialog::takeKeepalive()
{
    if (m_loading)
        return;
    QJsonArray all;
    const QJsonArray before = toJson(m_bar.presets());
    for (const QJsonValue &value : before) {
        if (!isKeepalive(value[QLatin1StringView("name")].toString()))
            all.append(value);
    }
    const auto entry = [](const char *level, const char *name, const QJsonValue &value) {
        return QJsonObject{{QStringLiteral("level"), QLatin1StringView(level)},
                           {QStringLiteral("name"), QLatin1StringView(name)},
                           {QStringLiteral("value"), value}};
    };
    QJsonArray keepalive;
    // Turning it off is said to connections that stand too.
    keepalive.append(entry("SOL_SOCKET", "SO_KEEPALIVE", m_keepalive->isChecked()));
    for (std::size_t i = 0; i < keepaliveRows.size() && m_keepalive->isChecked(); ++i) {
        if (m_numbers[i]->value() > 0)
            keepalive.append(entry("IPPROTO_TCP", keepaliveRows[i].option, m_numbers[i]->value()));
    }
    if (m_keepalive->isChecked()) {
        for (const QJsonValue &one : std::as_const(keepalive))
            all.append(one);
    }
    m_bar.setKeepalive(presetOptionsFrom(all), presetOptionsFrom(keepalive));
}

void LongDialog::showProblem()
{
    const bool message = m_bar.isMessageRight();
    const QString expected = m_expected->problem();
    setStyleProperty(m_message, "invalid", !message);
    const QString why = tr("No answer is expected");
    m_expected->setUsable(m_needsAnswer->isChecked(), why);
    m_misses->setEnabled(m_needsAnswer->isChecked());
    m_misses->setToolTip(m_needsAnswer->isChecked() ? tr("So many without an answer, in a row; 0: never close") : why);
    m_problem->setText(!message
                           ? tr("The message cannot be made: look at its escapes and placeholders. Nothing is sent.")
                           : !expected.isEmpty() ? tr("Expected answer: %1 The one before counts.").arg(expected)
                                                 : QString());
    m_problem->setVisible(!m_problem->text().isEmpty());
    m_line->setText(m_bar.line().isEmpty() ? tr("Nothing is at work now.") : m_bar.line());
}

} // namespace sw
