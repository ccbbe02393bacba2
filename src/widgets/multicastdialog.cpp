// SPDX-License-Identifier: GPL-3.0-or-later
#include "multicastdialog.h"

#include <algorithm>

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>

#include "addressbox.h"
#include "errnotable.h"
#include "errnowording.h"
#include "multicast.h"

namespace sw {

MulticastDialog::MulticastDialog(DatagramEndpoint &endpoint, QWidget *parent)
    : QDialog(parent)
    , m_endpoint(endpoint)
    , m_groupLabel(new QLabel(this))
    , m_interfaceLabel(new QLabel(this))
    , m_sourceLabel(new QLabel(this))
    , m_group(new QLineEdit(this))
    , m_interface(new AddressBox(this))
    , m_source(new QLineEdit(this))
    , m_join(new QPushButton(this))
    , m_leave(new QPushButton(this))
    , m_list(new QTreeWidget(this))
    , m_sendLabel(new QLabel(this))
    , m_loop(new QCheckBox(this))
    , m_ttlLabel(new QLabel(this))
    , m_ttl(new QSpinBox(this))
    , m_outLabel(new QLabel(this))
    , m_out(new AddressBox(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("multicastDialog"));
    build();
    connect(&m_endpoint, &DatagramEndpoint::groupsChanged, this, &MulticastDialog::follow);
    connect(&m_endpoint, &Endpoint::stateChanged, this, &MulticastDialog::follow);
    connect(m_join, &QPushButton::clicked, this, &MulticastDialog::joinTyped);
    connect(m_group, &QLineEdit::returnPressed, this, &MulticastDialog::joinTyped);
    connect(m_leave, &QPushButton::clicked, this, &MulticastDialog::leaveSelected);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    for (QLineEdit *edit : {m_group, m_source})
        connect(edit, &QLineEdit::textChanged, this, &MulticastDialog::showButtons);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &MulticastDialog::showButtons);
    connect(m_loop, &QCheckBox::toggled, this, &MulticastDialog::edited);
    connect(m_ttl, &QSpinBox::valueChanged, this, &MulticastDialog::edited);
    connect(m_out, &QComboBox::editTextChanged, this, &MulticastDialog::edited);
    retranslate();
}

void MulticastDialog::build()
{
    m_group->setObjectName(QStringLiteral("groupEdit"));
    m_interface->setObjectName(QStringLiteral("groupInterfaceBox"));
    m_interface->setPurpose(AddressBox::Purpose::Interface);
    m_source->setObjectName(QStringLiteral("sourceEdit"));
    m_join->setObjectName(QStringLiteral("joinButton"));
    m_leave->setObjectName(QStringLiteral("leaveButton"));
    m_list->setObjectName(QStringLiteral("groupList"));
    m_loop->setObjectName(QStringLiteral("multicastLoopBox"));
    m_ttl->setObjectName(QStringLiteral("multicastTtlBox"));
    m_ttl->setRange(-1, 255);
    m_out->setObjectName(QStringLiteral("multicastInterfaceBox"));
    m_out->setPurpose(AddressBox::Purpose::Interface);
    m_close->setObjectName(QStringLiteral("closeButton"));
    for (QPushButton *button : {m_join, m_leave, m_close})
        button->setAutoDefault(false);
    m_list->setRootIsDecorated(false);
    m_list->setColumnCount(4);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(true);
    m_groupLabel->setBuddy(m_group);
    m_interfaceLabel->setBuddy(m_interface);
    m_sourceLabel->setBuddy(m_source);
    m_ttlLabel->setBuddy(m_ttl);
    m_outLabel->setBuddy(m_out);

    auto *grid = new QGridLayout(this);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_groupLabel, 0, 0);
    grid->addWidget(m_interfaceLabel, 0, 1);
    grid->addWidget(m_sourceLabel, 0, 2);
    grid->addWidget(m_group, 1, 0);
    grid->addWidget(m_interface, 1, 1);
    grid->addWidget(m_source, 1, 2);
    grid->addWidget(m_join, 1, 3);
    grid->addWidget(m_list, 2, 0, 1, 3);
    grid->addWidget(m_leave, 2, 3, Qt::AlignTop);
    grid->addWidget(m_sendLabel, 3, 0, 1, 4);
    auto *sending = new QHBoxLayout;
    sending->setSpacing(8);
    sending->addWidget(m_outLabel);
    sending->addWidget(m_out);
    sending->addWidget(m_ttlLabel);
    sending->addWidget(m_ttl);
    sending->addWidget(m_loop);
    sending->addStretch(1);
    grid->addLayout(sending, 4, 0, 1, 4);
    grid->addWidget(m_close, 5, 3);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 2);
    grid->setRowStretch(2, 1);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 20);
}

void MulticastDialog::load(const DatagramSettings &settings)
{
    m_groups = settings.groups;
    m_loop->setChecked(settings.multicastLoop);
    m_ttl->setValue(settings.multicastTtl);
    m_out->setAddress(settings.multicastInterface);
    showGroups();
}

void MulticastDialog::store(DatagramSettings &settings) const
{
    settings.groups = m_groups;
    settings.multicastLoop = m_loop->isChecked();
    settings.multicastTtl = m_ttl->value();
    settings.multicastInterface = m_out->address();
}

Membership MulticastDialog::typed() const
{
    return {m_group->text().trimmed(), m_interface->address(), m_source->text().trimmed()};
}

