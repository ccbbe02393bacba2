// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include "codeprogram.h"

namespace sw {

/// What the command line asks for. A value.
struct CommandLine
{
    enum class Verb : quint8 { Run, Compare, Help, Version, Wrong };
    enum class Format : quint8 { Text, Jsonl, Calls, Results, Code };

    Verb verb = Verb::Wrong;
    QString error; ///< of Wrong: a sentence for people
    QStringList files;
    QString backend = QStringLiteral("native");
    Format format = Format::Text;
    CodeLanguage language = CodeLanguage::Python; ///< of Code
    QStringList actors; ///< of Code: only theirs; empty: all
    int timeoutMs = 30'000;
    bool keepGoing = false;
    QString sessionFile; ///< where the run is recorded; empty: nowhere
    QMap<QString, QString> variables;

    /// `arguments` without the program's name.
    static CommandLine parse(const QStringList &arguments);
    static QString helpText();
};

/// The language asked for by --lang, else that of the system: "en" or "zh_CN". Looked for before anything is said, so that
/// errors of the command line are said in it too.
QString languageOf(const QStringList &arguments);

} // namespace sw
