// SPDX-License-Identifier: GPL-3.0-or-later
#include "filtervalues.h"

#include <array>
#include <limits>
#include <tuple>

#include "callnames.h"
#include "errnotable.h"

namespace sw {

namespace {

FilterFault readCall(const QString &typed, FilterTerm &term)
{
    for (int call = int(Call::None) + 1; call < int(Call::Count); ++call) {
        const QLatin1StringView name = callName(Call(call));
        if (term.exact ? name == typed : name.contains(typed, Qt::CaseInsensitive))
            return FilterFault::None;
    }
    return FilterFault::UnknownCall;
}

FilterFault readDirection(const QString &typed, FilterTerm &term)
{
    struct Word
    {
        QLatin1StringView word;
        Direction direction;
    };
    static constexpr std::array<Word, 7> words{{
        {QLatin1StringView("in"), Direction::In},
        {QLatin1StringView("received"), Direction::In},
        {QLatin1StringView("rx"), Direction::In},
        {QLatin1StringView("out"), Direction::Out},
        {QLatin1StringView("sent"), Direction::Out},
        {QLatin1StringView("tx"), Direction::Out},
        {QLatin1StringView("none"), Direction::None},
    }};
    for (const Word &entry : words) {
        if (typed.compare(entry.word, Qt::CaseInsensitive) == 0) {
            term.number = qint64(entry.direction);
            return FilterFault::None;
        }
    }
    return FilterFault::UnknownDirection;
}

FilterFault readErrno(const QString &typed, FilterTerm &term)
{
    term.text = typed.toUpper();
    bool isNumber = false;
    term.number = typed.toInt(&isNumber);
    if (isNumber)
        return term.number >= 0 ? FilterFault::None : FilterFault::UnknownErrno;
    if (term.text == u"ANY")
        return FilterFault::None;
    const QByteArray name = term.text.toLatin1();
    term.number = errnoNumber(name);
    return term.number != 0 || gaiErrorNumber(name) != 0 ? FilterFault::None : FilterFault::UnknownErrno;
}

} // namespace

std::optional<qint64> filterNumber(QStringView typed)
{
    static constexpr std::array units{std::pair{u'k', 10}, std::pair{u'm', 20}, std::pair{u'g', 30}};
    int shift = 0;
    if (!typed.isEmpty()) {
        for (const auto &[letter, bits] : units)
            shift = typed.back().toLower() == letter ? bits : shift;
    }
    bool ok = false;
    const qint64 number = typed.chopped(shift ? 1 : 0).toLongLong(&ok);
    if (!ok || number < 0 || number > (std::numeric_limits<qint64>::max() >> shift))
        return std::nullopt;
    return number << shift;
}

FilterTime filterTime(QStringView typed)
{
    struct Unit
    {
        QStringView name;
        double ns;
    };
    static constexpr std::array<Unit, 5> units{
        {{u"ns", 1}, {u"us", 1e3}, {u"µs", 1e3}, {u"ms", 1e6}, {u"s", 1e9}}}; // "s" last: the others end in it
    for (const Unit &unit : units) {
        if (!typed.endsWith(unit.name, Qt::CaseInsensitive))
            continue;
        bool ok = false;
        const double number = typed.chopped(unit.name.size()).trimmed().toDouble(&ok);
        const double ns = number * unit.ns;
        if (!ok || !(ns >= 0) || ns > 9e18)
            return {FilterFault::NotATime, 0};
        return {FilterFault::None, qint64(ns + 0.5)};
    }
    bool isNumber = false;
    std::ignore = typed.toDouble(&isNumber);
    return {isNumber ? FilterFault::UnitMissing : FilterFault::NotATime, 0};
}

FilterFault readFilterValue(FilterValue kind, const QString &typed, bool quoted, FilterTerm &term)
{
    term.text = typed;
    term.exact = quoted;
    switch (kind) {
    case FilterValue::CallName:
        return readCall(typed, term);
    case FilterValue::DirectionName:
        return readDirection(typed, term);
    case FilterValue::ErrnoName:
        return readErrno(typed, term);
    case FilterValue::Number:
        if (const auto number = filterNumber(typed)) {
            term.number = *number;
            return FilterFault::None;
        }
        return FilterFault::NotANumber;
    case FilterValue::Time: {
        const FilterTime time = filterTime(typed);
        term.number = time.ns;
        return time.fault;
    }
    case FilterValue::Text:
    case FilterValue::HexDigits:
        break;
    }
    return FilterFault::None;
}

} // namespace sw
