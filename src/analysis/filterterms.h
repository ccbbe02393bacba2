// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include <QLatin1StringView>
#include <QStringList>
#include <QStringView>

namespace sw {

enum class FilterField : quint8 { Call, Dir, Peer, Endpoint, Bytes, Errno, Took, Fd, Thread, Row, Hex, Count };

/// How the value of a field is read.
enum class FilterValue : quint8 { CallName, DirectionName, Text, Number, ErrnoName, Time, HexDigits };

/// One row of the table of fields: parser, completion and help all read it.
struct FilterFieldEntry
{
    FilterField field;
    QLatin1StringView name; ///< as typed before ':' or an operator, lower case
    FilterValue value;
    bool ordered; ///< takes < <= > >=
    QLatin1StringView example;
};

std::span<const FilterFieldEntry> filterFields();
const FilterFieldEntry &filterField(FilterField field);
std::optional<FilterField> filterFieldByName(QStringView name);

/// The values that can be offered for a field, in the order of offering; empty where anything goes.
QStringList filterValues(FilterField field);

/// What joins terms.
enum class FilterWord : quint8 { None, And, Or, Not };
FilterWord filterWord(QStringView word); ///< in any case

} // namespace sw
