// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QByteArrayView>

#include "callrecord.h"

namespace sw {

/// A record as bytes that a later version of the program still reads: each member that differs from its default, as its
/// number and its value (docs/session-file.md). Pure functions, any thread.

/// What a value is as bytes and as text, made once for neighbours that have the same: what the kernel tells beside the
/// datagrams of a flood. One thread at a time.
class ValueTexts final
{
public:
    [[nodiscard]] const QByteArray &cbor(const QJsonValue &value);
    [[nodiscard]] const QByteArray &json(const QJsonValue &value); ///< of an object, compact

private:
    void take(const QJsonValue &value);

    QJsonValue m_value;
    QByteArray m_cbor;
    QByteArray m_json;
};

/// Everything but `data`, whose place the caller decides.
void appendRecord(QByteArray &out, const CallRecord &record, ValueTexts &values);
void appendRecord(QByteArray &out, const CallRecord &record);

/// The reverse. Nothing when the bytes are no such record; members of unknown number are passed over.
std::optional<CallRecord> recordFrom(QByteArrayView bytes);

} // namespace sw
