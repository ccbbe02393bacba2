// SPDX-License-Identifier: GPL-3.0-or-later
#include "backendchoice.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QStandardItemModel>

#include "qtwording.h"
#include "socketconstants.h"

namespace sw {

namespace {

QtGap gapOf(PanelKind kind)
{
    const int family = isUnixKind(kind) ? constant::afUnix : constant::afInet;
    const int type = kind == PanelKind::UnixSeqpacket ? constant::sockSeqpacket
        : kind == PanelKind::Udp || kind == PanelKind::UdpRelay || kind == PanelKind::UnixDatagram ? constant::sockDgram
        : isPingKind(kind)                                                                         ? constant::sockRaw
                           : constant::sockStream;
    return qtGapOfSocket(family, type, 0);
}

} // namespace

BackendChoice::BackendChoice(QComboBox &box, PanelKind kind, QObject *parent)
    : QObject(parent)
    , m_box(box)
    , m_kindGap(gapOf(kind))
{
    for (const BackendKind one : {BackendKind::Native, BackendKind::Qt})
        box.addItem(QString(), static_cast<int>(one));
    if (auto *items = qobject_cast<QStandardItemModel *>(box.model()); items && m_kindGap != QtGap::None)
        items->item(1)->setEnabled(false);
    retranslate();
    connect(&box, &QComboBox::currentIndexChanged, this, [this] {
        m_box.setToolTip(meaning());
        Q_EMIT changed();
    });
}

BackendKind BackendChoice::chosen() const
{
    return static_cast<BackendKind>(m_box.currentData().toInt());
}

void BackendChoice::choose(BackendKind backend)
{
    const BackendKind possible = m_kindGap == QtGap::None ? backend : BackendKind::Native;
    m_box.setCurrentIndex(m_box.findData(static_cast<int>(possible)));
}

void BackendChoice::addLimit(QWidget *field, QtGap gap)
{
    m_limits.push_back({field, gap});
}

void BackendChoice::apply(bool editable, const QString &whyNot)
{
    m_box.setEnabled(editable);
    m_box.setToolTip(editable ? meaning() : whyNot);
    if (!isQt())
        return;
    for (const Limit &one : m_limits) {
        one.field->setEnabled(false);
        one.field->setToolTip(qtGapText(static_cast<int>(one.gap)));
    }
}

QString BackendChoice::meaning() const
{
    if (m_kindGap != QtGap::None)
        return qtGapText(static_cast<int>(m_kindGap));
    return isQt()
        ? tr("Qt's own classes on a thread with an event loop: nothing blocks, signals tell, and Qt buffers in between")
        : tr("The system's own calls, each blocking a thread until it has ended");
}

void BackendChoice::retranslate()
{
    const QSignalBlocker quiet(&m_box);
    m_box.setItemText(0, tr("Native (sockets API)"));
    m_box.setItemText(1, tr("Qt (event loop)"));
    m_box.setAccessibleName(tr("Backend"));
    if (auto *items = qobject_cast<QStandardItemModel *>(m_box.model()))
        items->item(1)->setToolTip(m_kindGap == QtGap::None ? QString() : qtGapText(static_cast<int>(m_kindGap)));
}

} // namespace sw
