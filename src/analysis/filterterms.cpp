// SPDX-License-Identifier: GPL-3.0-or-later
#include "filterterms.h"

#include <array>

#include "callnames.h"
#include "errnotable.h"

namespace sw {

namespace {

using F = FilterField;
using V = FilterValue;
using L = QLatin1StringView;

// In the order of FilterField, which is that of the help.
constexpr std::array entries{
    FilterFieldEntry{F::Call, L("call"), V::CallName, false, L("call:recv")},
    FilterFieldEntry{F::Dir, L("dir"), V::DirectionName, false, L("dir:in")},
    FilterFieldEntry{F::Peer, L("peer"), V::Text, false, L("peer:127.0.0.1:5000")},
    FilterFieldEntry{F::Endpoint, L("endpoint"), V::Text, false, L("endpoint:\"server #2\"")},
    FilterFieldEntry{F::Bytes, L("bytes"), V::Number, true, L("bytes>1000")},
    FilterFieldEntry{F::Errno, L("errno"), V::ErrnoName, false, L("errno:ECONNRESET")},
    FilterFieldEntry{F::Took, L("took"), V::Time, true, L("took>10ms")},
    FilterFieldEntry{F::Fd, L("fd"), V::Number, true, L("fd:7")},
    FilterFieldEntry{F::Thread, L("thread"), V::Number, true, L("thread:4711")},
    FilterFieldEntry{F::Row, L("row"), V::Number, true, L("row>=1000")},
    FilterFieldEntry{F::Hex, L("hex"), V::HexDigits, false, L("hex:48 65 6c")},
};
static_assert(entries.size() == size_t(F::Count));

constexpr int errnoEnd = 134; ///< one above EHWPOISON

} // namespace

std::span<const FilterFieldEntry> filterFields()
{
    return entries;
}

const FilterFieldEntry &filterField(FilterField field)
{
    return entries[size_t(field)];
}

std::optional<FilterField> filterFieldByName(QStringView name)
{
    for (const FilterFieldEntry &entry : entries) {
        if (name.compare(entry.name, Qt::CaseInsensitive) == 0)
            return entry.field;
    }
    return std::nullopt;
}

QStringList filterValues(FilterField field)
{
    QStringList values;
    if (field == F::Dir)
        return {QStringLiteral("in"), QStringLiteral("out"), QStringLiteral("none")};
    if (field == F::Call) {
        for (int call = int(Call::None) + 1; call < int(Call::Count); ++call)
            values.append(callName(Call(call)));
    }
    if (field == F::Errno) {
        values.append(QStringLiteral("any"));
        for (int number = 1; number < errnoEnd; ++number) {
            const QLatin1StringView name = errnoName(number);
            if (!name.isEmpty())
                values.append(name);
        }
        for (int number = -20; number < 0; ++number) {
            const QLatin1StringView name = gaiErrorName(number);
            if (!name.isEmpty())
                values.append(name);
        }
    }
    return values;
}

FilterWord filterWord(QStringView word)
{
    if (word.compare(u"and", Qt::CaseInsensitive) == 0)
        return FilterWord::And;
    if (word.compare(u"or", Qt::CaseInsensitive) == 0)
        return FilterWord::Or;
    if (word.compare(u"not", Qt::CaseInsensitive) == 0)
        return FilterWord::Not;
    return FilterWord::None;
}

} // namespace sw
