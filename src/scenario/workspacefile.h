// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>

#include <QByteArray>
#include <QJsonObject>

#include "nodereader.h"

namespace sw {

/// What can stand in a workspace, by those who know: each looks at one value and tells the reader what is wrong with it.
struct WorkspaceForm
{
    using Check = std::function<void(NodeReader &, const JsonNode &)>;
    Check server; ///< one panel of the list "servers"
    Check client; ///< one of "clients"
    std::map<QString, Check> parts; ///< further members of the file, all of which may be missing
};

/// A workspace, or what is wrong with its file. Never both.
struct WorkspaceResult
{
    std::optional<QJsonObject> workspace; ///< "servers" and "clients": arrays of panels; parts by name
    LoadErrors errors; ///< in the order of the file
};

inline constexpr qint64 mostWorkspaceBytes = 16 * 1024 * 1024;
inline constexpr int mostWorkspacePanels = 100; ///< on a side
inline constexpr QLatin1StringView workspaceFormat{"socket-workbench/workspace@1"};

/// Reads and checks a whole workspace and changes nothing. Of a file that calls itself something else, or of another version,
/// nothing but that is told. Any thread that the form's checks can stand.
WorkspaceResult readWorkspace(const QByteArray &text, const WorkspaceForm &form);
/// The same of a file, which has to be a regular one of at most mostWorkspaceBytes.
WorkspaceResult readWorkspaceFile(const QString &file, const WorkspaceForm &form);
/// The text that readWorkspace() reads back.
QByteArray writeWorkspace(const QJsonObject &workspace);
/// Whether a file that begins with this is meant as a workspace, of whatever version.
bool looksLikeWorkspace(const QByteArray &begin);

/// How exactly a value has to agree with what was made of it.
enum class Agreement : quint8 { Kinds, Values };
/// Faults whatever of `given` did not come through: a key that `taken` does not have, a value of another kind, and with
/// Agreement::Values one that became another. So what reads a value need not also know how to complain. What is missing in
/// `given` is no fault. Any thread.
void checkTaken(NodeReader &reader, const JsonNode &given, const QJsonValue &taken, Agreement agreement);

} // namespace sw
