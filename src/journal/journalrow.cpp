// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalrow.h"

namespace sw {

CallRecord JournalRow::record() const
{
    CallRecord record = recordWithoutBytes();
    record.data = bytes().toByteArray();
    return record;
}

CallRecord JournalRow::recordWithoutBytes() const
{
    const RowEntry &row = entry();
    CallRecord record;
    record.kind = row.kind;
    record.call = row.call;
    record.notice = row.notice;
    record.layer = row.layer;
    record.qtClass = row.qtClass;
    record.qtEvent = row.qtEvent;
    record.qtError = row.qtError;
    record.flags = RecordFlags::fromInt(row.flags);
    record.endpoint = row.endpoint;
    record.connection = row.connection;
    record.socket = row.socket;
    record.lane = row.lane;
    record.token = row.token;
    record.thread = row.thread;
    record.fd = row.fd;
    record.beganNs = row.beganNs;
    record.tookNs = row.tookNs;
    record.result = row.result;
    record.error = row.error;
    record.asked = row.asked;
    if (const RowSide *more = row.side) {
        record.arguments = more->arguments;
        record.messageFlags = more->messageFlags;
        record.gaiError = more->gaiError;
        record.hostError = more->hostError;
        record.newSocket = more->newSocket;
        record.newSocket2 = more->newSocket2;
        record.address = more->address;
        record.text = more->text;
        record.service = more->service;
        record.value = more->value;
        if (more->local)
            record.local = *more->local;
    }
    return record;
}

} // namespace sw
