// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QString>
#include <QStringView>

#include "callrecord.h"

namespace sw {

enum class CodeLanguage : quint8 { Python, C, Qt };

/// "python", "c", "qt": as the command line and the settings name it.
QLatin1StringView codeLanguageName(CodeLanguage language);
std::optional<CodeLanguage> codeLanguageFromName(QStringView name);
/// How a file of it ends: ".py".
QLatin1StringView codeFileSuffix(CodeLanguage language);

/// A row of the log that shall be in the program. A value.
struct CodeRow
{
    quint64 row = 0; ///< its number, which comes back in the map of lines
    CallRecord record;
    QString actor; ///< who made it, for people; may be empty and may hold anything
};

/// A program that makes the same calls, and which line makes which. A value.
struct CodeProgram
{
    static constexpr qint64 noRow = -1;

    QString text;
    std::vector<qint64> rowOfLine; ///< by line, from 0; noRow where it stands for none
    int calls = 0; ///< that the program makes
    int leftOut = 0; ///< that it does not; a comment in their place says why

    /// From 0; the first line of the row, -1 when it has none.
    [[nodiscard]] int lineOf(quint64 row) const;
};

/// Rows in order of ending, as the log has them; inner calls and notices are passed over. A thread made of overlapping calls
/// becomes several; what happened one after the other on different threads does so in the program too. What was received is
/// printed, in all languages alike: `conn1 received 5 "hello"`; an error that the record has is expected and printed
/// (`client1 connect: ECONNREFUSED`), another one ends the program with status 1. Pure, any thread.
CodeProgram generateCode(CodeLanguage language, const std::vector<CodeRow> &rows);

} // namespace sw
