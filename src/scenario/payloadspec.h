// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>

#include "nodereader.h"

namespace sw {

/// DATA values: {"text"}, {"hex"}, {"base64"}, {"file"}, {"repeat", "times"}.
namespace payloadspec {

constexpr qint64 mostBytes = 1024LL * 1024 * 1024;

/// Faults what is no data: shape, digits, encoding, a file that cannot be read, too much of it.
void check(NodeReader &reader, const JsonNode &node);

/// The bytes; nothing when they cannot be had (a reference turned out badly, a file is gone). Relative files start from
/// `folder`.
std::optional<QByteArray> bytes(const QJsonValue &data, const QString &folder);

/// Data that stands for exactly these bytes: text where it reads as such, else hex.
QJsonObject ofBytes(const QByteArray &bytes);

} // namespace payloadspec

} // namespace sw
