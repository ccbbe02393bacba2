// SPDX-License-Identifier: GPL-3.0-or-later
#include "filterwords.h"

#include <array>

namespace sw {

namespace {

constexpr std::array<const char *, size_t(FilterFault::TooDeep) + 1> faultTexts{
    "",
    QT_TRANSLATE_NOOP("sw::FilterWords", "something must follow here, for example a text or call:recv"),
    QT_TRANSLATE_NOOP("sw::FilterWords",
                      "and / or join two conditions; write one before it, or quote the word to look for it"),
    QT_TRANSLATE_NOOP("sw::FilterWords", "this parenthesis is never closed; add )"),
    QT_TRANSLATE_NOOP("sw::FilterWords", "there is no ( for this ); remove it, or put the text in quotes"),
    QT_TRANSLATE_NOOP("sw::FilterWords", "these quotes are never closed; add \""),
    QT_TRANSLATE_NOOP("sw::FilterWords",
                      "\\%1 means nothing in quotes; use \\\" \\\\ \\n \\r \\t, or hex: for other bytes"),
    QT_TRANSLATE_NOOP("sw::FilterWords",
                      "this pattern is never closed; add /, or put a text that begins with / in quotes"),
    QT_TRANSLATE_NOOP("sw::FilterWords", "the pattern cannot be read: %1"),
    QT_TRANSLATE_NOOP("sw::FilterWords", "behind a pattern only i may stand (either case), not %1"),
    QT_TRANSLATE_NOOP("sw::FilterWords", "a value must follow %1"),
    QT_TRANSLATE_NOOP("sw::FilterWords", "there is no call “%1”; Ctrl+Space lists the calls"),
    QT_TRANSLATE_NOOP("sw::FilterWords", "“%1” is no direction; write in, out or none"),
    QT_TRANSLATE_NOOP(
        "sw::FilterWords",
        "“%1” is no error name or number; write for example ECONNRESET, or any (Ctrl+Space lists the names)"),
    QT_TRANSLATE_NOOP("sw::FilterWords", "“%1” is no number; write digits, for example 1500 or 64k"),
    QT_TRANSLATE_NOOP("sw::FilterWords", "the unit is missing; write for example %1ms (us, ms, s)"),
    QT_TRANSLATE_NOOP("sw::FilterWords", "“%1” is no duration; write for example 250us, 10ms or 1.5s"),
    QT_TRANSLATE_NOOP("sw::FilterWords", "“%1” is no pair of hex digits; write for example 48 65, or quote a text"),
    QT_TRANSLATE_NOOP("sw::FilterWords", "“%1” is half a byte; hex digits come in pairs, for example 0a"),
    QT_TRANSLATE_NOOP("sw::FilterWords", "%1 cannot be compared like that; write %1:"),
    QT_TRANSLATE_NOOP("sw::FilterWords", "too many parentheses in each other"),
};

} // namespace

QString FilterWords::cause(const FilterError &error)
{
    QString text = tr(faultTexts[size_t(error.fault)]);
    return text.contains(QStringLiteral("%1")) ? text.replace(QStringLiteral("%1"), error.detail) : text;
}

QString FilterWords::errorText(const FilterError &error)
{
    return tr("Column %1: %2.").arg(QString::number(error.position + 1), cause(error));
}

QString FilterWords::meaningOf(FilterField field)
{
    switch (field) {
    case FilterField::Call:
        return tr("calls whose name contains it; call=recv: only recv itself");
    case FilterField::Dir:
        return tr("what was received (in), sent (out), or neither (none)");
    case FilterField::Peer:
        return tr("the other end: its address or host name contains it, also rows of data of that connection");
    case FilterField::Endpoint:
        return tr("the name in the column Who contains it");
    case FilterField::Bytes:
        return tr("how many bytes moved; also < <= >= = !=, and 64k, 2M");
    case FilterField::Errno:
        return tr("calls that failed with this error, by name or number; errno:any: all that failed");
    case FilterField::Took:
        return tr("how long the call took; units us, ms, s");
    case FilterField::Fd:
        return tr("the file descriptor");
    case FilterField::Thread:
        return tr("the thread that made the call");
    case FilterField::Row:
        return tr("the number of the row");
    case FilterField::Hex:
        return tr("these bytes in the data");
    case FilterField::Count:
        break;
    }
    return {};
}

std::vector<FilterWords::HelpRow> FilterWords::help()
{
    std::vector<HelpRow> rows{
        {QStringLiteral("hello world"), tr("this text in call, who, address, error or data, in either case")},
        {QStringLiteral("\"a (b) and c\""), tr("the same, for text with words or signs that mean something here")},
        {QStringLiteral("/GET \\S+/i"), tr("a pattern (Perl regular expression); i: in either case")},
    };
    for (const FilterFieldEntry &entry : filterFields())
        rows.push_back({entry.example, meaningOf(entry.field)});
    rows.push_back({QStringLiteral("dir:in and bytes>100"), tr("both; between two conditions “and” may be left out")});
    rows.push_back({QStringLiteral("errno:any or took>1s"), tr("one of them, or both")});
    rows.push_back({QStringLiteral("not call:poll"), tr("the rows that it would not find")});
    rows.push_back({QStringLiteral("(dir:in or dir:out) not hex:00"), tr("parentheses first, then not, and, or")});
    return rows;
}

} // namespace sw
