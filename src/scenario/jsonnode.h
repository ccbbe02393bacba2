// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include "loaderror.h"

namespace sw {

/// One JSON value that knows where in the text it stands. A value.
struct JsonNode
{
    enum class Kind : quint8 { Null, Bool, Integer, Real, String, Array, Object };

    Kind kind = Kind::Null;
    bool boolean = false;
    bool replaced = false; ///< a reference in this string was replaced: it may stand for a number
    qint64 integer = 0;
    double real = 0; ///< also set for Integer
    QString text;
    qsizetype offset = 0; ///< in bytes from the start of the file
    QString key; ///< as a member of an object
    qsizetype keyOffset = 0;
    std::vector<JsonNode> items; ///< of an array or an object, in the order of the file

    [[nodiscard]] bool isString() const { return kind == Kind::String; }
    [[nodiscard]] bool isObject() const { return kind == Kind::Object; }
    [[nodiscard]] bool isArray() const { return kind == Kind::Array; }
    [[nodiscard]] bool isNumber() const { return kind == Kind::Integer || kind == Kind::Real; }
    [[nodiscard]] const JsonNode *member(QLatin1StringView name) const; ///< null when it is not there
    [[nodiscard]] QJsonValue toValue() const;
};

/// Line and column (from 1, in characters) of a byte of the text.
std::pair<int, int> placeOf(QByteArrayView text, qsizetype offset);

/// Reads a whole JSON text (RFC 8259, UTF-8, a byte order mark is let pass). Nothing, with the error set, when it is none
/// or a key stands twice in an object. Any thread.
std::optional<JsonNode> parseJson(const QByteArray &text, LoadError &error);

} // namespace sw
