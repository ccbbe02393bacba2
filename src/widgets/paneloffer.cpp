// SPDX-License-Identifier: GPL-3.0-or-later
#include "paneloffer.h"

#include <array>

#include <QAbstractItemView>
#include <QComboBox>
#include <QSignalBlocker>
#include <QStandardItemModel>

#include "errnotable.h"
#include "errnowording.h"
#include "pingrights.h"
#include "socketconstants.h"

namespace sw {

namespace {

struct Needs
{
    PanelKind kind;
    int type;
};

const std::array<Needs, 10> &needs()
{
    static const std::array<Needs, 10> table{{{PanelKind::Tcp, constant::sockStream},
                                              {PanelKind::Udp, constant::sockDgram},
                                              {PanelKind::UnixStream, constant::sockStream},
                                              {PanelKind::UnixSeqpacket, constant::sockSeqpacket},
                                              {PanelKind::UnixDatagram, constant::sockDgram},
                                              {PanelKind::Ping, constant::sockRaw},
                                              {PanelKind::PingV6, constant::sockRaw},
                                              {PanelKind::Crowd, constant::sockStream},
                                              {PanelKind::TcpRelay, constant::sockStream},
                                              {PanelKind::UdpRelay, constant::sockDgram}}};
    return table;
}

} // namespace

PanelOffer::PanelOffer(QObject *parent)
    : QObject(parent)
{
    probeAgain();
}

void PanelOffer::probeAgain()
{
    // Without a thread everything counts as offered: the calls themselves tell.
    m_probe.reset();
    m_probe = std::make_unique<KernelProbe>(m_api, [this](const KernelOffer &offer) {
        QMetaObject::invokeMethod(
            this, [this, offer] { set(offer); }, Qt::QueuedConnection);
    });
}

PanelOffer::~PanelOffer()
{
    m_probe.reset(); // waits for its thread, which calls back
}

void PanelOffer::set(const KernelOffer &offer)
{
    m_offer = offer;
    Q_EMIT changed();
}

QString PanelOffer::whyNot(PanelKind kind) const
{
    if (!m_offer)
        return {};
    if (isPingKind(kind))
        return whyNoPing(kind == PanelKind::PingV6);
    const int type = needs()[static_cast<size_t>(kind)].type;
    int error = 0;
    // One family is enough: with IPv6 alone UDP is there all the same.
    for (const int family : {constant::afInet6, constant::afInet, constant::afUnix}) {
        if (isUnixKind(kind) != (family == constant::afUnix))
            continue;
        error = m_offer->errorOf(family, type).value_or(0);
        if (error == 0)
            return {};
    }
    return tr("Not offered by this kernel: socket() gives %1. %2")
        .arg(errnoName(error), errnoText(QLatin1StringView("socket"), error).meaning);
}

QString PanelOffer::whyNoPing(bool v6) const
{
    // A missing right can be granted, and the panel says how: it is there for one to see.
    for (const bool raw : {false, true}) {
        const int error = PingRights::errorOf(*m_offer, v6, raw);
        if (error == 0 || PingRights::isRight(error))
            return {};
    }
    return PingRights::whyNot(*m_offer, v6, false);
}

void PanelOffer::fill(QComboBox &box, WhoRole side, PanelKind kind) const
{
    const QSignalBlocker quiet(&box);
    box.clear();
    const std::vector<PanelKind> kinds = panelKindsOf(side);
    for (const PanelKind one : kinds)
        box.addItem(panelKindName(one), static_cast<int>(one));
    const auto *items = qobject_cast<QStandardItemModel *>(box.model());
    for (int i = 0; items && i < items->rowCount(); ++i) {
        const QString why = whyNot(kinds[static_cast<size_t>(i)]);
        items->item(i)->setEnabled(why.isEmpty());
        items->item(i)->setToolTip(why);
    }
    box.setCurrentIndex(box.findData(static_cast<int>(kind)));
    // As wide as what is chosen: a narrow panel has better use for the room. The list shows all of each.
    constexpr int listPadding = 24;
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box.setMinimumContentsLength(static_cast<int>(panelKindName(kind).size()));
    box.setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    box.view()->setMinimumWidth(box.view()->sizeHintForColumn(0) + listPadding);
}

} // namespace sw
