// SPDX-License-Identifier: GPL-3.0-or-later
#include "rulepresets.h"

#include <array>

namespace sw {

namespace {

RuleAction send(const char *text, bool hex = false)
{
    return {RuleDo::Send, QString::fromLatin1(text), hex, 0};
}

RuleAction plain(RuleDo what)
{
    return {what, {}, false, 0};
}

struct Row
{
    const char *name;
    RuleMatch match;
    const char *pattern;
    const char *needs;
    const char *sets;
    const char *answer; ///< null: none
    RuleDo last; ///< what follows the answer
};

std::vector<AnswerRule> rulesOf(const auto &rows, bool hex, bool ignoreCase)
{
    std::vector<AnswerRule> rules;
    for (const Row &row : rows) {
        AnswerRule rule;
        rule.name = QString::fromLatin1(row.name);
        rule.match = row.match;
        rule.pattern = QString::fromLatin1(row.pattern);
        rule.ignoreCase = ignoreCase;
        rule.needsState = QString::fromLatin1(row.needs);
        rule.setsState = QString::fromLatin1(row.sets);
        if (row.answer != nullptr)
            rule.actions.push_back(send(row.answer, hex));
        rule.actions.push_back(plain(row.last));
        rules.push_back(rule);
    }
    return rules;
}

RuleSet smtp()
{
    // RFC 5321. A line may end with LF alone, as typed by hand: the expressions let the CR pass.
    static constexpr std::array rows{
        Row{"connect", RuleMatch::Connected, "", "", "commands", "220 workbench ESMTP\\r\\n", RuleDo::Stop},
        Row{"EHLO", RuleMatch::Regex, "^EHLO +(\\S+)", "commands", "",
            "250-workbench greets ${match:1}\\r\\n250-8BITMIME\\r\\n250 HELP\\r\\n", RuleDo::Stop},
        Row{"HELO", RuleMatch::Regex, "^HELO +(\\S+)", "commands", "", "250 workbench greets ${match:1}\\r\\n",
            RuleDo::Stop},
        Row{"MAIL FROM", RuleMatch::Regex, "^MAIL FROM:\\s*<([^>]*)>", "commands", "", "250 2.1.0 sender ok\\r\\n",
            RuleDo::Stop},
        Row{"RCPT TO", RuleMatch::Regex, "^RCPT TO:\\s*<([^>]+)>", "commands", "",
            "250 2.1.5 <${match:1}> recipient ok\\r\\n", RuleDo::Stop},
        Row{"DATA", RuleMatch::Regex, "^DATA\\s*$", "commands", "data", "354 end with a line of one dot\\r\\n",
            RuleDo::Stop},
        Row{"end of mail", RuleMatch::Regex, "^\\.\\r?$", "data", "commands",
            "250 2.0.0 queued as ${counter:06d}\\r\\n", RuleDo::Stop},
        Row{"line of mail", RuleMatch::Anything, "", "data", "", nullptr, RuleDo::Stop},
        Row{"RSET, NOOP", RuleMatch::Regex, "^(RSET|NOOP)", "commands", "", "250 2.0.0 ok\\r\\n", RuleDo::Stop},
        Row{"QUIT", RuleMatch::Regex, "^QUIT", "commands", "", "221 2.0.0 bye\\r\\n", RuleDo::Close},
        Row{"what else", RuleMatch::Anything, "", "commands", "", "500 5.5.1 not known here\\r\\n", RuleDo::Stop},
    };
    RuleSet set;
    set.framing.kind = FramingKind::Delimiter;
    set.framing.delimiter = "\n";
    set.rules = rulesOf(rows, false, true);
    return set;
}

RuleSet modbus()
{
    // MODBUS Messaging on TCP/IP: transaction (2), protocol 0 (2), length of the rest (2), unit, function, data.
    static constexpr std::array rows{
        Row{"read coils (01)", RuleMatch::HexPattern, "?? ?? 00 00 00 06 ?? 01 *", "", "",
            "${request:0..3} ${length:u16be:after} ${request:6..7} ${length:u8:after} ${repeat:10..11/8:55}",
            RuleDo::Stop},
        Row{"read discrete inputs (02)", RuleMatch::HexPattern, "?? ?? 00 00 00 06 ?? 02 *", "", "",
            "${request:0..3} ${length:u16be:after} ${request:6..7} ${length:u8:after} ${repeat:10..11/8:55}",
            RuleDo::Stop},
        Row{"read holding registers (03)", RuleMatch::HexPattern, "?? ?? 00 00 00 06 ?? 03 *", "", "",
            "${request:0..3} ${length:u16be:after} ${request:6..7} ${length:u8:after} ${repeat:10..11:00 2A}",
            RuleDo::Stop},
        Row{"read input registers (04)", RuleMatch::HexPattern, "?? ?? 00 00 00 06 ?? 04 *", "", "",
            "${request:0..3} ${length:u16be:after} ${request:6..7} ${length:u8:after} ${repeat:10..11:00 2A}",
            RuleDo::Stop},
        Row{"write one coil (05)", RuleMatch::HexPattern, "?? ?? 00 00 00 06 ?? 05 *", "", "", "${request}",
            RuleDo::Stop},
        Row{"write one register (06)", RuleMatch::HexPattern, "?? ?? 00 00 00 06 ?? 06 *", "", "", "${request}",
            RuleDo::Stop},
        Row{"write coils (0F)", RuleMatch::HexPattern, "?? ?? 00 00 ?? ?? ?? 0F *", "", "",
            "${request:0..3} 00 06 ${request:6..11}", RuleDo::Stop},
        Row{"write registers (10)", RuleMatch::HexPattern, "?? ?? 00 00 ?? ?? ?? 10 *", "", "",
            "${request:0..3} 00 06 ${request:6..11}", RuleDo::Stop},
    };
    RuleSet set;
    set.framing.kind = FramingKind::Length;
    set.framing.lengthOffset = 4;
    set.framing.lengthSize = 2;
    set.rules = rulesOf(rows, true, false);
    return set;
}

RuleSet dns()
{
    // RFC 1035: id, flags, 4 counts, then the question: a name without zero bytes, 00, type, class IN. 192.0.2.1 and
    // 2001:db8::1 are addresses for documentation (RFC 5737, RFC 3849).
    static constexpr std::array rows{
        Row{"A", RuleMatch::Regex, "(?s)^(..)[\\x00-\\x7f].\\x00\\x01.{6}([^\\x00]+\\x00\\x00\\x01\\x00\\x01)", "", "",
            "${match:1} 8580 0001 0001 0000 0000 ${match:2} C00C 0001 0001 0000003C 0004 C0000201", RuleDo::Stop},
        Row{"AAAA", RuleMatch::Regex, "(?s)^(..)[\\x00-\\x7f].\\x00\\x01.{6}([^\\x00]+\\x00\\x00\\x1c\\x00\\x01)", "",
            "",
            "${match:1} 8580 0001 0001 0000 0000 ${match:2} C00C 001C 0001 0000003C 0010 "
            "20010DB8 00000000 00000000 00000001",
            RuleDo::Stop},
        Row{"other types: no such record", RuleMatch::Regex,
            "(?s)^(..)[\\x00-\\x7f].\\x00\\x01.{6}([^\\x00]*\\x00..\\x00.)", "", "",
            "${match:1} 8580 0001 0000 0000 0000 ${match:2}", RuleDo::Stop},
    };
    RuleSet set;
    set.rules = rulesOf(rows, true, false);
    return set;
}

RuleSet http()
{
    static constexpr std::array rows{
        Row{"GET /", RuleMatch::Regex, "^(GET|HEAD) (\\S+) HTTP/1\\.", "", "",
            "HTTP/1.1 200 OK\\r\\nContent-Type: text/plain\\r\\nContent-Length: ${length:d:body}\\r\\n"
            "Connection: close\\r\\n\\r\\nYou asked for ${match:2}\\n",
            RuleDo::Close},
        Row{"what else", RuleMatch::Anything, "", "", "",
            "HTTP/1.1 501 Not Implemented\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n", RuleDo::Close},
    };
    RuleSet set;
    set.framing.kind = FramingKind::Delimiter;
    set.framing.delimiter = "\r\n\r\n";
    set.rules = rulesOf(rows, false, false);
    return set;
}

RuleSet echoWithCrc()
{
    static constexpr std::array rows{
        Row{"echo", RuleMatch::Anything, "", "", "", "${request} ${checksum:crc-16-modbus:le}", RuleDo::Stop},
    };
    RuleSet set;
    set.rules = rulesOf(rows, true, false);
    return set;
}

RuleSet syslog()
{
    // RFC 5424 and RFC 3164: nobody answers; the counters of the rules tell what comes. Over TCP a message is a line (RFC 6587).
    static constexpr std::array rows{
        Row{"syslog (RFC 5424)", RuleMatch::Regex, "^<\\d{1,3}>1 ", "", "", nullptr, RuleDo::Stop},
        Row{"BSD syslog (RFC 3164)", RuleMatch::Regex, "^<\\d{1,3}>", "", "", nullptr, RuleDo::Stop},
        Row{"what else", RuleMatch::Anything, "", "", "", nullptr, RuleDo::Stop},
    };
    RuleSet set;
    set.framing.kind = FramingKind::Delimiter;
    set.framing.delimiter = "\n";
    set.rules = rulesOf(rows, false, false);
    return set;
}

} // namespace

RuleSet rulePreset(RulePreset preset)
{
    static constexpr std::array makers{&smtp, &modbus, &dns, &http, &echoWithCrc, &syslog};
    static_assert(makers.size() == static_cast<std::size_t>(RulePreset::Count));
    return makers[static_cast<std::size_t>(preset)]();
}

} // namespace sw
