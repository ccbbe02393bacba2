// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "payloadparser.h"
#include "scenario.h"

namespace sw {

/// One step of a sequence on a connection. Which members count depends on the kind. A value.
struct SequenceStep
{
    enum class Kind : quint8 { Send, Expect, Wait, HalfClose, Close, Repeat, End };
    /// How what comes is looked at.
    enum class Match : quint8 {
        Exactly, ///< so many bytes are read as are wanted
        StartsWith, ///< of what one recv gives; so are the next two
        Contains,
        Pattern, ///< a regular expression over bytes as Latin-1 characters, anywhere in the first ByteMatch::mostSubject
        HexPattern, ///< pairs of hex digits, ? for any digit: 4f ?? 3?, at the start
        Bytes, ///< so many bytes, whatever they are
        Anything, ///< one recv that gives something
    };

    Kind kind = Kind::Send;
    QString text; ///< Send, Expect: what is typed
    PayloadForm form = PayloadForm::Escapes;
    LineEnding ending = LineEnding::None;
    Match match = Match::Exactly;
    int number = 1000; ///< Wait: ms; Expect: time-out in ms; Repeat: how often
    int bytes = 1; ///< Match::Bytes

    bool operator==(const SequenceStep &other) const = default;
};

/// A list of steps on one connection, which stands before the first. A value.
struct Sequence
{
    static constexpr int mostSteps = 10'000; ///< with all rounds of its loops
    static constexpr int mostMs = 600'000;
    static constexpr int mostRounds = 1'000'000; ///< of a loop that runs on a connection
    static constexpr int connectMs = 5000; ///< time-out of a connect
    static constexpr int mostCounted = 1'000'000; ///< bytes of Match::Bytes
    static constexpr qsizetype mostText =
        65'536; ///< characters of a step: what a person looks through; a longer message is the composer's

    QString title;
    QString address = QStringLiteral("127.0.0.1:9999"); ///< of the peer, as files write it; "unix:/path" too
    QString socketType = QStringLiteral("SOCK_STREAM"); ///< as files write it; SOCK_DGRAM and SOCK_SEQPACKET too
    std::vector<SequenceStep> steps;

    bool operator==(const Sequence &other) const = default;
};

/// Why a sequence cannot be played, and at which step.
enum class SequenceFault : quint8 {
    None,
    BadText, ///< what is typed is wrong in its form
    NothingToSend, ///< a message without bytes, or nothing to expect
    BadPattern,
    PatternTooLong, ///< with all that its hex digits leave open written out
    CloseInLoop, ///< the next round would have no connection
    LoopOpen, ///< Repeat without End
    LoopUnbegun, ///< End without Repeat
    TooLong,
    NotConnected, ///< the step comes after Close
};

/// A sequence as a scenario, which makes a connection of its own: the player and the command line play it.
struct SequencePlan
{
    Scenario scenario;
    SequenceFault fault = SequenceFault::None; ///< then there is no scenario
    int faultyStep = -1;
};

/// Loops are unrolled: the format has none. A recv of the plan gives what one row of a connection's loop gives, so a sequence
/// comes out there as on a connection.
SequencePlan planOf(const Sequence &sequence);
/// What a Pattern or HexPattern looks for, as a regular expression over bytes as Latin-1 characters; nothing when it is none.
std::optional<QString> expressionOf(const SequenceStep &step);
/// What is wrong with the sequence, and at which step: for those that run on a connection, where loops are not unrolled.
SequenceFault faultOf(const Sequence &sequence, int &faultyStep);
/// The bytes that a step sends or expects; nothing when its text is wrong.
std::optional<QByteArray> bytesOf(const SequenceStep &step);
/// The sequence that a scenario of that shape stands for, loops unrolled; nothing when it is of another shape or too large. Then
/// `refused` is the index of the scenario's first step that no sequence has, or -1: it never connects, or is a lesson.
std::optional<Sequence> sequenceOf(const Scenario &scenario, int *refused = nullptr);
bool teaches(const Scenario &scenario); ///< has texts or goals of a lesson, for which a sequence has no place

} // namespace sw
