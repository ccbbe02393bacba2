// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QByteArrayView>

#include "callrecord.h"
#include "monotonic.h"
#include "sessionnames.h"

namespace sw {

/// What the head of a session file tells.
struct SessionHead
{
    SessionClock clock;
    qsizetype size = 0; ///< bytes before the first row
};

/// One row as it was.
struct SessionRow
{
    quint64 number = 0;
    CallRecord record; ///< with its bytes
    qsizetype size = 0; ///< bytes of the file: its block and those that follow it up to the next row
};

/// Where a row stands.
struct SessionRowPlace
{
    quint64 number = 0;
    qsizetype size = 0; ///< as of SessionRow
    bool closed = false; ///< the next row, or the end, is there: nothing more belongs to it
    std::optional<std::vector<EndpointName>>
        names; ///< how endpoints are called from here on, if that is told behind the row
};

/// Reads what SessionEncoder has written; takes any bytes. Pure functions, any thread.
namespace sessiondecoder {

/// Nothing: no session file, one of a later version, or torn in its head.
std::optional<SessionHead> headOf(QByteArrayView file);
/// Whether the data of a row may point into the bytes that were read, as long as those live.
enum class RowData : bool { Own, Borrowed };
/// The row that `bytes` begin with. Nothing: torn, or no row.
std::optional<SessionRow> rowAt(QByteArrayView bytes, RowData data = RowData::Own);
std::optional<SessionRowPlace> placeAt(QByteArrayView bytes);
/// The size of the block that tells the end of a session in order; 0: `bytes` begin with something else.
qsizetype endAt(QByteArrayView bytes);
constexpr qsizetype endBytes = 20; ///< size of that block
constexpr qsizetype mendedEndBytes = 24; ///< of one that was written when a torn tail was cut
/// How much of `file` are whole rows: behind it a torn tail may be cut. `ended`: the session ended in order. `row` is told
/// the place of each.
qsizetype wholeBytes(QByteArrayView file, bool &ended,
                     const std::function<void(quint64 number, qsizetype at, qsizetype size)> &row = {});

} // namespace sessiondecoder

} // namespace sw
