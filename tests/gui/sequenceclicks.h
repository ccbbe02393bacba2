// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeWidget>

#include "composer.h"
#include "datagrampanel.h"
#include "panelsequence.h"
#include "sequencedialog.h"
#include "windowfixture.h"

/// What the tests of sequences do with their window, by the names of its parts.
namespace sw::sequenceclicks {

using Fix = WindowFixture;
using Kind = SequenceStep::Kind;
using Match = SequenceStep::Match;
using State = SequenceResult::State;

inline constexpr int longMs = 600'000;

inline SequenceDialog &open(const EndpointPanel &panel)
{
    PanelSequence::of(panel)->action()->trigger();
    return *panel.findChild<SequenceDialog *>();
}

inline void echo(const EndpointPanel &panel)
{
    auto *kind = Fix::part<QComboBox>(panel, "kindCombo");
    kind->setCurrentIndex(kind->findData(QVariant::fromValue(ReplyKind::Echo)));
}

inline SequenceStep send(const QString &text)
{
    SequenceStep step;
    step.text = text;
    return step;
}

inline SequenceStep expect(Match match, const QString &text, int ms = longMs)
{
    SequenceStep step;
    step.kind = Kind::Expect;
    step.match = match;
    step.text = text;
    step.number = ms;
    return step;
}

inline SequenceStep numbered(Kind kind, int number)
{
    SequenceStep step;
    step.kind = kind;
    step.number = number;
    return step;
}

inline void give(SequenceDialog &dialog, const std::vector<SequenceStep> &steps)
{
    Sequence sequence;
    sequence.steps = steps;
    dialog.setSequence(sequence);
}

inline QTreeWidget &list(const SequenceDialog &dialog)
{
    return *Fix::part<QTreeWidget>(dialog, "sequenceSteps");
}

inline QString cell(const SequenceDialog &dialog, int row, int column)
{
    return list(dialog).topLevelItem(row)->text(column);
}

inline QString status(const SequenceDialog &dialog)
{
    return Fix::part<QLabel>(dialog, "sequenceStatus")->text();
}

inline State state(const SequenceDialog &dialog, std::size_t step)
{
    return dialog.play()->results().at(step).state;
}

inline void pick(QComboBox &box, int value)
{
    box.setCurrentIndex(box.findData(value));
}

inline bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace sw::sequenceclicks
