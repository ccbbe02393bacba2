// SPDX-License-Identifier: GPL-3.0-or-later
#include "portholderwording.h"

#include <QCoreApplication>

namespace sw {

namespace {

QString ofThisProgram(const PortHolder &holder, const QString &where)
{
    if (holder.state == TcpState::Listen) {
        const QString text = QCoreApplication::translate(
            "PortHolderWording", "This program itself listens on %1. Stop that server first, or choose another port.");
        return text.arg(where);
    }
    const QString text = QCoreApplication::translate(
        "PortHolderWording", "This program itself has a socket on %1 (%2). Close it first, or choose another port.");
    return text.arg(where, tcpStateName(holder.state));
}

QString ofVisibleProcess(const PortHolder &holder, const QString &where)
{
    const QString pid = QString::number(holder.pid);
    const QString program = holder.program.isEmpty() ? QCoreApplication::translate("PortHolderWording", "A program")
                                                     : holder.program;
    if (holder.state == TcpState::Listen) {
        const QString text = QCoreApplication::translate(
            "PortHolderWording", "%1 (process %2) listens on %3. Stop it, or choose another port.");
        return text.arg(program, pid, where);
    }
    const QString text = QCoreApplication::translate(
        "PortHolderWording",
        "%1 (process %2) has a socket on %3 (%4). Wait until it is closed, or choose another port.");
    return text.arg(program, pid, where, tcpStateName(holder.state));
}

QString ofHiddenProcess(const PortHolder &holder, const QString &where)
{
    const QString user = holder.user.isEmpty() ? QString::number(holder.uid) : holder.user;
    const QString text = QCoreApplication::translate(
        "PortHolderWording",
        "A process of user %1 has a socket on %2 (%3); the system does not show which process. Choose another port, or "
        "look with 'ss -tanp' as root.");
    return text.arg(user, where, tcpStateName(holder.state));
}

QString ofKernelAlone(const PortHolder &holder, const QString &where)
{
    if (holder.state == TcpState::TimeWait) {
        const QString text = QCoreApplication::translate(
            "PortHolderWording",
            "No program holds it: a finished connection on %1 is in TIME_WAIT and fades within 60 seconds. Wait, choose "
            "another port, or set SO_REUSEADDR before bind; the earlier server must have set it too.");
        return text.arg(where);
    }
    const QString text = QCoreApplication::translate(
        "PortHolderWording",
        "No program holds it any more: the kernel is still closing a connection on %1 (%2). Wait a moment, or choose "
        "another port.");
    return text.arg(where, tcpStateName(holder.state));
}

/// A UDP socket has no state worth a word.
QString ofDatagrams(const PortHolder &holder, const QString &where)
{
    if (holder.own) {
        const QString text = QCoreApplication::translate(
            "PortHolderWording", "This program itself has a UDP socket on %1. Close it first, or choose another port.");
        return text.arg(where);
    }
    if (holder.pid > 0) {
        const QString text = QCoreApplication::translate(
            "PortHolderWording", "%1 (process %2) has a UDP socket on %3. Stop it, or choose another port.");
        return text.arg(holder.program.isEmpty() ? QCoreApplication::translate("PortHolderWording", "A program")
                                                 : holder.program,
                        QString::number(holder.pid), where);
    }
    const QString text = QCoreApplication::translate(
        "PortHolderWording",
        "A process of user %1 has a UDP socket on %2; the system does not show which process. Choose another port, or look "
        "with 'ss -uanp' as root.");
    return text.arg(holder.user.isEmpty() ? QString::number(holder.uid) : holder.user, where);
}

} // namespace

QString portHolderText(const PortHolder &holder)
{
    const QString where = holder.local.toString();
    if (holder.transport == Transport::Udp)
        return ofDatagrams(holder, where);
    if (holder.own)
        return ofThisProgram(holder, where);
    if (holder.pid > 0)
        return ofVisibleProcess(holder, where);
    return holder.hasProcess ? ofHiddenProcess(holder, where) : ofKernelAlone(holder, where);
}

} // namespace sw
