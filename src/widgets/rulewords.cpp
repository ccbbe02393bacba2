// SPDX-License-Identifier: GPL-3.0-or-later
#include "rulewords.h"

#include <array>

#include <QCoreApplication>
#include <QLocale>

#include "payloaderrortext.h"

namespace sw {

namespace {

struct MatchRow
{
    const char *text;
    const char *hint;
};

// clang-format off
constexpr std::array matches{ // in the order of RuleMatch
    MatchRow{QT_TRANSLATE_NOOP("sw::RuleWords", "a connection stands"), nullptr},
    MatchRow{QT_TRANSLATE_NOOP("sw::RuleWords", "any message"), nullptr},
    MatchRow{QT_TRANSLATE_NOOP("sw::RuleWords", "equals"), QT_TRANSLATE_NOOP("sw::RuleWords", "The whole message, with escapes such as \\r\\n or \\x00")},
    MatchRow{QT_TRANSLATE_NOOP("sw::RuleWords", "contains"), QT_TRANSLATE_NOOP("sw::RuleWords", "Bytes that stand anywhere in it, with escapes such as \\r\\n or \\x00")},
    MatchRow{QT_TRANSLATE_NOOP("sw::RuleWords", "starts with"), QT_TRANSLATE_NOOP("sw::RuleWords", "Its first bytes, with escapes such as \\r\\n or \\x00")},
    MatchRow{QT_TRANSLATE_NOOP("sw::RuleWords", "regular expression"), QT_TRANSLATE_NOOP("sw::RuleWords", "As of Perl, over the bytes as Latin-1: \\xff is one byte, . is no line break ((?s) in front: it is), ( ) are captured as ${match:1}. The first 8,192 bytes are looked at, and what needs too many steps is given up")},
    MatchRow{QT_TRANSLATE_NOOP("sw::RuleWords", "hex pattern"), QT_TRANSLATE_NOOP("sw::RuleWords", "The whole message in hex: ?? is any byte, 4? half of one, * any number of bytes, also none, captured as ${match:1}. Such as 01 03 ?? ?? *")},
};

constexpr std::array actions{ // in the order of RuleDo
    QT_TRANSLATE_NOOP("sw::RuleWords", "Send"), QT_TRANSLATE_NOOP("sw::RuleWords", "Wait"),
    QT_TRANSLATE_NOOP("sw::RuleWords", "Close"), QT_TRANSLATE_NOOP("sw::RuleWords", "Reset (RST)"),
    QT_TRANSLATE_NOOP("sw::RuleWords", "Stop: no further rule"),
};

constexpr std::array presets{ // in the order of RulePreset
    QT_TRANSLATE_NOOP("sw::RuleWords", "SMTP server"), QT_TRANSLATE_NOOP("sw::RuleWords", "Modbus/TCP device"),
    QT_TRANSLATE_NOOP("sw::RuleWords", "DNS answers (UDP)"), QT_TRANSLATE_NOOP("sw::RuleWords", "HTTP: 200 OK"),
    QT_TRANSLATE_NOOP("sw::RuleWords", "Echo with CRC-16"), QT_TRANSLATE_NOOP("sw::RuleWords", "Syslog receiver: counts, answers nothing"),
};
static_assert(presets.size() == static_cast<std::size_t>(RulePreset::Count));
// clang-format on

QString tr(const char *text)
{
    return QCoreApplication::translate("sw::RuleWords", text);
}

} // namespace

namespace RuleWords {

QString match(RuleMatch match)
{
    return tr(matches[static_cast<std::size_t>(match)].text);
}

QString matchHint(RuleMatch match)
{
    const char *hint = matches[static_cast<std::size_t>(match)].hint;
    return hint == nullptr ? QString() : tr(hint);
}

QString action(RuleDo what)
{
    return tr(actions[static_cast<std::size_t>(what)]);
}

QString actionLine(const RuleAction &action)
{
    const QString name = RuleWords::action(action.what);
    if (action.what == RuleDo::Send)
        return name + u' ' + action.text;
    if (action.what == RuleDo::Delay)
        return name + u' ' + QLocale().toString(action.ms) + QStringLiteral(" ms");
    return name;
}

QString when(const AnswerRule &rule)
{
    const QString text = matchHint(rule.match).isEmpty() ? match(rule.match) : match(rule.match) + u' ' + rule.pattern;
    return rule.needsState.isEmpty() ? text : QStringLiteral("[%1] %2").arg(rule.needsState, text);
}

QString preset(RulePreset preset)
{
    return tr(presets[static_cast<std::size_t>(preset)]);
}

QString fault(const AnswerRule &rule, const RuleFault &fault)
{
    if (fault.field == RuleFault::Field::Message) {
        const QString &text = rule.actions[static_cast<std::size_t>(fault.action)].text;
        return tr(QT_TRANSLATE_NOOP("sw::RuleWords", "Action %1: %2"))
            .arg(fault.action + 1)
            .arg(payloadErrorText(*fault.message, text, TextEncoding::Utf8));
    }
    switch (fault.pattern) {
    case PatternFault::None:
        return {};
    case PatternFault::BadEscape:
        return tr(QT_TRANSLATE_NOOP("sw::RuleWords",
                                    "Pattern, character %1: no escape that is known; \\\\ is a backslash."))
            .arg(fault.place + 1);
    case PatternFault::BadRegex:
        return tr(QT_TRANSLATE_NOOP("sw::RuleWords", "Pattern, character %1: no regular expression (%2)."))
            .arg(fault.place + 1)
            .arg(fault.regexReason);
    case PatternFault::BadHexPattern:
        return tr(QT_TRANSLATE_NOOP("sw::RuleWords",
                                    "Pattern, character %1: pairs of hex digits, ?? or * are expected."))
            .arg(fault.place + 1);
    case PatternFault::TooLong:
        break;
    }
    return tr(QT_TRANSLATE_NOOP("sw::RuleWords", "The pattern is too long: %1 characters are taken.")).arg(fault.place);
}

} // namespace RuleWords

} // namespace sw
