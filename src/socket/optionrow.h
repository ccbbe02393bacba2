// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "socketoption.h"

namespace sw {

/// A row under construction, so that a line of a table says only what is special about its option.
struct OptionRow : SocketOption
{
    constexpr OptionRow(int itsLevel, int itsNumber, const char *itsName, OptionKind itsKind)
    {
        level = itsLevel;
        number = itsNumber;
        name = itsName;
        kind = itsKind;
    }
    constexpr OptionRow in(OptionUnit u) const { return with(&OptionRow::unit, u); }
    constexpr OptionRow range(qint64 from, qint64 to) const
    {
        return with(&OptionRow::minimum, from).with(&OptionRow::maximum, to);
    }
    constexpr OptionRow readOnly() const
    {
        return with(&OptionRow::access, OptionAccess::ReadOnly).with(&OptionRow::when, OptionWhen::Never);
    }
    constexpr OptionRow writeOnly() const { return with(&OptionRow::access, OptionAccess::WriteOnly); }
    constexpr OptionRow only(OptionWhen w) const { return with(&OptionRow::when, w); }
    constexpr OptionRow reads(OptionReading r) const { return with(&OptionRow::reading, r); }
    constexpr OptionRow on(quint8 f, quint8 t = OnAnyType) const
    {
        return with(&OptionRow::families, f).with(&OptionRow::types, t);
    }
    constexpr OptionRow needs(const char *capability) const { return with(&OptionRow::right, capability); }
    constexpr OptionRow mayNeed(const char *capability) const
    {
        return with(&OptionRow::right, capability).with(&OptionRow::rightForSomeValues, true);
    }
    constexpr OptionRow from(const char *version) const { return with(&OptionRow::since, version); }
    constexpr OptionRow eachConnection() const { return with(&OptionRow::perConnection, true); }
    constexpr OptionRow cappedBy(const char *setting) const { return with(&OptionRow::cap, setting); }
    constexpr OptionRow sized(int bytes) const { return with(&OptionRow::size, bytes); }
    constexpr OptionRow of(std::span<const NamedNumber> names) const { return with(&OptionRow::values, names); }

private:
    template<typename Member, typename Value>
    constexpr OptionRow with(Member SocketOption::*member, const Value &value) const
    {
        OptionRow copy = *this;
        copy.*member = value;
        return copy;
    }
};

std::span<const SocketOption> socketLevelOptions();
std::span<const SocketOption> tcpLevelOptions();
std::span<const SocketOption> ipLevelOptions();
std::span<const SocketOption> ipv6LevelOptions();
std::span<const SocketOption> udpLevelOptions();

} // namespace sw
