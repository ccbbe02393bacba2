// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "kernelprobe.h"

namespace sw {

/// Why this user may not make a socket to ping with, and what to do about it. Main thread.
class PingRights final
{
    Q_DECLARE_TR_FUNCTIONS(sw::PingRights)

public:
    /// The errno of making that socket, as the probe found it.
    static int errorOf(const KernelOffer &offer, bool v6, bool raw);
    /// A right is missing, as opposed to a kernel that has no such socket.
    static bool isRight(int error);
    /// Sentences; empty when the socket can be made.
    static QString whyNot(const KernelOffer &offer, bool v6, bool raw);
    /// What an administrator types to grant it.
    static QString command(bool raw);
};

} // namespace sw
