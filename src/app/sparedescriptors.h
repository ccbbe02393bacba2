// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "descriptors.h"

namespace sw {

/// Gives back the reserve of descriptors while a file dialog is open, so that a log can still be saved when connections have
/// taken all others. Main thread; filters the application's events.
class SpareDescriptors final : public QObject
{
    Q_OBJECT

public:
    explicit SpareDescriptors(QObject *application); ///< which outlives it

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    DescriptorReserve m_reserve;
};

} // namespace sw
