// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QFile>
#include <QJsonArray>
#include <QLabel>

#include "windowfixture.h"
#include "workspacedesk.h"

/// What tests of workspaces and of what a stranger's file may do have in common.
namespace sw::workspacetest {

using Fix = WindowFixture;

inline QString write(const Fix &fix, const QString &name, const QByteArray &text)
{
    QFile file(fix.folder.filePath(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(text);
    return file.fileName();
}

inline QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QDialog *dialog(const Fix &fix, const char *name)
{
    return fix.window->findChild<QDialog *>(QLatin1StringView(name));
}

inline QString lines(const QDialog &in)
{
    return Fix::part<QPlainTextEdit>(in, "workspaceLines")->toPlainText();
}

inline QString head(const QDialog &in)
{
    return Fix::part<QLabel>(in, "workspaceHead")->text();
}

inline bool answer(const Fix &fix, const char *dialogName, const char *button)
{
    QDialog *asks = dialog(fix, dialogName);
    if (!asks)
        return false;
    Fix::click(*asks, button);
    return waitUntil([&] { return !dialog(fix, dialogName); });
}

inline bool openAccepted(const Fix &fix, const QString &file)
{
    return fix.window->workspaces().openFile(file) && answer(fix, "workspaceReview", "workspaceAccept");
}

inline QJsonArray panels(const Fix &fix, const char *side)
{
    return fix.window->workspace().value(QLatin1StringView(side)).toArray();
}

inline constexpr auto scenario = R"({"format": "socket-workbench/scenario@1", "id": "x", "title": "A strange\nscenario",
 "actors": [{"id": "a"}],
 "steps": [{"actor": "a", "call": "socket", "as": "s", "args": {"family": "AF_INET", "type": "SOCK_STREAM"}},
           {"actor": "a", "call": "bind", "on": "s", "args": {"address": "127.0.0.1:0"}},
           {"actor": "a", "call": "listen", "on": "s", "args": {"backlog": 1}}]})";

} // namespace sw::workspacetest
