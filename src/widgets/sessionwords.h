// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "sessionfolder.h"
#include "sessionkeeper.h"

namespace sw {

/// Words for sessions and their policies. Pure; main thread for its translations.
class SessionWords final
{
    Q_DECLARE_TR_FUNCTIONS(sw::SessionWords)

public:
    static QString policy(KeepPolicy policy);
    static QString policyMeaning(KeepPolicy policy);
    static QString ending(SessionEntry::Ending ending);
    static QString began(qint64 wallNs); ///< in the form of the locale
    static QString failure(int error); ///< why a file could not be deleted or opened
};

} // namespace sw
