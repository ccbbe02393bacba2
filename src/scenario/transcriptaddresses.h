// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript.h"

namespace sw {

/// Which addresses of a transcript stand for sockets, so that a file can refer to them: those that the system picked, and
/// with `anyPort` those that were bound. Used on one thread; the transcript outlives it.
class TranscriptAddresses final
{
public:
    TranscriptAddresses(const Transcript &transcript, bool anyPort);

    /// The arguments with references in place of such addresses, as they stood when the call was made.
    [[nodiscard]] QJsonObject args(const TranscriptCall &call) const;
    /// How a file names an address that a call told; empty when only chance could make it the same again.
    [[nodiscard]] QString told(const TranscriptCall &call) const;

private:
    struct Known
    {
        QString name;
        SocketAddress address;
        qint64 sinceNs = 0;
        bool bound = false; ///< by a bind: others may name its port with another host
    };

    [[nodiscard]] QString referred(const QString &address, qint64 atNs) const;
    [[nodiscard]] const Known *exact(const SocketAddress &address, qint64 atNs) const;
    [[nodiscard]] const Known *withPort(quint16 port, qint64 atNs) const;
    [[nodiscard]] QString pathFor(const QString &address) const;

    std::vector<Known> m_known;
    QMap<QString, QString> m_paths; ///< unix:/path -> unix:${tmp}/name
    bool m_anyPort;
};

} // namespace sw
