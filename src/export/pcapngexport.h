// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rowexport.h"
#include "wirepackets.h"

namespace sw {

/// Makes the job one that writes a pcapng file as session files are (docs/session-file.md): for Wireshark, and to be opened again.
/// `wanted` of the job must be set. Rows left out are not in its packets either: what was sent then looks like one stream without
/// gaps; where the sends of an end are left out and the other end is in this program too, what that one received is there. `program`: name and version. `before`: sockets as older rows told of them (Journal::socketsBefore()). Pure.
void writePcapng(ExportJob &job, const SessionClock &clock, const QByteArray &program, WirePackets before = {});

} // namespace sw
