// SPDX-License-Identifier: GPL-3.0-or-later
#include "datagramoptions.h"

#include <array>

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "addressbox.h"
#include "backendchoice.h"
#include "fieldchecks.h"
#include "flowlayout.h"
#include "theme.h"

namespace sw {

namespace {

constexpr int mostBuffer = 1 << 20;
constexpr int mostReceiveBuffer = (1 << 30) - 1;

} // namespace

DatagramOptions::DatagramOptions(WhoRole side, bool isUnix, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_isUnix(isUnix)
    , m_theme(theme)
    , m_backendLabel(new QLabel(this))
    , m_backend(new QComboBox(this))
    , m_checkArea(new QWidget(this))
    , m_fieldArea(new QWidget(this))
{
    setObjectName(QStringLiteral("datagramOptions"));
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(4);
    auto *checks = new FlowLayout(m_checkArea, 8);
    auto *fields = new FlowLayout(m_fieldArea, 8);
    checks->setContentsMargins(0, 0, 0, 0);
    fields->setContentsMargins(0, 0, 0, 0);
    m_backend->setObjectName(QStringLiteral("backendBox"));
    place(m_backendLabel, m_backend);
    if (side == WhoRole::Client)
        addLocal(side);
    if (!isUnix) {
        addCheck("broadcastBox", &DatagramSettings::broadcast, QT_TR_NOOP("Broadcast"),
                 QT_TR_NOOP("SO_BROADCAST: may send to broadcast addresses such as 255.255.255.255"));
        addCheck(
            "reuseAddressBox", &DatagramSettings::reuseAddress, QT_TR_NOOP("Reuse address"),
            QT_TR_NOOP(
                "SO_REUSEADDR: several sockets may bind this port; of UDP, the one that bound last gets what comes, "
                "and each gets what comes to a group or by broadcast"));
        addCheck(
            "reusePortBox", &DatagramSettings::reusePort, QT_TR_NOOP("Reuse port"),
            QT_TR_NOOP(
                "SO_REUSEPORT: several sockets of one user share the port, and the kernel spreads the senders over "
                "them"));
        addCheck("dualStackBox", &DatagramSettings::dualStack, QT_TR_NOOP("IPv4 on IPv6 too"),
                 QT_TR_NOOP("IPV6_V6ONLY off: an IPv6 socket on any address takes IPv4 datagrams too"));
        addCheck(
            "destinationBox", &DatagramSettings::tellsDestination, QT_TR_NOOP("Tell destination and TTL"),
            QT_TR_NOOP(
                "IP_PKTINFO and IP_RECVTTL (IPV6_RECVPKTINFO, IPV6_RECVHOPLIMIT): with each datagram, recvmsg tells "
                "where it went, on which interface it came and its TTL"));
        addCheck(
            "dropsBox", &DatagramSettings::countsDrops, QT_TR_NOOP("Count lost datagrams"),
            QT_TR_NOOP("SO_RXQ_OVFL: with each datagram, recvmsg tells how many the kernel has dropped as the receive "
                       "buffer was full"));
        addCheck(
            "errorQueueBox", &DatagramSettings::errorQueue, QT_TR_NOOP("Error queue"),
            QT_TR_NOOP(
                "IP_RECVERR (IPV6_RECVERR): when a datagram could not be delivered, recvmsg with MSG_ERRQUEUE names "
                "it and who said so; without connect(), nothing else would tell"));
        m_interfaceLabel = new QLabel(m_fieldArea);
        m_interface = new AddressBox(m_fieldArea);
        m_interface->setObjectName(QStringLiteral("interfaceBox"));
        m_interface->setPurpose(AddressBox::Purpose::Interface);
        connect(m_interface, &QComboBox::editTextChanged, this, &DatagramOptions::edited);
        place(m_interfaceLabel, m_interface);
        addNumber("ttlBox", &DatagramSettings::ttl, -1, 255, QT_TR_NOOP("TTL"),
                  QT_TR_NOOP("IP_TTL (IPV6_UNICAST_HOPS): how many routers a datagram may pass"));
    }
    addNumber("receiveBufferBox", &DatagramSettings::receiveBuffer, 0, mostReceiveBuffer, QT_TR_NOOP("SO_RCVBUF"),
              QT_TR_NOOP("SO_RCVBUF in bytes: the kernel doubles it for its own needs; what does not fit is lost"));
    addNumber(
        "bufferSizeBox", &DatagramSettings::bufferSize, 1, mostBuffer, QT_TR_NOOP("Bytes per call"),
        QT_TR_NOOP("The buffer that is given to the receiving call; the rest of a longer datagram is lost, and the log "
                   "shows MSG_TRUNC and its whole size"));
    if (!isUnix) {
        m_multicast = new QPushButton(m_fieldArea);
        m_multicast->setObjectName(QStringLiteral("multicastButton"));
        m_multicast->setAutoDefault(false);
        connect(m_multicast, &QPushButton::clicked, this, &DatagramOptions::multicastWanted);
        fields->addWidget(m_multicast);
    }
    lines->addWidget(m_checkArea);
    lines->addWidget(m_fieldArea);
    m_checkArea->setVisible(!isUnix);
    retranslate();
}

void DatagramOptions::place(QWidget *label, QWidget *field)
{
    // A label and its field stay together when lines break.
    auto *pair = new QWidget(m_fieldArea);
    auto *line = new QHBoxLayout(pair);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    line->addWidget(label);
    line->addWidget(field);
    m_fieldArea->layout()->addWidget(pair);
    m_pairs.append(pair);
}

void DatagramOptions::addLocal(WhoRole)
{
    if (m_isUnix) {
        m_localPathLabel = new QLabel(m_fieldArea);
        m_localPath = new QLineEdit(m_fieldArea);
        m_localPath->setObjectName(QStringLiteral("localPathEdit"));
        m_localPath->setFont(m_theme.monospace());
        connect(m_localPath, &QLineEdit::textChanged, this, &DatagramOptions::edited);
        place(m_localPathLabel, m_localPath);
        return;
    }
    m_localHostLabel = new QLabel(m_fieldArea);
    m_localHost = new AddressBox(m_fieldArea);
    m_localHost->setObjectName(QStringLiteral("localHostBox"));
    m_localHost->setPurpose(AddressBox::Purpose::Local);
    m_localHost->setFont(m_theme.monospace());
    connect(m_localHost, &QComboBox::editTextChanged, this, &DatagramOptions::edited);
    place(m_localHostLabel, m_localHost);
    m_localPortLabel = new QLabel(m_fieldArea);
    m_localPort = new QLineEdit(QStringLiteral("0"), m_fieldArea);
    m_localPort->setObjectName(QStringLiteral("localPortEdit"));
    m_localPort->setFont(m_theme.monospace());
    m_localPort->setMaximumWidth(80);
    connect(m_localPort, &QLineEdit::textChanged, this, &DatagramOptions::edited);
    place(m_localPortLabel, m_localPort);
}

void DatagramOptions::addCheck(const char *name, bool DatagramSettings::*member, const char *text, const char *tip)
{
    auto *box = new QCheckBox(m_checkArea);
    box->setObjectName(QLatin1StringView(name));
    connect(box, &QCheckBox::toggled, this, &DatagramOptions::edited);
    m_checkArea->layout()->addWidget(box);
    m_checks.push_back({box, member, text, tip});
}

void DatagramOptions::addNumber(const char *name, int DatagramSettings::*member, int least, int most, const char *text,
                                const char *tip)
{
    auto *label = new QLabel(m_fieldArea);
    auto *box = new QSpinBox(m_fieldArea);
    box->setObjectName(QLatin1StringView(name));
    box->setRange(least, most);
    connect(box, &QSpinBox::valueChanged, this, &DatagramOptions::edited);
    place(label, box);
    m_numbers.push_back({box, label, member, text, tip});
}

void DatagramOptions::load(const DatagramSettings &settings)
{
    for (const Check &one : m_checks)
        one.box->setChecked(settings.*one.member);
    for (const Number &one : m_numbers)
        one.box->setValue(settings.*one.member);
    if (m_interface)
        m_interface->setAddress(settings.interfaceName);
    if (m_localHost) {
        m_localHost->setAddress(settings.binds ? settings.localHost : QString());
        m_localPort->setText(QString::number(settings.binds ? settings.localPort : 0));
    }
    if (m_localPath)
        m_localPath->setText(settings.localPath);
}

void DatagramOptions::store(DatagramSettings &settings) const
{
    for (const Check &one : m_checks)
        settings.*one.member = one.box->isChecked();
    for (const Number &one : m_numbers)
        settings.*one.member = one.box->value();
    if (m_interface)
        settings.interfaceName = m_interface->address();
    if (m_localHost) {
        settings.localHost = m_localHost->address();
        settings.localPort = FieldChecks::port(m_localPort->text()).value_or(0);
        settings.binds = !settings.localHost.isEmpty() || settings.localPort != 0;
    }
    if (m_localPath) {
        settings.localPath = m_localPath->text().trimmed();
        settings.binds = true; // without a name of its own nobody could answer: autobind
    }
}

void DatagramOptions::setEditable(bool editable, const QString &why)
{
    for (const Check &one : m_checks) {
        one.box->setEnabled(editable);
        one.box->setToolTip(editable ? tr(one.tip) : why);
    }
    for (const Number &one : m_numbers) {
        one.box->setEnabled(editable);
        one.box->setToolTip(editable ? tr(one.tip) : why);
    }
    for (QWidget *field : std::initializer_list<QWidget *>{m_interface, m_localHost, m_localPort, m_localPath}) {
        if (!field)
            continue;
        field->setEnabled(editable);
        field->setToolTip(editable ? field->whatsThis() : why);
    }
}

QList<QWidget *> DatagramOptions::automaticParts() const
{
    QList<QWidget *> parts = m_pairs.mid(1);
    parts.append(m_checkArea);
    if (m_multicast)
        parts.append(m_multicast);
    return parts;
}

void DatagramOptions::limit(BackendChoice &choice) const
{
    struct Row
    {
        bool DatagramSettings::*member;
        QtGap gap;
    };
    static constexpr std::array rows{
        Row{&DatagramSettings::broadcast, QtGap::Broadcast},
        Row{&DatagramSettings::tellsDestination, QtGap::PacketInfo},
        Row{&DatagramSettings::countsDrops, QtGap::Drops},
        Row{&DatagramSettings::errorQueue, QtGap::ErrorQueue},
    };
    for (const Check &one : m_checks) {
        for (const Row &row : rows) {
            if (row.member == one.member)
                choice.addLimit(one.box, row.gap);
        }
    }
}

void DatagramOptions::setBroadcast(bool on)
{
    for (const Check &one : m_checks) {
        if (one.member == &DatagramSettings::broadcast)
            one.box->setChecked(on);
    }
}

void DatagramOptions::setGroupCount(int count)
{
    m_groupCount = count;
    if (m_multicast)
        m_multicast->setText(count == 0 ? tr("Multicast…") : tr("Multicast (%1)…").arg(count));
}

void DatagramOptions::retranslate()
{
    for (const Check &one : m_checks) {
        one.box->setText(tr(one.text));
        one.box->setToolTip(tr(one.tip));
    }
    for (const Number &one : m_numbers) {
        one.label->setText(tr(one.text));
        one.box->setAccessibleName(tr(one.text));
        one.box->setToolTip(tr(one.tip));
        if (one.box->minimum() < 1)
            one.box->setSpecialValueText(tr("default"));
    }
    m_backendLabel->setText(tr("Backend"));
    m_backendLabel->setBuddy(m_backend);
    struct Field
    {
        QLabel *label;
        QWidget *field;
        QString text;
        QString tip;
    };
    const std::initializer_list<Field> fields{
        {m_interfaceLabel, m_interface, tr("Interface"), tr("SO_BINDTODEVICE: only over this interface")},
        {m_localHostLabel, m_localHost, tr("Local address"), tr("bind() to this address of this machine first")},
        {m_localPortLabel, m_localPort, tr("Local port"), tr("bind() to this port first; 0 = the system picks")},
        {m_localPathLabel, m_localPath, tr("Own name"),
         tr("bind() to this path, or @name; empty = the system picks an abstract name, so that answers find the way")},
    };
    for (const Field &one : fields) {
        if (!one.field)
            continue;
        one.label->setText(one.text);
        one.field->setAccessibleName(one.text);
        one.field->setToolTip(one.tip);
        one.field->setWhatsThis(one.tip);
    }
    if (m_multicast)
        m_multicast->setToolTip(tr("Groups to join and leave, loop, TTL and outgoing interface"));
    setGroupCount(m_groupCount);
}

} // namespace sw
