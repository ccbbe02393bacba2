// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference.h"

#include <QJsonArray>
#include <QJsonObject>

namespace sw::reference {

namespace {

constexpr QLatin1StringView opening("${");

} // namespace

std::optional<SocketField> socketField(const QString &name)
{
    static const QStringList fields{QStringLiteral("sockname"), QStringLiteral("peername"), QStringLiteral("port"),
                                    QStringLiteral("fd")};
    const qsizetype dot = name.lastIndexOf(u'.');
    if (dot <= 0 || !fields.contains(name.mid(dot + 1)))
        return std::nullopt;
    return SocketField{name.left(dot), name.mid(dot + 1)};
}

QStringList namesIn(const QString &text)
{
    QStringList names;
    for (qsizetype at = text.indexOf(opening); at >= 0; at = text.indexOf(opening, at)) {
        const qsizetype end = text.indexOf(u'}', at);
        if (end < 0) {
            names.append(QString());
            break;
        }
        names.append(text.mid(at + 2, end - at - 2));
        at = end;
    }
    return names;
}

QString replace(const QString &text, const Lookup &lookup)
{
    QString result;
    qsizetype done = 0;
    for (qsizetype at = text.indexOf(opening); at >= 0; at = text.indexOf(opening, at)) {
        const qsizetype end = text.indexOf(u'}', at);
        if (end < 0)
            break;
        if (const auto found = lookup(text.mid(at + 2, end - at - 2))) {
            result += QStringView(text).mid(done, at - done);
            result += *found;
            done = end + 1;
        }
        at = end;
    }
    return result + text.mid(done);
}

QJsonValue replace(const QJsonValue &value, const Lookup &lookup)
{
    if (value.isString())
        return replace(value.toString(), lookup);
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            array[i] = replace(QJsonValue(array.at(i)), lookup);
        return array;
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            it.value() = replace(QJsonValue(it.value()), lookup);
        return object;
    }
    return value;
}

QString firstIn(const QJsonValue &value)
{
    if (value.isString() && isIn(value.toString()))
        return QString(opening) + namesIn(value.toString()).constFirst() + u'}';
    if (value.isArray()) {
        for (const QJsonValue &item : value.toArray()) {
            if (const QString found = firstIn(item); !found.isNull())
                return found;
        }
    }
    if (value.isObject()) {
        for (const QJsonValue &item : value.toObject()) {
            if (const QString found = firstIn(item); !found.isNull())
                return found;
        }
    }
    return {};
}

} // namespace sw::reference
