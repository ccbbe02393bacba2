// SPDX-License-Identifier: GPL-3.0-or-later
#include "panelkind.h"

#include <algorithm>
#include <array>

#include <QAbstractItemView>
#include <QComboBox>
#include <QCoreApplication>
#include <QSignalBlocker>

namespace sw {

namespace {

struct Row
{
    const char *key;
    const char *name;
};

constexpr std::array kinds{PanelKind::Tcp, PanelKind::Udp, PanelKind::UnixDatagram};
constexpr std::array<Row, kinds.size()> rows{{
    {"tcp", QT_TRANSLATE_NOOP("sw::PanelKind", "TCP")},
    {"udp", QT_TRANSLATE_NOOP("sw::PanelKind", "UDP")},
    {"unix-datagram", QT_TRANSLATE_NOOP("sw::PanelKind", "Unix datagram")},
}};

} // namespace

std::span<const PanelKind> panelKinds()
{
    return kinds;
}

QString panelKindName(PanelKind kind)
{
    return QCoreApplication::translate("sw::PanelKind", rows[static_cast<size_t>(kind)].name);
}

QString panelKindKey(PanelKind kind)
{
    return QLatin1StringView(rows[static_cast<size_t>(kind)].key);
}

PanelKind panelKindFrom(const QString &key)
{
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const Row &row) { return key == QLatin1StringView(row.key); });
    return found == rows.end() ? PanelKind::Tcp : kinds[static_cast<size_t>(found - rows.begin())];
}

void fillPanelKinds(QComboBox &box, PanelKind kind)
{
    const QSignalBlocker quiet(&box);
    box.clear();
    for (const PanelKind one : kinds)
        box.addItem(panelKindName(one), static_cast<int>(one));
    box.setCurrentIndex(box.findData(static_cast<int>(kind)));
    // As wide as what is chosen: a narrow panel has better use for the room. The list shows all of each.
    constexpr int listPadding = 24;
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box.setMinimumContentsLength(static_cast<int>(panelKindName(kind).size()));
    box.setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    box.view()->setMinimumWidth(box.view()->sizeHintForColumn(0) + listPadding);
}

} // namespace sw
