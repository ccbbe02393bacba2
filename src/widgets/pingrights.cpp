// SPDX-License-Identifier: GPL-3.0-or-later
#include "pingrights.h"

#include <cerrno>

#include "errnotable.h"
#include "errnowording.h"
#include "unitwords.h"

namespace sw {

int PingRights::errorOf(const KernelOffer &offer, bool v6, bool raw)
{
    return raw ? (v6 ? offer.raw6Error : offer.rawError) : (v6 ? offer.ping6Error : offer.pingError);
}

bool PingRights::isRight(int error)
{
    return error == EPERM || error == EACCES;
}

QString PingRights::command(bool raw)
{
    if (!raw)
        return QStringLiteral("sudo sysctl -w net.ipv4.ping_group_range=\"0 2147483647\"");
    QString program = QCoreApplication::applicationFilePath();
    program.replace(u'\'', QStringLiteral("'\\''"));
    return QStringLiteral("sudo setcap cap_net_raw+ep '%1'").arg(program);
}

QString PingRights::whyNot(const KernelOffer &offer, bool v6, bool raw)
{
    const int error = errorOf(offer, v6, raw);
    if (error == 0)
        return {};
    if (!isRight(error))
        return tr("Not offered by this kernel: socket() gives %1. %2")
            .arg(errnoName(error), errnoText(QLatin1StringView("socket"), error).meaning);
    if (raw)
        return UnitWords::oneAfterOther(
            tr("socket() gives %1: a raw socket needs the right CAP_NET_RAW.").arg(errnoName(error)),
            tr("Give it to the program, then start it again: %1").arg(command(true)));
    const QString groups = !offer.pingGroups ? QString()
        : offer.pingGroups->first > offer.pingGroups->second
        ? tr("net.ipv4.ping_group_range is empty here: no group may make ping sockets.")
        : tr("net.ipv4.ping_group_range lets only the groups %1 to %2 make ping sockets.")
              .arg(offer.pingGroups->first)
              .arg(offer.pingGroups->second);
    return UnitWords::oneAfterOther(UnitWords::oneAfterOther(tr("socket() gives %1.").arg(errnoName(error)), groups),
                                    tr("An administrator lets every group: %1").arg(command(false)));
}

} // namespace sw
