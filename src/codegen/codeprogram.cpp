// SPDX-License-Identifier: GPL-3.0-or-later
#include "codeprogram.h"

#include <algorithm>
#include <array>

#include "ccode.h"
#include "codeplan.h"
#include "pythoncode.h"
#include "qtcode.h"

namespace sw {

namespace {

struct Row
{
    CodeLanguage language;
    QLatin1StringView name;
    QLatin1StringView suffix;
    CodeProgram (*generate)(const CodePlan &);
};

constexpr std::array<Row, 3> rows{{
    {CodeLanguage::Python, QLatin1StringView("python"), QLatin1StringView(".py"), generatePython},
    {CodeLanguage::C, QLatin1StringView("c"), QLatin1StringView(".c"), generateC},
    {CodeLanguage::Qt, QLatin1StringView("qt"), QLatin1StringView(".cpp"), generateQt},
}};

const Row &rowOf(CodeLanguage language)
{
    return rows.at(static_cast<std::size_t>(language));
}

} // namespace

QLatin1StringView codeLanguageName(CodeLanguage language)
{
    return rowOf(language).name;
}

std::optional<CodeLanguage> codeLanguageFromName(QStringView name)
{
    for (const Row &row : rows) {
        if (name == row.name)
            return row.language;
    }
    return std::nullopt;
}

QLatin1StringView codeFileSuffix(CodeLanguage language)
{
    return rowOf(language).suffix;
}

int CodeProgram::lineOf(quint64 row) const
{
    const auto found = std::find(rowOfLine.begin(), rowOfLine.end(), static_cast<qint64>(row));
    return found == rowOfLine.end() ? -1 : static_cast<int>(found - rowOfLine.begin());
}

CodeProgram generateCode(CodeLanguage language, const std::vector<CodeRow> &codeRows)
{
    return rowOf(language).generate(planCode(codeRows));
}

} // namespace sw
