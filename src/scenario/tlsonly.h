// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>

#include "callrecord.h"
#include "scenario.h"

namespace sw {

/// Which sockets of a run were to be encrypted and are not: what the file sends and receives on them from there on was meant
/// for TLS. Once a starttls came to nothing this holds for every socket that a starttls of the file names, both ends of a
/// connection mostly, and for copies of them and files over them, until TLS begins there. Main thread.
class TlsOnly final
{
public:
    explicit TlsOnly(const Scenario &scenario);

    /// A starttls of the file has ended, or no backend was given it.
    void handshakeEnded(const Step &step, const CallRecord &record);
    /// Whether the step moves bytes, or waits for some, that were meant for TLS.
    [[nodiscard]] bool isKeptBack(const Step &step) const;

private:
    QSet<QString> m_names; ///< of sockets that are to be encrypted some time
    QSet<QString> m_encrypted;
    bool m_failed = false; ///< a starttls came to nothing
};

} // namespace sw
