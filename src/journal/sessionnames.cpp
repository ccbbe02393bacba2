// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionnames.h"

#include <limits>

#include <QCborArray>
#include <QCborValue>

namespace sw::sessionnames {

namespace {

constexpr size_t mostNames = 4096;
constexpr qsizetype longestName = 200;
constexpr qsizetype mostBytes = 1024 * 1024;

} // namespace

QByteArray toBytes(const std::vector<EndpointName> &names)
{
    QCborArray all;
    for (const EndpointName &name : names) {
        if (size_t(all.size()) == mostNames)
            break;
        all.append(QCborArray{qint64(name.endpoint), name.kind, name.ordinal, name.own.left(longestName)});
    }
    return QCborValue(all).toCbor();
}

std::vector<EndpointName> fromBytes(QByteArrayView bytes)
{
    std::vector<EndpointName> names;
    if (bytes.size() > mostBytes)
        return names;
    const QCborArray all = QCborValue::fromCbor(bytes.data(), bytes.size()).toArray();
    for (const QCborValueConstRef one : all) {
        const QCborArray parts = one.toArray();
        const qint64 endpoint = parts.at(0).toInteger();
        const qint64 kind = parts.at(1).toInteger(-1);
        const qint64 ordinal = parts.at(2).toInteger(-1);
        const bool fits = endpoint > 0 && endpoint <= std::numeric_limits<EndpointId>::max() && kind >= 0
            && kind <= std::numeric_limits<quint8>::max() && ordinal >= 0
            && ordinal <= std::numeric_limits<quint16>::max();
        if (fits && names.size() < mostNames)
            names.push_back({EndpointId(endpoint), int(kind), int(ordinal), parts.at(3).toString().left(longestName)});
    }
    return names;
}

} // namespace sw::sessionnames
