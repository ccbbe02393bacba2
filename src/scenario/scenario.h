// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace sw {

struct CallSpec;

/// A text for people, in the languages that the file gives.
struct LocalText
{
    QString en;
    QString zhCn;

    bool operator==(const LocalText &other) const = default;
    [[nodiscard]] bool isEmpty() const { return en.isEmpty() && zhCn.isEmpty(); }
    /// The text in that language ("zh_CN"), else in the one there is.
    [[nodiscard]] QString in(const QString &language) const
    {
        const bool chinese = language.startsWith(QStringLiteral("zh"));
        if (chinese)
            return zhCn.isEmpty() ? en : zhCn;
        return en.isEmpty() ? zhCn : en;
    }
};

struct ActorSpec
{
    QString id;
    LocalText title;
    QString role;
    QString backend; ///< empty: that of the run
};

enum class StepKind : quint8 { Call, Finish, UntilBlocked, Interrupt, Pause, Say, Ask };

/// One step. Which members count depends on the kind; the arguments and expectations are checked, references in them are
/// replaced when the step is made.
struct Step
{
    StepKind kind = StepKind::Call;
    int line = 0;
    QString id;
    int actor = -1; ///< index into Scenario::actors; of Call and UntilBlocked
    const CallSpec *call = nullptr; ///< a row of the table of calls, lives for ever
    QString on;
    QStringList as;
    QJsonObject args;
    QJsonObject expect;
    QStringList backends;
    bool start = false;
    int finishes = -1; ///< Finish, Interrupt: index of the started step
    int pauseMs = 0;
    LocalText say;
    LocalText question;
    std::vector<LocalText> choices;
    int answer = -1;
    LocalText why;
};

/// What a person shall have seen. It is reached by a call of the run that meets `expect`, or by a step whose own expectations
/// held; one that names neither is for the person to judge.
struct LessonGoal
{
    LocalText text;
    QJsonObject expect;
    QString call; ///< only calls of that name; empty: any
    QString actor; ///< only calls of that actor; empty: of any
    int step = -1; ///< index of the step
    bool checked = false; ///< by records
};

/// A scenario or a lesson as its file says, checked. A value.
struct Scenario
{
    QString file; ///< as it was named
    QString folder; ///< what relative paths of data start from
    QString id;
    LocalText title;
    std::vector<ActorSpec> actors;
    std::vector<Step> steps;
    LocalText summary;
    LocalText tryThis;
    double order = 0; ///< 0: no lesson
    double minutes = 0;
    QString view; ///< over the records, to bring forward: log, ladder, streams, states, code; empty: none
    std::vector<LessonGoal> goals;
};

} // namespace sw
