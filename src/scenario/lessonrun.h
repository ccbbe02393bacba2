// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>

#include <QObject>
#include <QTimer>

#include "callslot.h"
#include "runreporter.h"
#include "scenario.h"

namespace sw {

class ScenarioPlayer;
class Workbench;

/// What became of one step of a lesson, as far as it has been made. A value.
struct LessonOutcome
{
    std::optional<PlayedCall> call; ///< its record only when `ended`
    bool ended = false;
    bool skipped = false; ///< not for this backend
    std::vector<Judgement> failures; ///< what came otherwise than the lesson says
};

/// The question that belongs to where a lesson stands. A value.
struct LessonQuestion
{
    /// Asking: the step is the question. Waiting: it was answered, and what shall show it has not been made yet. Told: it has.
    enum class Phase : quint8 { None, Asking, Waiting, Told };

    Phase phase = Phase::None;
    int step = -1;
    int chosen = -1; ///< -1: not answered
};

/// A lesson being taken: makes its steps one by one or by itself, goes back by playing anew from the start, asks, and sees
/// which goals are reached. Its sockets stay open at the end, until stop(). Main thread; the workbench outlives it.
class LessonRun final : public QObject, private RunReporter
{
    Q_OBJECT

public:
    static constexpr double slowest = 0.25;
    static constexpr double fastest = 1000;

    LessonRun(Workbench &workbench, Scenario lesson, const QString &backend, QObject *parent = nullptr);
    ~LessonRun() override;

    [[nodiscard]] const Scenario &lesson() const { return m_lesson; }
    [[nodiscard]] const QString &backend() const { return m_backend; }
    [[nodiscard]] int stepCount() const { return static_cast<int>(m_lesson.steps.size()); }
    /// Steps that are done, or being made: the last of them is the one in view.
    [[nodiscard]] int position() const { return m_position; }
    [[nodiscard]] const Step *current() const; ///< null at the very start
    [[nodiscard]] const Step *upcoming() const; ///< null at the end
    [[nodiscard]] LocalText narration() const; ///< what was said last; at the start the summary; references resolved
    /// The text with its references as they stand for now; those that stand for nothing yet stay.
    [[nodiscard]] LocalText resolved(const LocalText &text) const;
    [[nodiscard]] std::vector<RunningCall> running() const; ///< calls that actors are in now
    [[nodiscard]] const LessonOutcome *outcome(int step) const; ///< by index; null when there is nothing to tell
    [[nodiscard]] LessonQuestion question() const;
    [[nodiscard]] const std::vector<bool> &reached() const { return m_reached; } ///< for each goal

    [[nodiscard]] bool isBusy() const; ///< a step is being made, or it goes back
    [[nodiscard]] bool isAtEnd() const { return m_position == stepCount() && !isBusy(); }
    [[nodiscard]] bool isPlaying() const { return m_playing; }
    [[nodiscard]] bool canGoOn() const; ///< not busy, not at the end, and the question is answered
    [[nodiscard]] bool canGoBack() const { return m_position > 0 && !m_stopping; }
    [[nodiscard]] EndpointId endpointOf(int actor) const; ///< of the present run; changes with begun()

    void restart(); ///< also the first time
    void next();
    void back(); ///< everything up to the step before, anew
    void answer(int choice); ///< of the question that is asked; may be changed until it is told
    void setPlaying(bool on); ///< by itself; halts at questions and at the end
    void setSpeed(double speed); ///< 1: time to read
    void setLanguage(const QString &language) { m_language = language; } ///< that is read
    void setBackend(const QString &backend); ///< begins anew
    void stop(); ///< interrupts its calls and closes its sockets; stopped() tells when

Q_SIGNALS:
    void changed(); ///< anything above
    void begun(); ///< a new run, whose actors have new endpoints
    void stopped();

private:
    void playUpTo(int steps);
    void startPlayer();
    void stopPlayer(bool again);
    void playerEnded();
    void held(int steps);
    void schedule(int ms);
    void judgeGoals(const PlayedCall &call);
    void judgeSteps();
    [[nodiscard]] int readingMs() const;
    [[nodiscard]] int tellingStep(int question) const; ///< the step that shows its answer

    void begin(const Scenario &, qint64) override {}
    void unfinished(const PlayedCall &) override {}
    void ended(const PlayedCall &call) override;
    void judged(int step, const Judgement &judgement) override;
    void skipped(int step, QLatin1StringView reason) override;
    void said(const LocalText &) override {}
    void end(const RunTotals &) override {}

    Workbench &m_workbench;
    const Scenario m_lesson;
    QString m_backend;
    QString m_language;
    std::unique_ptr<ScenarioPlayer> m_player;
    std::map<int, LessonOutcome> m_outcomes;
    std::map<int, int> m_answers; ///< by step
    std::vector<bool> m_reached;
    QTimer m_read; ///< until the next step of playing
    double m_speed = 1;
    int m_position = 0;
    int m_done = -1; ///< steps; -1: it has not begun
    bool m_playing = false;
    bool m_stopping = false; ///< the player ends
    bool m_again = false; ///< and another one begins after it
};

} // namespace sw
