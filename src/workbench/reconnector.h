// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>
#include <QTimer>

#include "clientendpoint.h"

namespace sw {

/// The pause before that try (from 1), with its share of chance.
int reconnectPauseMs(const ReconnectSettings &settings, int attempt, QRandomGenerator &random);

/// Connects a client again when its connection ended, or could not be made, without the person having wished it. Each try is the
/// client's usual recipe, each pause a notice in the log. Main thread; the client outlives it.
class Reconnector final : public QObject
{
    Q_OBJECT

public:
    explicit Reconnector(ClientEndpoint &client, QObject *parent = nullptr);

    void setSettings(const ReconnectSettings &settings);
    [[nodiscard]] bool waits() const { return m_timer.isActive(); }
    [[nodiscard]] int attempt() const { return m_attempt; } ///< the one that is waited for or made, from 1; 0: none
    [[nodiscard]] int leftMs() const { return m_timer.isActive() ? m_timer.remainingTime() : 0; }
    void giveUp(); ///< until the person connects anew

Q_SIGNALS:
    void changed();

private:
    void follow();
    void tryAgain();
    void note(Notice what, qint64 result);

    ClientEndpoint &m_client;
    ReconnectSettings m_settings;
    QRandomGenerator m_random;
    QTimer m_timer;
    int m_attempt = 0;
    bool m_wasBusy = false;
    bool m_trying = false; ///< this try is made here, not by the person
};

} // namespace sw
