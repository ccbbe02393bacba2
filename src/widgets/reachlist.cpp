// SPDX-License-Identifier: GPL-3.0-or-later
#include "reachlist.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QToolButton>

#include "flowlayout.h"
#include "icons.h"
#include "localaddresses.h"
#include "socketconstants.h"

namespace sw {

ReachList::ReachList(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_label(new QLabel(this))
{
    setObjectName(QStringLiteral("reachList"));
    auto *flow = new FlowLayout(this, 4);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->addWidget(m_label);
    hide();
}

void ReachList::show(const SocketAddress &bound, bool dualStack)
{
    QStringList addresses;
    for (const LocalAddress &local : bound.isAnyHost() ? localAddresses() : std::vector<LocalAddress>()) {
        const bool sameFamily = local.address.family() == bound.family();
        const bool reachable = sameFamily || (dualStack && bound.family() == constant::afInet6);
        if (local.isUp && reachable)
            addresses.append(local.address.withPort(bound.port()).toString());
    }
    if (addresses == m_addresses)
        return;
    m_addresses = addresses;
    fill();
}

void ReachList::clear()
{
    m_addresses.clear();
    fill();
}

void ReachList::fill()
{
    const auto old = findChildren<QToolButton *>();
    for (QToolButton *button : old) {
        layout()->removeWidget(button);
        button->hide();
        button->deleteLater();
    }
    m_label->setText(tr("Reached at"));
    for (const QString &address : std::as_const(m_addresses)) {
        auto *button = new QToolButton(this);
        button->setObjectName(QStringLiteral("reach_%1").arg(address));
        button->setText(address);
        button->setFont(m_theme.monospace());
        button->setIcon(themedIcon(m_theme, QLatin1StringView("copy"), ColorRole::MutedText));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setToolTip(tr("Copy this address"));
        button->setAccessibleName(tr("Copy %1").arg(address));
        connect(button, &QToolButton::clicked, this, [this, address] {
            QGuiApplication::clipboard()->setText(address);
            Q_EMIT copied(address);
        });
        layout()->addWidget(button);
    }
    setVisible(!m_addresses.isEmpty());
    updateGeometry();
}

void ReachList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

} // namespace sw
