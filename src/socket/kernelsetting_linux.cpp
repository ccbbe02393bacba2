// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernelsetting.h"

#include <QFile>

namespace sw {

namespace {

constexpr qint64 mostBytes = 256;

} // namespace

std::optional<qint64> kernelSetting(const char *name)
{
    QFile file(QStringLiteral("/proc/sys/") + QString::fromLatin1(name).replace(u'.', u'/'));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray text = file.read(mostBytes).simplified();
    bool isNumber = false;
    const qint64 number = text.split(' ').constFirst().toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

} // namespace sw
