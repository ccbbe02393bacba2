// SPDX-License-Identifier: GPL-3.0-or-later
#include "optionsverb.h"

#include <cstdio>
#include <optional>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include "errnotable.h"
#include "errnowording.h"
#include "hostport.h"
#include "optionprobe.h"
#include "optionvalue.h"
#include "optionwording.h"
#include "realsocketapi.h"

namespace sw {

namespace {

constexpr int exitFailed = 1;
constexpr int exitWrong = 2;
constexpr qsizetype lineWidth = 88;

class Words final
{
    Q_DECLARE_TR_FUNCTIONS(OptionsVerb)
};

/// What is asked for.
struct Question
{
    int family = 0;
    int type = 0;
    int protocol = 0;
    std::optional<int> level;
    QRegularExpression name;
    bool asJson = false;
};

struct Options
{
    QCommandLineOption family{QStringLiteral("family"), Words::tr("Address family of the socket, such as AF_INET6."),
                              QStringLiteral("F"), QStringLiteral("AF_INET")};
    QCommandLineOption type{QStringLiteral("type"), Words::tr("Type of the socket, such as SOCK_DGRAM."),
                            QStringLiteral("T"), QStringLiteral("SOCK_STREAM")};
    QCommandLineOption protocol{QStringLiteral("protocol"), Words::tr("Protocol of the socket by name or number."),
                                QStringLiteral("P"), QStringLiteral("0")};
    QCommandLineOption level{QStringLiteral("level"), Words::tr("Options of this level only, such as IPPROTO_TCP."),
                             QStringLiteral("L")};
    QCommandLineOption name{QStringLiteral("name"),
                            Words::tr("Options only whose name fits this pattern (* and ? stand for anything)."),
                            QStringLiteral("PATTERN")};
    QCommandLineOption format{QStringLiteral("format"), Words::tr("Text, or one JSON object a line."),
                              QStringLiteral("text|jsonl"), QStringLiteral("text")};
    QCommandLineOption lang{QStringLiteral("lang"), Words::tr("Language of messages."), QStringLiteral("en|zh_CN")};
    QCommandLineOption help{QStringList{QStringLiteral("h"), QStringLiteral("help")}, Words::tr("Show this help.")};

    void addTo(QCommandLineParser &parser) const
    {
        parser.setApplicationDescription(
            Words::tr("Makes a socket and prints the options it has: what they hold by default, what they are for."));
        parser.addOptions({family, type, protocol, level, name, format, lang, help});
        parser.addPositionalArgument(QStringLiteral("options"), Words::tr("Lists socket options."));
    }
};

void print(FILE *to, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), to);
    std::fflush(to);
}

/// Gives what is wrong; empty: nothing.
QString read(const QCommandLineParser &parser, const Options &options, Question &question)
{
    struct Symbol
    {
        const QCommandLineOption *option;
        SymbolTable table;
        int *number;
    };
    for (const Symbol &one : {Symbol{&options.family, SymbolTable::Family, &question.family},
                              Symbol{&options.type, SymbolTable::Type, &question.type},
                              Symbol{&options.protocol, SymbolTable::Protocol, &question.protocol}}) {
        const auto number = numberOfSymbol(one.table, parser.value(*one.option));
        if (!number) {
            return Words::tr("--%1: '%2' is no name that is known.")
                .arg(one.option->names().constFirst(), parser.value(*one.option));
        }
        *one.number = *number;
    }
    if (parser.isSet(options.level)) {
        question.level = numberOfSymbol(SymbolTable::OptionLevel, parser.value(options.level));
        if (!question.level || optionsOfLevel(*question.level).empty()) {
            return Words::tr("--level: '%1' is no level with a table of options; choose SOL_SOCKET, IPPROTO_TCP, "
                             "IPPROTO_IP, IPPROTO_IPV6 or IPPROTO_UDP.")
                .arg(parser.value(options.level));
        }
    }
    const QString format = parser.value(options.format);
    if (format != QLatin1StringView("text") && format != QLatin1StringView("jsonl"))
        return Words::tr("There is no format '%1'; choose text or jsonl.").arg(format);
    question.asJson = format == QLatin1StringView("jsonl");
    const QString lang = parser.value(options.lang);
    if (parser.isSet(options.lang) && lang != QLatin1StringView("en") && lang != QLatin1StringView("zh_CN"))
        return Words::tr("There is no language '%1'; choose en or zh_CN.").arg(lang);
    const QString pattern = parser.isSet(options.name) ? parser.value(options.name) : QStringLiteral("*");
    question.name = QRegularExpression::fromWildcard(pattern, Qt::CaseInsensitive);
    if (!parser.positionalArguments().isEmpty())
        return Words::tr("'%1' is too much: options takes no further words.")
            .arg(parser.positionalArguments().constFirst());
    return {};
}

QStringList wrapped(const QString &text, qsizetype width)
{
    QStringList lines;
    QString line;
    for (const QString &word : text.split(u' ')) {
        if (!line.isEmpty() && line.size() + 1 + word.size() > width) {
            lines.append(line);
            line.clear();
        }
        line += line.isEmpty() ? word : u' ' + word;
    }
    lines.append(line);
    return lines;
}

