// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journalrow.h"
#include "monotonic.h"
#include "textencoding.h"

namespace sw {

/// What a row is told with beyond what the journal has of it.
struct ExportedRow
{
    const JournalRow &row;
    QString who; ///< name of its endpoint or connection
    QString note; ///< a person's
    const SessionClock &clock;
    TextEncoding encoding = TextEncoding::Utf8; ///< of the data, for the columns with text
};

/// CSV as of RFC 4180, UTF-8, lines ended by CR LF, every field in quotes. Text from outside is written as printable() does; a field
/// that a spreadsheet would take for a formula begins with its first character as an escape. Pure functions, any thread.
QByteArray csvHead();
QByteArray csvRow(const ExportedRow &row);

/// One JSON object and a line feed: those of recordToJson() with row, time, who, note, and all bytes as hex and text.
QByteArray jsonRow(const ExportedRow &row);

/// The bytes that the row moved in that direction: what the streams of the rows carried, one after the other. Calls that contain
/// others give nothing (the others do), and so do bytes that were only peeked at.
QByteArray rawBytes(const JournalRow &row, Direction direction);

} // namespace sw
