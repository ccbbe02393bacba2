// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QStringList>

#include "placeholders.h"
#include "repeatsettings.h"

namespace sw {

/// Where a message goes: to the panel in use, or to an address.
struct MessageTarget
{
    QString protocol; ///< "tcp", "udp"; empty: the panel in use
    QString host;
    quint16 port = 0;

    friend bool operator==(const MessageTarget &, const MessageTarget &) = default;
};

/// A named message. A value.
struct Message
{
    int id = 0; ///< within a library, while the program runs; 0: in none
    QString name;
    QStringList folder; ///< from the top; empty: at the top
    QString file; ///< the path of a file whose bytes are sent in place of the text; empty: none
    MessageSource source;
    MessageTarget target;
    RepeatSettings repeat;
    bool onBar = false; ///< a button of its own
    QString shortcut; ///< QKeySequence::PortableText; empty: none

    /// Everything but the id.
    [[nodiscard]] bool sameAs(const Message &other) const;
};
using Messages = std::vector<Message>;

/// Whether all of the words in `search` stand in its name, folder or text; any case.
bool isFound(const Message &message, const QString &search);

} // namespace sw
