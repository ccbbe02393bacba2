// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace sw {

/// What each client waits for after its message.
enum class CrowdAnswer : quint8 {
    None, ///< nothing: what comes is counted as bytes
    Echo, ///< the message itself; bytes that differ are counted
    Bytes, ///< as many bytes as answerBytes says
};

/// What a panel of many clients asks for. A value.
struct CrowdSettings
{
    static constexpr int mostClients = 5000;
    static constexpr int mostSources = 250;
    static constexpr int mostSeconds = 86'400;
    static constexpr double mostRate = 1000;
    static constexpr int mostAnswer = 16 * 1024 * 1024;

    QString host = QStringLiteral("127.0.0.1"); ///< numeric or a name
    quint16 port = 9999;
    int clients = 100;
    int ramp = 200; ///< connections that are begun in a second; 0: as many as the machine begins
    QString message = QStringLiteral("hello\\n"); ///< with escapes, see parsePayload(); empty: they only connect
    double rate = 0; ///< messages a second of each client; 0: one, as soon as it is connected
    int seconds = 10; ///< then all of them close; 0: not before they are stopped
    CrowdAnswer answer = CrowdAnswer::Echo;
    int answerBytes = 1;
    int timeoutMs = 5000; ///< of a connect
    int sources =
        1; ///< how many of the addresses 127.0.0.1, 127.0.0.2 ... they are bound to, in turn; 1: they are not bound
    bool reset = false; ///< end connections by a RST: none stays in TIME_WAIT

    [[nodiscard]] std::optional<QByteArray> payload() const; ///< nothing when the message is wrong
};

QJsonObject toJson(const CrowdSettings &settings);
/// Missing members keep their defaults; numbers are brought into their limits.
CrowdSettings crowdSettingsFrom(const QJsonObject &object);

} // namespace sw
