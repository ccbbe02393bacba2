// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

#include "lifecyclestripgeometry.h"
#include "lifecyclestriptext.h"

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace sw {

class Theme;

/// Draws the places of the strip: colour and a drawn sign for the state, two lines that are cut with '…'. Lives for one
/// paint event on the main thread.
class LifecycleStripPainter final
{
public:
    LifecycleStripPainter(const Theme &theme, StripRole role);

    void paint(QPainter &painter, const LifecycleStripGeometry &geometry, int index, const StripCell &cell,
               bool focused) const;

    [[nodiscard]] static QFont titleFont(const Theme &theme);
    [[nodiscard]] static QFont detailFont(const Theme &theme);

private:
    void paintSign(QPainter &painter, const QRectF &rect, LifecycleStep::Phase phase) const;

    const Theme &m_theme;
    const StripRole m_role;
};

} // namespace sw
