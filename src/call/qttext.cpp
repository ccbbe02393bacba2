// SPDX-License-Identifier: GPL-3.0-or-later
#include "qttext.h"

#include "calltext.h"

namespace sw::qttext {

namespace {

QString arguments(const CallRecord &r, QtArgument kind)
{
    const QString number = QString::number(r.asked);
    switch (kind) {
    case QtArgument::None:
        break;
    case QtArgument::Address:
        return r.address.isNull() ? straceBytes(r.text.toUtf8(), 256) : r.address.toString();
    case QtArgument::Number:
        return number;
    case QtArgument::Text:
        return straceBytes(r.text.toUtf8(), 256); // from outside: nothing in it may steer a terminal
    case QtArgument::Name:
        return r.text;
    case QtArgument::OptionAndNumber:
        return r.text + QStringLiteral(", ") + number;
    case QtArgument::Bytes:
        return (r.data.isEmpty() && r.asked > 0 ? QStringLiteral("...") : straceBytes(r.data)) + QStringLiteral(", ")
            + number + (r.address.isNull() ? QString() : QStringLiteral(", ") + r.address.toString());
    case QtArgument::State:
        return qtStateName(static_cast<int>(r.result));
    case QtArgument::Error:
        return qtErrorName(r.qtError);
    }
    return {};
}

QString result(const CallRecord &r, QtResult kind)
{
    switch (kind) {
    case QtResult::Nothing:
        break;
    case QtResult::Truth:
        return r.result > 0 ? QStringLiteral("true") : QStringLiteral("false");
    case QtResult::Number:
        return QString::number(r.result);
    case QtResult::Bytes:
        return r.result > 0 ? straceBytes(r.data) + QStringLiteral(" (%1)").arg(r.result) : QString::number(r.result);
    }
    return {};
}

/// What the object told at that moment: how much waits in Qt's own buffers.
QString remark(const CallRecord &r)
{
    if (r.qtEvent == QtEvent::ReadyRead)
        return QStringLiteral(" [bytesAvailable %1]").arg(r.result);
    if (r.qtEvent == QtEvent::BytesWritten)
        return QStringLiteral(" [bytesToWrite %1]").arg(r.asked);
    if (r.qtEvent == QtEvent::EncryptedBytesWritten)
        return QStringLiteral(" [encryptedBytesToWrite %1]").arg(r.asked);
    return {};
}

} // namespace

QString name(const CallRecord &record)
{
    const QLatin1StringView of = qtClassName(record.qtClass);
    const QString own = QLatin1StringView(traitsOf(record.qtEvent).name);
    return of.isEmpty() ? own : QString(of) + QStringLiteral("::") + own;
}

QString line(const CallRecord &record)
{
    const QtEventTraits &traits = traitsOf(record.qtEvent);
    const QString before = arguments(record, traits.argument);
    const bool counts = record.qtEvent == QtEvent::BytesWritten || record.qtEvent == QtEvent::EncryptedBytesWritten;
    const QString given = result(record, traits.result);
    QString text = (traits.isSignal ? QStringLiteral("signal ") : QString()) + name(record) + u'('
        + (counts ? QString::number(record.result) : before) + u')' + remark(record);
    if (!given.isEmpty())
        text += QStringLiteral(" = ") + given;
    if (record.qtError >= 0 && traits.argument != QtArgument::Error)
        text += u' ' + QString(qtErrorName(record.qtError));
    return text;
}

} // namespace sw::qttext
