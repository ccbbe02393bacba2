// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

#include "scenario.h"

namespace sw {

/// One thing that a lesson does beyond its own sockets. A value.
struct LessonReach
{
    enum class Kind : quint8 {
        Binds, ///< an address
        Connects, ///< to an address
        Sends, ///< datagrams to an address
        Resolves, ///< a name, which may ask a name server
        Reads, ///< a file of this machine
        Writes, ///< a file of this machine: a certificate or key that is made
        Listens, ///< bound to an address, where it waits for connections
    };

    Kind kind = Kind::Binds;
    int actor = 0; ///< index
    QString what; ///< as the file says it; references stand in it as they are

    bool operator==(const LessonReach &other) const = default;
};

/// All of it in the order of the steps, each once. Any thread.
std::vector<LessonReach> lessonReach(const Scenario &lesson);

/// How many sockets its steps make. Any thread.
int lessonSockets(const Scenario &lesson);

/// A text of a file as one line of at most 80 characters, without what could make it look like something else.
QString lessonPlain(QString text);

/// One step as a line: `bind(listener, address = 127.0.0.1:0)`; nothing for those that make no call. Technical text, the same
/// in every language.
QString lessonCallLine(const Step &step);

} // namespace sw
