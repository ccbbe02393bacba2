// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QJsonValue>
#include <QString>
#include <QStringList>

namespace sw {

/// `${listener.sockname}`, `${NAME}`, `${tmp}` in texts. Pure functions.
namespace reference {

/// Splits `socket.field`; nothing when it has not that shape or the field is none of sockname, peername, port, fd.
struct SocketField
{
    QString socket;
    QString field;
};
std::optional<SocketField> socketField(const QString &name);

/// What stands between `${` and `}`, in order. An opening without an end is one with a null name.
QStringList namesIn(const QString &text);
inline bool isIn(const QString &text)
{
    return text.contains(QStringLiteral("${"));
}

/// Asked for each name; nothing: leave it as it stands.
using Lookup = std::function<std::optional<QString>(const QString &name)>;
QString replace(const QString &text, const Lookup &lookup);
/// In all strings of a value, inner ones too. Keys stay.
QJsonValue replace(const QJsonValue &value, const Lookup &lookup);
/// The first reference that stands in any string of the value; null when there is none.
QString firstIn(const QJsonValue &value);

} // namespace reference

} // namespace sw
