// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "nameresolution.h"

namespace sw {

/// The name functions from before getaddrinfo(3), in their reentrant forms, so that two threads never share an answer. All
/// block. Inside the room only: others use resolveName(). Any thread.
namespace olderlookups {

NameAnswer hostByName(const NameQuery &query); ///< gethostbyname(3): IPv4 only
/// gethostbyaddr(3). A host that is no numeric address is looked up first, as CPython's socket.gethostbyaddr does.
NameAnswer hostByAddress(const NameQuery &query);
NameAnswer fullName(const NameQuery &query); ///< the first of the host's names that has a dot; never fails
NameAnswer serviceByName(const NameQuery &query); ///< getservbyname(3)
NameAnswer serviceByPort(const NameQuery &query); ///< getservbyport(3)
NameAnswer protocolByName(const NameQuery &query); ///< getprotobyname(3)

} // namespace olderlookups

} // namespace sw
