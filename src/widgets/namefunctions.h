// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include <QString>

#include "callnames.h"

namespace sw {

/// What a field of the window of the name functions is for.
enum class NameWord : quint8 {
    None,
    Host,
    Service,
    NumericHost,
    Port,
    Protocol,
    ServiceName,
    ProtocolName,
    HostOrAddress
};

/// One row of the table of name functions: what it asks for.
struct NameFunctionRow
{
    Call call;
    NameWord first;
    NameWord second;
    const char *note; ///< translated by nameFunctionNote()
};

std::span<const NameFunctionRow> nameFunctionRows();
QString nameFunctionNote(const NameFunctionRow &row);
QString nameFunctionWord(NameWord word);
/// What AI_PASSIVE, NI_NAMEREQD ... ask for; empty for others.
QString nameFlagMeaning(const QString &flag);

} // namespace sw
