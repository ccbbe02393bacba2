// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QJsonObject>
#include <QStringList>

#include "loaderror.h"

namespace sw {

/// Workspaces in words. Main thread.
class WorkspaceWords final
{
    Q_DECLARE_TR_FUNCTIONS(sw::WorkspaceWords)

public:
    /// What it would open once its panels are started and its messages sent, and the files that it names: a heading and a line for
    /// each. What stands in the file is plain text in one line.
    static QStringList reach(const QJsonObject &workspace);
    /// Why a file is refused: a sentence above the lines.
    static QString refusal(const LoadErrors &errors);

private:
    static QString panelLine(const QJsonObject &panel, bool server);
    static QStringList addresses(const QJsonObject &panel, bool server);
    static QStringList misbehaviour(const QJsonObject &panel, bool server);
    static QStringList behaviour(const QJsonObject &settings);
    static QStringList files(const QJsonObject &panel, bool server);
    static QStringList messageLines(const QJsonObject &library);
};

} // namespace sw
