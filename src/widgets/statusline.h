// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QStatusBar>
#include <QTimer>

class QLabel;

namespace sw {

class Workbench;

/// The bottom of the window: what is open, how fast bytes move, what the log costs and whether it lost anything. Main thread;
/// both outlive it.
class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    StatusLine(Workbench &workbench, QWidget *parent = nullptr);

    void setEndpointCount(int count);
    void addToLog(QWidget *widget); ///< beside what the log costs
    void say(const QString &text); ///< plain text, for some seconds

protected:
    void changeEvent(QEvent *event) override;

private:
    void renew();

    Workbench &m_workbench;
    QLabel *m_open;
    QLabel *m_in;
    QLabel *m_out;
    QLabel *m_log;
    QLabel *m_platform;
    QTimer m_timer;
    QElapsedTimer m_since;
    quint64 m_bytesIn = 0;
    quint64 m_bytesOut = 0;
    int m_endpoints = 0;
};

} // namespace sw
