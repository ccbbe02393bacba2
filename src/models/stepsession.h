// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QObject>

#include "transcript.h"

namespace sw {

class StepActor;
class Workbench;

/// All actors of a window that are driven step by step: their names, what one may refer to of another, and what was done in
/// the order of the clicks. Main thread; outlives the actors.
class StepSession final : public QObject
{
    Q_OBJECT

public:
    explicit StepSession(Workbench &workbench, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<StepActor *> &actors() const { return m_actors; }
    /// `base` with the lowest number that no socket has: "conn", "conn2".
    [[nodiscard]] QString freeName(const QString &base) const;
    [[nodiscard]] bool isTaken(const QString &name) const;
    /// What a name of a socket must be so that files can hold it.
    [[nodiscard]] static bool isName(const QString &name);
    /// The value of `listener.sockname`; nothing when there is none (yet).
    [[nodiscard]] std::optional<QString> resolve(const QString &reference) const;
    /// What an address may refer to now: `${listener.sockname}` of every socket that has one.
    [[nodiscard]] QStringList references() const;

    /// What these actors did, as it can be written into a file.
    [[nodiscard]] Transcript transcript(const std::vector<StepActor *> &actors);

Q_SIGNALS:
    void changed(); ///< sockets, names, calls or actors

private:
    friend class StepActor;
    QString enter(StepActor *actor, const QString &role); ///< gives its id
    void leave(StepActor *actor);
    void renamed(const QString &from, const QString &to);
    void noteBlocked(); ///< which calls are asleep now, before something else is done

    Workbench &m_workbench;
    std::vector<StepActor *> m_actors;
};

} // namespace sw
