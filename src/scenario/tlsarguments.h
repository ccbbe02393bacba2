// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QJsonObject>

#include "tlssettings.h"

namespace sw::tlsarguments {

/// What the arguments of starttls mean. Files are relative to `folder`. Null with the name in `bad` when one is wrong. Pure.
std::optional<TlsSettings> settings(const QJsonObject &args, const QString &folder, QString &bad);
/// The arguments that ask for those settings; what is as usual is left out. Pure.
QJsonObject arguments(const TlsSettings &settings);

constexpr int mostDays = 36'500; ///< before and after now
constexpr int mostProtocolBytes = 255; ///< of one name of ALPN (RFC 7301)
/// The first name of `alpn` that is too long; null: none is.
QString longProtocol(const QString &alpn);

/// "client" is false, "server" true.
std::optional<bool> isServer(const QString &side);

} // namespace sw::tlsarguments
