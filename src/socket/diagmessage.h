// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstring>
#include <functional>

#include <QByteArrayView>

#include "sockettable.h"

/// What the messages of sock_diag(7) say, shared by those who ask. Pure functions; any thread.
namespace sw::diag {

template<typename T>
T readAs(const char *from)
{
    T value{};
    std::memcpy(&value, from, sizeof value);
    return value;
}

/// A socket from a whole inet_diag_msg and the attributes after it.
KernelSocket socketOf(const char *bytes, std::size_t size);
/// Shows every attribute after the inet_diag_msg: its number and its bytes. Ends at the first one that does not fit.
void eachAttribute(const char *bytes, std::size_t size, const std::function<void(int type, QByteArrayView)> &look);

} // namespace sw::diag
