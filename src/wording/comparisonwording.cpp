// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonwording.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>

#include "calltable.h"
#include "gapwording.h"
#include "qtgaps.h"
#include "qtwording.h"
#include "tlsgaps.h"

namespace sw {

namespace {

/// Gives the words that lupdate finds under this name.
class Words final
{
    Q_DECLARE_TR_FUNCTIONS(ComparisonWording)
};

struct KeyName
{
    const char *key;
    const char *name;
};

constexpr std::array<KeyName, 14> keyNames{{
    {"result", QT_TRANSLATE_NOOP("ComparisonWording", "result")},
    {"errno", QT_TRANSLATE_NOOP("ComparisonWording", "error")},
    {"gai", QT_TRANSLATE_NOOP("ComparisonWording", "error of the look-up")},
    {"data", QT_TRANSLATE_NOOP("ComparisonWording", "bytes moved")},
    {"value", QT_TRANSLATE_NOOP("ComparisonWording", "value")},
    {"flags", QT_TRANSLATE_NOOP("ComparisonWording", "flags")},
    {"timed_out", QT_TRANSLATE_NOOP("ComparisonWording", "time-out")},
    {"interrupted", QT_TRANSLATE_NOOP("ComparisonWording", "interrupted at the end")},
    {"unsupported", QT_TRANSLATE_NOOP("ComparisonWording", "can be made")},
    {"sent", QT_TRANSLATE_NOOP("ComparisonWording", "bytes sent before it failed")},
    {"tls", QT_TRANSLATE_NOOP("ComparisonWording", "encrypted")},
    {"address", QT_TRANSLATE_NOOP("ComparisonWording", "address")},
    {"expectation", QT_TRANSLATE_NOOP("ComparisonWording", "expectations")},
    {"made", QT_TRANSLATE_NOOP("ComparisonWording", "call that was made")},
}};

QString nameOf(const QString &key)
{
    const auto row = std::find_if(keyNames.begin(), keyNames.end(),
                                  [&key](const KeyName &one) { return key == QLatin1StringView(one.key); });
    return row == keyNames.end() ? key : Words::tr(row->name);
}

/// The reason that the backend gave for this call; it comes as a notice beside it.
QtGap gapOf(const Step &step, const PlayedStep &played)
{
    const auto told = std::find_if(played.asides.begin(), played.asides.end(), [](const PlayedAside &aside) {
        return aside.record.kind == RecordKind::Notice && aside.record.notice == Notice::QtCannot;
    });
    if (told != played.asides.end())
        return static_cast<QtGap>(told->record.result);
    return step.call ? qtGapOf(step.call->call) : QtGap::None;
}

QString shown(const PlayedStep &step, const QString &key)
{
    const QString text = outcomeOf(step, key);
    return text.isEmpty() ? Words::tr("none") : text;
}

} // namespace

QString leftOutText(const Step &step, const PlayedStep &played)
{
    if (!isLeftOut(played))
        return {};
    if (!played.skipped.isEmpty())
        return Words::tr("The file keeps this step for another backend.");
    if (step.call && step.call->call == Call::None)
        return Words::tr("No backend makes this call.");
    if (played.call && tlsGapFromName(played.call->record.value.toString()) != TlsGap::None)
        return gapText(played.call->record.value.toString());
    const QtGap gap = gapOf(step, played);
    return gap == QtGap::None ? Words::tr("This backend cannot make the call.") : qtGapText(static_cast<int>(gap));
}

QString differenceText(const QString &key, const PlayedStep &native, const PlayedStep &qt)
{
    return Words::tr("%1: %2 with native, %3 with qt").arg(nameOf(key), shown(native, key), shown(qt, key));
}

QString comparisonText(const Comparison &comparison)
{
    if (comparison.steps.empty())
        return Words::tr("Stopped before both had played; nothing is compared.");
    if (comparison.bothTheSame)
        return Words::tr(
            "Nothing was compared: every actor names its own backend, so both runs made the same calls. Remove "
            "\"backend\" from the actors that both backends shall play.");
    if (comparison.isSame())
        return Words::tr("Both backends came to the same, step by step; steps compared: %1.")
            .arg(comparison.count(ComparedAs::Same));
    return Words::tr("Steps that came to the same: %1, that differ: %2, that only one backend makes: %3.")
        .arg(comparison.count(ComparedAs::Same))
        .arg(comparison.count(ComparedAs::Differs))
        .arg(comparison.count(ComparedAs::OnOneOnly));
}

} // namespace sw
