// SPDX-License-Identifier: GPL-3.0-or-later
#include "codereporter.h"

#include "textreporter.h"

namespace sw {

CodeReporter::CodeReporter(CodeLanguage language, QStringList actors, QString textLanguage, Write write, Write complain)
    : m_language(language)
    , m_actors(std::move(actors))
    , m_textLanguage(std::move(textLanguage))
    , m_write(std::move(write))
    , m_complain(std::move(complain))
{
}

void CodeReporter::begin(const Scenario &, qint64)
{
    m_rows.clear();
}

void CodeReporter::ended(const PlayedCall &call)
{
    if (call.of == 0 && (m_actors.isEmpty() || m_actors.contains(call.actor)))
        m_rows.push_back({static_cast<quint64>(call.seq), call.record, call.actor});
}

void CodeReporter::judged(int step, const Judgement &judgement)
{
    // As the text format says it, which standard output has no place for here.
    TextReporter(m_complain, m_textLanguage).judged(step, judgement);
}

void CodeReporter::end(const RunTotals &)
{
    m_write(generateCode(m_language, m_rows).text.toUtf8());
}

} // namespace sw
