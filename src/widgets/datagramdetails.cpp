// SPDX-License-Identifier: GPL-3.0-or-later
#include "datagramdetails.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <QJsonObject>
#include <QLocale>

#include "precedingsend.h"
#include "printable.h"
#include "socketconstants.h"

namespace sw {

namespace {

bool tellsOfEarlier(const RowEntry &entry)
{
    constexpr std::array errors{ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, EPROTO, ENOPROTOOPT};
    const bool received = entry.has(RecordFlag::Datagram);
    const bool sent = traitsOf(entry.call).direction == Direction::Out && entry.error == ECONNREFUSED;
    return (received || sent) && std::find(errors.begin(), errors.end(), entry.error) != errors.end();
}

QString plain(const QString &text)
{
    return printable(text.toUtf8(), TextEncoding::Utf8);
}

} // namespace

QStringList DatagramDetails::of(const Journal &journal, const JournalRow &row)
{
    const RowEntry &entry = row.entry();
    const RowSide *side = row.side();
    const bool sends = entry.call == Call::Sendto;
    QStringList lines;
    if (entry.kind == RecordKind::Notice)
        return {};
    if (tellsOfEarlier(entry))
        lines.append(earlierSend(journal, row));
    if ((!entry.has(RecordFlag::Datagram) && !sends) || !side || entry.error != 0)
        return lines;
    const QJsonObject told = side->value.toObject();
    const bool ofErrorQueue = (side->messageFlags & constant::msgErrQueue) != 0;
    if (!side->address.isNull()) {
        const QString address = plain(side->address.toString());
        lines.append(sends || ofErrorQueue ? tr("Sent to: %1").arg(address) : tr("Sender: %1").arg(address));
    } else if (!sends && entry.call != Call::Recv) {
        lines.append(tr("Sender: a socket without a name; nobody can answer it"));
    }
    if (const QString destination = told.value(QLatin1StringView("destination")).toString(); !destination.isEmpty())
        lines.append(tr("Destination address: %1").arg(plain(destination)));
    if (told.contains(QLatin1StringView("interface_index"))) {
        lines.append(tr("Interface: %1 (number %2)")
                         .arg(plain(told.value(QLatin1StringView("interface")).toString()))
                         .arg(told.value(QLatin1StringView("interface_index")).toInt()));
    }
    if (told.contains(QLatin1StringView("ttl")))
        lines.append(tr("TTL (hop limit) on arrival: %1").arg(told.value(QLatin1StringView("ttl")).toInt()));
    if (told.contains(QLatin1StringView("drops"))) {
        lines.append(tr("Lost so far as the receive buffer was full: %1")
                         .arg(QLocale().toString(told.value(QLatin1StringView("drops")).toInteger())));
    }
    if ((side->messageFlags & constant::msgTrunc) != 0) {
        lines.append(entry.result > qint64(entry.byteCount)
                         ? tr("Cut (MSG_TRUNC): the datagram had %1 bytes").arg(QLocale().toString(entry.result))
                         : tr("Cut (MSG_TRUNC): the datagram was longer than the buffer"));
    }
    return lines << errorQueue(told.value(QLatin1StringView("error")).toObject());
}

QStringList DatagramDetails::errorQueue(const QJsonObject &error)
{
    if (error.isEmpty())
        return {};
    QStringList lines{tr("Observed: this datagram was not delivered (%1, %2 type %3 code %4)")
                          .arg(error.value(QLatin1StringView("errno")).toString(),
                               error.value(QLatin1StringView("origin")).toString())
                          .arg(error.value(QLatin1StringView("type")).toInt())
                          .arg(error.value(QLatin1StringView("code")).toInt())};
    if (const QString offender = error.value(QLatin1StringView("offender")).toString(); !offender.isEmpty())
        lines.append(tr("Who said so: %1").arg(plain(offender)));
    return lines;
}

QString DatagramDetails::earlierSend(const Journal &journal, const JournalRow &row)
{
    const auto send = precedingSend(journal, row);
    if (!send)
        return tr("The error tells of a datagram that was sent before; the log has none any more.");
    const QLocale locale;
    const RowSide *side = send->side();
    const QString to = side && !side->address.isNull() ? tr(" to %1").arg(plain(side->address.toString())) : QString();
    return tr("Inferred: the error answers the datagram of row %1 (%2 bytes%3), the last one sent before.")
        .arg(locale.toString(send->number()), locale.toString(send->entry().result), to);
}

} // namespace sw
