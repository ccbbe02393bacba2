// SPDX-License-Identifier: GPL-3.0-or-later
#include "pingoptions.h"

#include <array>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStandardItemModel>

#include "flowlayout.h"
#include "pingrights.h"
#include "theme.h"

namespace sw {

namespace {

constexpr qsizetype mostPatternBytes = 64;
constexpr int mostId = 65535;
constexpr int mostTtl = 255;
constexpr int patternChars = 12;

} // namespace

PingOptions::PingOptions(bool v6, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_v6(v6)
    , m_socket(new QComboBox(this))
    , m_socketLabel(new QLabel(this))
    , m_pattern(new QLineEdit(this))
    , m_patternLabel(new QLabel(this))
{
    setObjectName(QStringLiteral("pingOptions"));
    auto *flow = new FlowLayout(this, 8);
    flow->setContentsMargins(0, 0, 0, 0);
    m_socket->setObjectName(QStringLiteral("pingSocketBox"));
    connect(m_socket, &QComboBox::currentIndexChanged, this, [this] {
        showEnabled();
        Q_EMIT edited();
    });
    place(m_socketLabel, m_socket);
    addNumber("intervalBox", &PingSettings::intervalMs, PingSettings::leastInterval, PingSettings::longestTime,
              QT_TR_NOOP("Interval"), QT_TR_NOOP("Milliseconds from one request to the next"));
    addNumber("timeoutBox", &PingSettings::timeoutMs, PingSettings::leastInterval, PingSettings::longestTime,
              QT_TR_NOOP("Lost after"), QT_TR_NOOP("Milliseconds: a reply that has not come by then counts as lost"));
    addNumber("sizeBox", &PingSettings::payloadSize, 0, PingSettings::mostPayload, QT_TR_NOOP("Payload"),
              QT_TR_NOOP("Bytes behind the 8 of the ICMP header; the reply brings them back"));
    m_pattern->setObjectName(QStringLiteral("patternEdit"));
    m_pattern->setFont(theme.monospace());
    m_pattern->setMaximumWidth(fontMetrics().averageCharWidth() * patternChars);
    connect(m_pattern, &QLineEdit::textChanged, this, &PingOptions::edited);
    place(m_patternLabel, m_pattern);
    addNumber(
        "ttlBox", &PingSettings::ttl, -1, mostTtl, QT_TR_NOOP("TTL"),
        QT_TR_NOOP("IP_TTL (IPV6_UNICAST_HOPS): how many routers a request may pass; the one at which it is used up "
                   "says so"),
        QT_TR_NOOP("default"));
    addNumber("idBox", &PingSettings::id, 0, mostId, QT_TR_NOOP("Identifier"),
              QT_TR_NOOP("Tells the replies of this program from those of others. That of a ping socket is its port: "
                         "bind() asks for it, else the kernel picks one"),
              QT_TR_NOOP("any"));
    addCheck(
        "errorQueueBox", &PingSettings::errorQueue, QT_TR_NOOP("Error queue"),
        QT_TR_NOOP("IP_RECVERR (IPV6_RECVERR): when a request could not be delivered, recvmsg with MSG_ERRQUEUE names "
                   "it and who said so; without it a ping socket tells nothing"));
    addCheck("filterBox", &PingSettings::filters, QT_TR_NOOP("Replies and errors only"),
             QT_TR_NOOP("ICMP_FILTER of a raw socket: without it the socket gets every ICMP message that comes to this "
                        "machine"));
    if (!v6)
        addCheck("broadcastBox", &PingSettings::broadcast, QT_TR_NOOP("Broadcast"),
                 QT_TR_NOOP("SO_BROADCAST: may send to broadcast addresses such as 255.255.255.255"));
    retranslate();
}

void PingOptions::place(QWidget *label, QWidget *field)
{
    // A label and its field stay together when lines break.
    auto *pair = new QWidget(this);
    auto *line = new QHBoxLayout(pair);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    line->addWidget(label);
    line->addWidget(field);
    layout()->addWidget(pair);
}

void PingOptions::addNumber(const char *name, int PingSettings::*member, int least, int most, const char *text,
                            const char *tip, const char *lowest)
{
    auto *label = new QLabel(this);
    auto *box = new QSpinBox(this);
    box->setObjectName(QLatin1StringView(name));
    box->setRange(least, most);
    connect(box, &QSpinBox::valueChanged, this, &PingOptions::edited);
    place(label, box);
    m_numbers.push_back({box, label, member, text, tip, lowest});
}

void PingOptions::addCheck(const char *name, bool PingSettings::*member, const char *text, const char *tip)
{
    auto *box = new QCheckBox(this);
    box->setObjectName(QLatin1StringView(name));
    connect(box, &QCheckBox::toggled, this, &PingOptions::edited);
    layout()->addWidget(box);
    m_checks.push_back({box, member, text, tip});
}

bool PingOptions::isRaw() const
{
    return m_socket->currentIndex() == 1;
}

std::optional<QByteArray> PingOptions::patternBytes() const
{
    static const QRegularExpression hex(QStringLiteral("^([0-9A-Fa-f]{2}\\s*)*$"));
    const QString text = m_pattern->text().trimmed();
    const QByteArray bytes = QByteArray::fromHex(text.toLatin1());
    return hex.match(text).hasMatch() && bytes.size() <= mostPatternBytes ? std::optional(bytes) : std::nullopt;
}

void PingOptions::load(const PingSettings &settings)
{
    m_socket->setCurrentIndex(settings.raw ? 1 : 0);
    for (const Number &one : m_numbers)
        one.box->setValue(settings.*one.member);
    for (const Check &one : m_checks)
        one.box->setChecked(settings.*one.member);
    m_pattern->setText(QString::fromLatin1(settings.pattern.toHex()));
    showSockets();
}

void PingOptions::store(PingSettings &settings) const
{
    settings.raw = isRaw();
    for (const Number &one : m_numbers)
        settings.*one.member = one.box->value();
    for (const Check &one : m_checks)
        settings.*one.member = one.box->isChecked();
    settings.pattern = patternBytes().value_or(QByteArray());
}

void PingOptions::setOffer(const std::optional<KernelOffer> &offer)
{
    m_offer = offer;
    showSockets();
}

void PingOptions::showSockets()
{
    const auto *items = qobject_cast<QStandardItemModel *>(m_socket->model());
    std::array<QString, 2> why;
    for (int i = 0; items && i < items->rowCount(); ++i) {
        why[static_cast<size_t>(i)] = m_offer ? PingRights::whyNot(*m_offer, m_v6, i == 1) : QString();
        items->item(i)->setEnabled(why[static_cast<size_t>(i)].isEmpty());
        items->item(i)->setToolTip(why[static_cast<size_t>(i)]);
    }
    // What cannot be made is not chosen while the other can.
    const int now = isRaw() ? 1 : 0;
    if (m_editable && !why[static_cast<size_t>(now)].isEmpty() && why[static_cast<size_t>(1 - now)].isEmpty())
        m_socket->setCurrentIndex(1 - now);
    showEnabled();
}

void PingOptions::setEditable(bool editable, const QString &why)
{
    m_editable = editable;
    m_whyNot = why;
    showEnabled();
}

void PingOptions::showEnabled()
{
    const auto show = [this](QWidget *field, const QString &tip) {
        field->setEnabled(m_editable);
        field->setToolTip(m_editable ? tip : m_whyNot);
    };
    for (const Number &one : m_numbers)
        show(one.box, tr(one.tip));
    for (const Check &one : m_checks) {
        show(one.box, tr(one.tip));
        if (m_editable && one.member == &PingSettings::filters && !isRaw()) {
            one.box->setEnabled(false);
            one.box->setToolTip(tr("A ping socket gets no more than the replies to its own requests."));
        }
    }
    show(m_pattern, tr("Hex bytes that are repeated over the payload, such as 5a or ca fe; empty: 00 01 02 …"));
    QString tip = tr(
        "A ping socket (SOCK_DGRAM) needs no right but a group that the kernel allows; a raw one (SOCK_RAW) needs "
        "CAP_NET_RAW and sees the whole of ICMP");
    for (const bool raw : {false, true}) {
        const QString why = m_offer ? PingRights::whyNot(*m_offer, m_v6, raw) : QString();
        if (!why.isEmpty())
            tip += QStringLiteral("\n\n")
                + tr("%1: %2", "kind of socket, why it cannot be made").arg(m_socket->itemText(raw ? 1 : 0), why);
    }
    show(m_socket, tip);
}

void PingOptions::retranslate()
{
    const QSignalBlocker quiet(m_socket);
    const int now = std::max(0, m_socket->currentIndex());
    m_socket->clear();
    m_socket->addItems({tr("Ping socket"), tr("Raw socket")});
    m_socket->setCurrentIndex(now);
    m_socketLabel->setText(tr("Socket"));
    m_socket->setAccessibleName(tr("Kind of socket"));
    m_patternLabel->setText(tr("Pattern"));
    m_pattern->setAccessibleName(tr("Pattern of the payload, in hex"));
    m_pattern->setPlaceholderText(QStringLiteral("00 01 02 …"));
    for (const Number &one : m_numbers) {
        one.label->setText(tr(one.text));
        one.box->setAccessibleName(tr(one.text));
        one.box->setSpecialValueText(one.lowest ? tr(one.lowest) : QString());
        const bool isTime = one.member == &PingSettings::intervalMs || one.member == &PingSettings::timeoutMs;
        one.box->setSuffix(isTime ? tr(" ms") : one.member == &PingSettings::payloadSize ? tr(" B") : QString());
    }
    for (const Check &one : m_checks)
        one.box->setText(tr(one.text));
    showSockets();
}

} // namespace sw
