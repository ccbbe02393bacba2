// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QJsonValue>
#include <QString>

#include "socketconstants.h"

namespace sw {

/// Text of an address whose host may be a name: `localhost:80`. A value.
struct HostPort
{
    enum class Verdict : quint8 { Fine, BadAddress, BadPort };

    QString host;
    quint16 port = 0;

    /// Nothing for what is no `name:port`; numeric addresses and `unix:` are SocketAddress::parse's.
    static std::optional<HostPort> parse(const QString &text);
    /// Of an address as a file gives it, numeric or with a name.
    static Verdict judge(const QString &text);
};

/// A whole number as text, decimal or with 0x in hex; nothing for other text.
std::optional<qint64> integerIn(const QString &text);

/// The number that a file means by "AF_INET", "tcp", 6 or "6"; nothing when it means none.
std::optional<int> numberOfSymbol(SymbolTable table, const QJsonValue &value);
std::optional<int> numberOfOption(int level, const QJsonValue &value);

} // namespace sw
