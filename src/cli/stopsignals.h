// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace sw {

/// SIGINT and SIGTERM as an ordinary Qt signal, by a signalfd(2). Made before any thread is, because the signals must be
/// blocked in all of them. Main thread.
class StopSignals final : public QObject
{
    Q_OBJECT

public:
    explicit StopSignals(QObject *parent = nullptr);
    ~StopSignals() override;

Q_SIGNALS:
    void stopAsked(int signalNumber);

private:
    void read();

    int m_fd = -1;
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace sw
