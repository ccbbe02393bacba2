// SPDX-License-Identifier: GPL-3.0-or-later
#include "sparedescriptors.h"

#include <QEvent>
#include <QFileDialog>
#include <QTimer>

namespace sw {

namespace {

constexpr int kept = 16;

} // namespace

SpareDescriptors::SpareDescriptors(QObject *application)
    : m_reserve(kept)
{
    application->installEventFilter(this);
}

bool SpareDescriptors::eventFilter(QObject *watched, QEvent *event)
{
    const bool concerns = event->type() == QEvent::Show || event->type() == QEvent::Hide;
    if (concerns && qobject_cast<QFileDialog *>(watched)) {
        if (event->type() == QEvent::Show)
            m_reserve.release();
        else
            QTimer::singleShot(0, this, [this] { m_reserve.refill(); }); // after the chosen file was opened
    }
    return QObject::eventFilter(watched, event);
}

} // namespace sw
