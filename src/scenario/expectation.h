// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QJsonObject>
#include <QString>

#include "callrecord.h"

namespace sw {

/// One expectation and whether it held. A value.
struct Judgement
{
    QString what; ///< the key in the file
    bool ok = false;
    QString wanted;
    QString got;
};

/// What the judge may look at beside the record.
struct JudgedCall
{
    const CallRecord &record;
    QString state; ///< TCP state of the socket after the call, empty when not asked for or not known
    QString folder; ///< where files of expected data are
};

/// Every expectation in the order of its key. References in `expect` are replaced already.
std::vector<Judgement> judge(const QJsonObject &expect, const JudgedCall &call);

/// Whether it says how the call shall end, so that a failure may be what is wanted.
bool saysOutcome(const QJsonObject &expect);

/// A call that must not fail, and has; nothing when it has not.
std::optional<Judgement> judgeFailure(const CallRecord &record);

} // namespace sw