QString defaultText(const OptionAnswer &answer)
{
    const SocketOption &option = *answer.option;
    if (!option.isReadable())
        return Words::tr("(cannot be read)");
    if (!answer.asked)
        return Words::tr("(not read)");
    if (answer.error != 0)
        return errnoName(answer.error);
    return optionwording::value(option, optionvalue::decode(option.level, option.number, answer.value));
}

QString textOf(const OptionAnswer &answer)
{
    const SocketOption &option = *answer.option;
    QStringList facts{optionwording::type(option), optionwording::access(option)};
    if (!optionwording::when(option).isEmpty() && option.when != OptionWhen::AnyTime)
        facts.append(optionwording::when(option));
    facts.append(optionwording::since(option));
    QString text = QStringLiteral("%1  %2\n").arg(QLatin1StringView(option.name), -26).arg(defaultText(answer));
    text += QStringLiteral("    ") + facts.join(QStringLiteral(" · ")) + u'\n';
    QStringList sentences{optionwording::explanation(option)};
    for (const QString &more : {optionwording::right(option), optionwording::reading(option),
                                answer.error != 0 ? optionwording::refusal(option, answer.error, false) : QString()}) {
        if (!more.isEmpty())
            sentences.append(more);
    }
    for (const QString &line : wrapped(sentences.join(u' '), lineWidth))
        text += QStringLiteral("    ") + line + u'\n';
    return text;
}

QString accessKey(OptionAccess access)
{
    return access == OptionAccess::ReadOnly ? QStringLiteral("read-only")
        : access == OptionAccess::WriteOnly ? QStringLiteral("write-only")
                                            : QStringLiteral("read-write");
}

QJsonObject jsonOf(const OptionAnswer &answer)
{
    const SocketOption &option = *answer.option;
    QJsonObject object{{QStringLiteral("level"), symbolName(SymbolTable::OptionLevel, option.level)},
                       {QStringLiteral("name"), QString::fromLatin1(option.name)},
                       {QStringLiteral("number"), option.number},
                       {QStringLiteral("type"), optionwording::type(option)},
                       {QStringLiteral("access"), accessKey(option.access)},
                       {QStringLiteral("explanation"), optionwording::explanation(option)}};
    if (answer.asked && answer.error == 0)
        object[QStringLiteral("default")] = optionvalue::decode(option.level, option.number, answer.value);
    if (answer.error != 0)
        object[QStringLiteral("errno")] = QString(errnoName(answer.error));
    if (option.since != nullptr)
        object[QStringLiteral("since")] = QString::fromLatin1(option.since);
    if (option.right != nullptr)
        object[QStringLiteral("right")] = QString::fromLatin1(option.right);
    if (option.when != OptionWhen::Never)
        object[QStringLiteral("when")] = optionwording::when(option);
    if (option.reading != OptionReading::Harmless)
        object[QStringLiteral("reading")] = optionwording::reading(option);
    return object;
}

void printOffer(const OptionOffer &offer, const Question &question)
{
    int level = -1;
    for (const OptionAnswer &answer : offer.answers) {
        const SocketOption &option = *answer.option;
        if ((question.level && *question.level != option.level)
            || !question.name.match(QString::fromLatin1(option.name)).hasMatch())
            continue;
        if (question.asJson) {
            print(stdout, QString::fromUtf8(QJsonDocument(jsonOf(answer)).toJson(QJsonDocument::Compact)) + u'\n');
            continue;
        }
        if (level != option.level) {
            print(stdout,
                  (level == -1 ? QString() : QStringLiteral("\n")) + symbolName(SymbolTable::OptionLevel, option.level)
                      + u'\n');
        }
        level = option.level;
        print(stdout, textOf(answer));
    }
}

} // namespace

int runOptionsVerb(const QStringList &arguments)
{
    const Options options;
    QCommandLineParser parser;
    options.addTo(parser);
    const bool understood = parser.parse(QStringList{QString()} + arguments);
    if (parser.isSet(options.help)) {
        print(
            stdout,
            parser.helpText()
                + Words::tr("\nExit status: 0 the options were printed; 1 no such socket could be made; 2 the command "
                            "line is wrong.\n"));
        return 0;
    }
    Question question;
    const QString wrong = understood ? read(parser, options, question) : parser.errorText();
    if (!wrong.isEmpty()) {
        print(stderr, QCoreApplication::applicationName() + QStringLiteral(": ") + wrong + u'\n');
        return exitWrong;
    }
    RealSocketApi api;
    const OptionOffer offer = probeOptions(api, question.family, question.type, question.protocol);
    if (offer.error != 0) {
        const ErrnoText words = errnoText(QLatin1StringView("socket"), offer.error);
        print(stderr,
              QStringLiteral("%1: socket: %2: %3 %4\n")
                  .arg(QCoreApplication::applicationName(), errnoName(offer.error), words.meaning, words.advice));
        return exitFailed;
    }
    printOffer(offer, question);
    return 0;
}

} // namespace sw
