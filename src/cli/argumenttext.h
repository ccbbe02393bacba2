// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

#include "calltable.h"

namespace sw {

/// Arguments of calls as one writes them on a command line. Pure functions, any thread.
namespace argumenttext {

/// What a file would hold in its place. Text that is no number where one is wanted stays text: the loader says what is wrong.
QJsonValue toJson(ArgKind kind, const QString &text);
/// "AF_INET|AF_INET6|...", technical, the same in every language.
QString expected(ArgKind kind);

} // namespace argumenttext

} // namespace sw