QString MulticastDialog::whatIsWrong() const
{
    const Membership wanted = typed();
    const auto group = SocketAddress::fromHost(wanted.group, 0);
    const auto source = SocketAddress::fromHost(wanted.source, 0);
    if (!group || !isMulticast(*group))
        return tr("Group: an address from 224.0.0.0 to 239.255.255.255, or one that begins with ff.");
    if (!wanted.source.isEmpty() && (!source || source->family() != group->family()))
        return tr("Source: a numeric address of the same family as the group, or empty.");
    if (std::find(m_groups.begin(), m_groups.end(), wanted) != m_groups.end())
        return tr("This group is in the list already.");
    return {};
}

void MulticastDialog::joinTyped()
{
    if (!whatIsWrong().isEmpty())
        return;
    if (isRunning()) {
        m_endpoint.join(typed());
    } else {
        m_groups.push_back(typed());
        showGroups();
        Q_EMIT edited();
    }
}

void MulticastDialog::leaveSelected()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row < 0)
        return;
    if (isRunning()) {
        const auto &groups = m_endpoint.groups();
        if (static_cast<std::size_t>(row) < groups.size())
            m_endpoint.leave(groups[static_cast<std::size_t>(row)].membership);
        return;
    }
    m_groups.erase(m_groups.begin() + row);
    showGroups();
    Q_EMIT edited();
}

void MulticastDialog::follow()
{
    if (isRunning()) {
        // What was joined or left meanwhile is what the next start joins.
        std::vector<Membership> now;
        for (const GroupState &one : m_endpoint.groups()) {
            if (one.joined)
                now.push_back(one.membership);
        }
        if (now != m_groups) {
            m_groups = now;
            Q_EMIT edited();
        }
    }
    showGroups();
}

void MulticastDialog::showGroups()
{
    m_list->clear();
    const auto add = [this](const Membership &one, const QString &state, const QString &tip) {
        auto *item = new QTreeWidgetItem({one.group, one.interfaceName.isEmpty() ? tr("by route") : one.interfaceName,
                                          one.source.isEmpty() ? tr("everybody") : one.source, state});
        item->setToolTip(3, tip);
        m_list->addTopLevelItem(item);
    };
    if (isRunning()) {
        for (const GroupState &one : m_endpoint.groups()) {
            const QString error = one.error == 0 ? QString() : QString(errnoName(one.error));
            add(one.membership, error.isEmpty() ? tr("joined") : error,
                one.error == 0 ? QString() : errnoText(QLatin1StringView("setsockopt"), one.error).meaning);
        }
    } else {
        for (const Membership &one : m_groups)
            add(one, tr("joins at the start"), {});
    }
    showButtons();
}

void MulticastDialog::showButtons()
{
    const bool idle = m_endpoint.isIdle();
    const QString wrong = idle || isRunning() ? whatIsWrong() : tr("The socket is starting or stopping.");
    m_join->setEnabled(wrong.isEmpty());
    m_join->setToolTip(!wrong.isEmpty() ? wrong
                           : idle       ? tr("Joined when the socket starts")
                                        : tr("IP_ADD_MEMBERSHIP, IPV6_ADD_MEMBERSHIP or MCAST_JOIN_SOURCE_GROUP, now"));
    const bool selected = m_list->currentItem() && m_list->currentItem()->isSelected();
    m_leave->setEnabled(selected && (idle || isRunning()));
    m_leave->setToolTip(selected ? tr("Leaves the selected group") : tr("Select a group in the list first."));
    const QString locked = tr("Stop the socket to change this.");
    for (QWidget *field : std::initializer_list<QWidget *>{m_loop, m_ttl, m_out}) {
        field->setEnabled(idle);
        field->setToolTip(idle ? field->whatsThis() : locked);
    }
}

void MulticastDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MulticastDialog::retranslate()
{
    setWindowTitle(tr("Multicast"));
    m_groupLabel->setText(tr("&Group"));
    m_interfaceLabel->setText(tr("&Interface"));
    m_sourceLabel->setText(tr("&Source only"));
    m_group->setAccessibleName(tr("Group address"));
    m_group->setPlaceholderText(QStringLiteral("239.1.2.3, ff02::1:3"));
    m_interface->setAccessibleName(tr("Interface to join on"));
    m_interface->setToolTip(
        tr("Where the group is listened for; empty = the interface that the route to the group names"));
    m_source->setAccessibleName(tr("Only source"));
    m_source->setToolTip(tr("Only what this address sends (source-specific multicast); empty = everybody"));
    m_join->setText(tr("&Join"));
    m_leave->setText(tr("&Leave"));
    m_list->setHeaderLabels({tr("Group"), tr("Interface"), tr("Source"), tr("State")});
    m_list->setAccessibleName(tr("Groups"));
    m_sendLabel->setText(tr("What is sent to groups:"));
    m_outLabel->setText(tr("&Leaves by"));
    m_out->setAccessibleName(tr("Outgoing interface"));
    m_out->setWhatsThis(tr("IP_MULTICAST_IF: the interface that multicast datagrams leave by; empty = by route"));
    m_ttlLabel->setText(tr("&TTL"));
    m_ttl->setSpecialValueText(tr("default"));
    m_ttl->setAccessibleName(tr("TTL of multicast datagrams"));
    m_ttl->setWhatsThis(
        tr("IP_MULTICAST_TTL (IPV6_MULTICAST_HOPS): routers that may be passed; the system's default 1 stays in this "
           "network"));
    m_loop->setText(tr("Heard on this machine too"));
    m_loop->setWhatsThis(tr("IP_MULTICAST_LOOP: sockets of this machine get a copy of what is sent from here"));
    m_close->setText(tr("Close"));
    showGroups();
}

} // namespace sw
