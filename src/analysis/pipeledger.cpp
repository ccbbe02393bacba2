// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeledger.h"

#include <algorithm>

namespace sw {

namespace {

using Part = PipeLedger::Part;

Part seen(quint64 bytes)
{
    return {bytes, PipeKnown::Seen};
}

Part inferred(quint64 bytes)
{
    return {bytes, PipeKnown::Inferred};
}

/// What of `all` is not in `part` any more; never below zero.
quint64 rest(quint64 all, quint64 part)
{
    return all - std::min(all, part);
}

/// Both ends in the kernel's table: what is between them is what one sent and the other has not.
quint64 bothSeen(const TcpEnd &sender, const TcpEnd &receiver, PipeLedger &ledger)
{
    const quint64 received = receiver.received();
    ledger.unsent = seen(sender.unsent());
    ledger.inFlight = inferred(rest(sender.bytesSent, received));
    ledger.unread = seen(receiver.unread());
    ledger.read = seen(received - receiver.unread());
    return sender.unsent() + std::max(sender.bytesSent, received);
}

quint64 onlySenderSeen(const PipeInput &input, PipeLedger &ledger)
{
    const TcpEnd &sender = *input.sender;
    const quint64 acked = sender.acked(input.senderConnected);
    ledger.unsent = seen(sender.unsent());
    ledger.inFlight = seen(sender.bytesSent - acked);
    if (!input.got) {
        ledger.arrived = seen(acked);
        return sender.taken();
    }
    ledger.read = seen(std::min(*input.got, acked));
    const quint64 left = acked - ledger.read.bytes;
    (input.receiverClosed ? ledger.lost : ledger.unread) = inferred(left);
    return sender.taken();
}

quint64 onlyReceiverSeen(const PipeInput &input, PipeLedger &ledger)
{
    const quint64 received = input.receiver->received();
    ledger.unread = seen(input.receiver->unread());
    ledger.read = seen(received - input.receiver->unread());
    // The sender is gone from the kernel, and with it what it had not sent.
    if (input.taken)
        ledger.lost = inferred(rest(*input.taken, received));
    return received + ledger.lost.bytes;
}

quint64 noneSeen(const PipeInput &input, PipeLedger &ledger)
{
    if (!input.taken) {
        ledger.read = seen(input.got.value_or(0));
        return ledger.read.bytes;
    }
    if (!input.got) {
        ledger.arrived = {*input.taken, PipeKnown::Unknown};
        return *input.taken;
    }
    ledger.read = seen(std::min(*input.got, *input.taken));
    const quint64 left = *input.taken - ledger.read.bytes;
    // What had come before the connection went can still be read; what had not is gone with the sender.
    const quint64 there = input.receiverClosed
        ? 0
        : std::min(left, rest(input.arrivedBefore.value_or(*input.taken), *input.got));
    ledger.unread = inferred(there);
    ledger.lost = inferred(left - there);
    return *input.taken;
}

} // namespace

quint64 PipeLedger::sum() const
{
    return waiting.bytes + unsent.bytes + inFlight.bytes + unread.bytes + read.bytes + arrived.bytes + lost.bytes;
}

PipeLedger makePipeLedger(const PipeInput &input)
{
    PipeLedger ledger;
    const bool sender = input.sender && input.sender->hasFigures;
    const bool receiver = input.receiver && input.receiver->hasFigures;
    quint64 taken = 0;
    if (sender && receiver)
        taken = bothSeen(*input.sender, *input.receiver, ledger);
    else if (sender)
        taken = onlySenderSeen(input, ledger);
    else if (receiver)
        taken = onlyReceiverSeen(input, ledger);
    else
        taken = noneSeen(input, ledger);
    // A call that ended since the kernel was asked has moved what was asked; one that runs has more than was taken of it.
    const quint64 asked = std::max(input.taken.value_or(0) + input.running, taken) + input.buffered;
    ledger.waiting = {asked - taken, sender ? PipeKnown::Seen : PipeKnown::Inferred};
    const bool told = input.taken || sender;
    ledger.asked = {asked, told ? PipeKnown::Seen : PipeKnown::Unknown};
    return ledger;
}

} // namespace sw
