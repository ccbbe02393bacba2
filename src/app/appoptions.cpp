// SPDX-License-Identifier: GPL-3.0-or-later
#include "appoptions.h"

#include <QCommandLineParser>
#include <QRegularExpression>

namespace sw {

namespace {

std::optional<QSize> sizeFrom(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([0-9]{3,5})x([0-9]{3,5})$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return QSize(match.captured(1).toInt(), match.captured(2).toInt());
}

} // namespace

AppOptions AppOptions::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Tests network protocols by hand and shows every socket call."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, tr("Shows this text."));
    const QCommandLineOption version({QStringLiteral("v"), QStringLiteral("version")}, tr("Shows the version."));
    const QCommandLineOption lang(QStringLiteral("lang"), tr("Language of this run: en or zh_CN."),
                                  QStringLiteral("LANGUAGE"));
    const QCommandLineOption look(QStringLiteral("theme"), tr("Look of this run: system, light or dark."),
                                  QStringLiteral("THEME"));
    const QCommandLineOption play(QStringLiteral("play"), tr("Plays a scenario; its calls appear in the log."),
                                  QStringLiteral("FILE"));
    const QCommandLineOption shot(QStringLiteral("screenshot"),
                                  tr("Draws the window into a picture (after what is played) and ends."),
                                  QStringLiteral("PNG"));
    const QCommandLineOption size(QStringLiteral("size"), tr("Size of the window, for example 1600x1000."),
                                  QStringLiteral("WxH"));
    const QCommandLineOption config(QStringLiteral("config"), tr("Keeps the settings in this file."),
                                    QStringLiteral("FILE"));
    parser.addPositionalArgument(QStringLiteral("FILE"),
                                 tr("A workspace to open, or a scenario to play, after it was shown what it will do."),
                                 QStringLiteral("[FILE]"));
    parser.addOptions({help, version, lang, look, play, shot, size, config});

    AppOptions options;
    if (!parser.parse(arguments)) {
        options.error = parser.errorText();
    } else if (parser.isSet(help)) {
        options.answer = parser.helpText();
    } else if (parser.isSet(version)) {
        options.answer = QStringLiteral("socket-workbench %1\n").arg(QStringLiteral(SW_VERSION));
    } else if (parser.positionalArguments().size() > 1) {
        options.error = tr("Unexpected argument: %1").arg(parser.positionalArguments().at(1));
    } else if (parser.isSet(size) && !sizeFrom(parser.value(size))) {
        options.error = tr("--size: expected WIDTHxHEIGHT, for example 1600x1000");
    }
    options.language = parser.value(lang);
    options.theme = parser.value(look);
    options.playFile = parser.value(play);
    options.openFile = parser.positionalArguments().value(0);
    options.screenshot = parser.value(shot);
    options.config = parser.value(config);
    options.size = sizeFrom(parser.value(size));
    return options;
}

} // namespace sw
