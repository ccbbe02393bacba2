// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>

#include "calltable.h"
#include "nodereader.h"
#include "socketconstants.h"

namespace sw {

/// Checks of values in a file before anything runs; each fault has its place. What a reference stands for is checked when
/// the step is made. Pure but for the reader's list of faults.
namespace argumentcheck {

/// `args` of a call: no unknown ones, none missing, each of its kind. Null: the step has none.
void check(NodeReader &reader, const JsonNode &step, const CallSpec &call, const JsonNode *args);
void checkAddress(NodeReader &reader, const JsonNode &node);
/// A list of names, each in one of the tables.
void checkFlags(NodeReader &reader, const JsonNode &node, std::initializer_list<SymbolTable> tables);

} // namespace argumentcheck

} // namespace sw
