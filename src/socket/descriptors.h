// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QtGlobal>

namespace sw {

/// Raises the soft limit of open descriptors to the hard one (setrlimit(2), RLIMIT_NOFILE); gives the limit in force, -1 when it
/// cannot be told.
qint64 raiseDescriptorLimit();

/// The soft limit of open descriptors now (getrlimit(2)); -1 when it cannot be told.
qint64 descriptorLimit();

/// How many descriptors this process has open (/proc/self/fd), -1 when it cannot be told.
int openDescriptorCount();

/// A few descriptors kept aside, so that files and dialogs can still be opened when sockets have taken all others. One
/// thread.
class DescriptorReserve final
{
public:
    explicit DescriptorReserve(int count);
    ~DescriptorReserve();
    Q_DISABLE_COPY_MOVE(DescriptorReserve)

    void release(); ///< gives them back, for a moment in which files must be opened
    void refill(); ///< takes as many as are missing, or as many as there are

private:
    int m_count;
    std::vector<int> m_held;
};

} // namespace sw
