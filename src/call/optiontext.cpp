// SPDX-License-Identifier: GPL-3.0-or-later
#include "optiontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include "calltext.h"
#include "optionvalue.h"

namespace sw {

namespace {

QString jsonText(const QJsonValue &value)
{
    return value.isString()
        ? value.toString()
        : QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)).sliced(1).chopped(1);
}

} // namespace

QString optionValueText(const CallRecord &r)
{
    // Commands of the window carry bytes alone; the table of options says what they mean.
    const bool told = !r.value.isUndefined() && !r.value.isNull();
    const QJsonValue value = told ? r.value : optionvalue::decode(r.arguments[0], r.arguments[1], r.data);
    switch (value.type()) {
    case QJsonValue::String:
        return straceBytes(value.toString().toUtf8());
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        if (!told && object.contains(QLatin1StringView("hex"))) {
            const QString hex = QStringLiteral("0x") + QString::fromLatin1(r.data.left(16).toHex());
            return r.data.isEmpty() ? QStringLiteral("\"\"") : r.data.size() > 16 ? hex + QStringLiteral("...") : hex;
        }
        QStringList fields;
        for (auto it = object.begin(); it != object.end(); ++it)
            fields.append(it.key() + u'=' + jsonText(it.value()));
        return u'{' + fields.join(u", ") + u'}';
    }
    case QJsonValue::Array: {
        QStringList items;
        for (const QJsonValue &one : value.toArray())
            items.append(jsonText(one));
        return u'[' + items.join(u", ") + u']';
    }
    default:
        return u'[' + value.toVariant().toString() + u']';
    }
}

} // namespace sw
