// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "loaderror.h"
#include "message.h"

namespace sw {

class NodeReader;
struct JsonNode;

/// What a file of messages holds, or every fault in it (then nothing else counts).
struct MessagesResult
{
    Messages messages;
    LoadErrors errors;

    [[nodiscard]] bool ok() const { return errors.empty(); }
};

/// Why messages were not written. A value.
struct MessagesUnwritten
{
    enum class Kind : quint8 { None, TooMany, TooLong, TooLarge, System };
    Kind kind = Kind::None; ///< TooLong: one of them; TooLarge: all together
    QString about; ///< the system's reason, or the name of the message that is too long

    [[nodiscard]] bool ok() const { return kind == Kind::None; }
};

namespace messagefile {

constexpr qint64 mostBytes = 32 * 1024 * 1024; ///< of a file
constexpr size_t mostMessages = 10'000;
constexpr qsizetype mostTextChars = 4 * 1024 * 1024; ///< of one message
constexpr qsizetype mostNameChars = 200;
constexpr qsizetype mostFolders = 16; ///< in each other
constexpr qsizetype mostPathChars = 4000; ///< of the file whose bytes are sent
constexpr qsizetype mostHostChars = 400;

/// The JSON text of "socket-workbench/messages@1". Strict: an unknown key or name is a fault. Any thread.
MessagesResult load(const QByteArray &text);
MessagesResult loadFile(const QString &path);
/// The same as a part of another file: `root` is what load() would find, and `reader` is told the faults.
Messages load(NodeReader &reader, const JsonNode &root);
/// What load() reads back.
QJsonObject toJson(const Messages &messages);
QByteArray write(const Messages &messages);
/// Whether load() reads it back: its texts are within the limits.
[[nodiscard]] bool fits(const Message &message);
/// Atomic: the old file stands until the new one is whole, and when load() would not read the new one.
MessagesUnwritten writeFile(const QString &path, const Messages &messages);

} // namespace messagefile

} // namespace sw
