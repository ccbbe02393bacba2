// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace sw {

/// What the command line asks for. A value.
struct CommandLine
{
    enum class Verb : quint8 { Run, Help, Version, Wrong };
    enum class Format : quint8 { Text, Jsonl, Calls, Results };

    Verb verb = Verb::Wrong;
    QString error; ///< of Wrong: a sentence for people
    QStringList files;
    QString backend = QStringLiteral("native");
    Format format = Format::Text;
    int timeoutMs = 30'000;
    bool keepGoing = false;
    QMap<QString, QString> variables;

    /// `arguments` without the program's name.
    static CommandLine parse(const QStringList &arguments);
    static QString helpText();
};

/// The language asked for by --lang, else that of the system: "en" or "zh_CN". Looked for before anything is said, so that
/// errors of the command line are said in it too.
QString languageOf(const QStringList &arguments);

} // namespace sw
