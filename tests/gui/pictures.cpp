// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the pictures of the documentation: pictures FOLDER (see scripts/make-pictures.sh).
// To look at some scenes: pictures FOLDER LANGUAGE light|dark WIDTH HEIGHT SCENE... (all: every scene)
#include <array>
#include <cstdio>

#include <QApplication>
#include <QDir>

#include "privatenetwork.h"
#include "scenes.h"

using namespace sw;

namespace {

struct Picture
{
    const char *file;
    const char *scene;
    const char *language;
    ThemeChoice theme;
    QSize size;
};

const std::array pictures{
    Picture{"main-window-en.png", "everyday", "en", ThemeChoice::Light, {1400, 900}},
    Picture{"main-window-zh.png", "everyday", "zh_CN", ThemeChoice::Light, {1400, 900}},
    Picture{"main-window-dark.png", "everyday", "en", ThemeChoice::Dark, {1100, 700}},
    Picture{"datagrams-en.png", "datagrams", "en", ThemeChoice::Light, {1400, 900}},
    Picture{"datagrams-zh.png", "datagrams", "zh_CN", ThemeChoice::Light, {1400, 900}},
    Picture{"many-clients-en.png", "many-clients", "en", ThemeChoice::Light, {1400, 1000}},
    Picture{"many-clients-zh.png", "many-clients", "zh_CN", ThemeChoice::Light, {1400, 1000}},
    Picture{"pings-en.png", "pings", "en", ThemeChoice::Light, {1400, 900}},
    Picture{"pings-zh.png", "pings", "zh_CN", ThemeChoice::Light, {1400, 900}},
    Picture{"tls-en.png", "tls", "en", ThemeChoice::Light, {1400, 1000}},
    Picture{"tls-zh.png", "tls", "zh_CN", ThemeChoice::Light, {1400, 1000}},
    Picture{"tls-refused-en.png", "tls-refused", "en", ThemeChoice::Light, {1400, 1000}},
    Picture{"tls-refused-zh.png", "tls-refused", "zh_CN", ThemeChoice::Light, {1400, 1000}},
    Picture{"qt-layers-en.png", "qt-layers", "en", ThemeChoice::Light, {1400, 1200}},
    Picture{"qt-layers-zh.png", "qt-layers", "zh_CN", ThemeChoice::Light, {1400, 1200}},
    Picture{"relay-en.png", "relay", "en", ThemeChoice::Light, {1400, 900}},
    Picture{"relay-zh.png", "relay", "zh_CN", ThemeChoice::Light, {1400, 900}},
    Picture{"sequence-en.png", "sequence", "en", ThemeChoice::Light, {1400, 900}},
    Picture{"sequence-zh.png", "sequence", "zh_CN", ThemeChoice::Light, {1400, 900}},
    Picture{"messages-en.png", "messages", "en", ThemeChoice::Light, {1400, 900}},
    Picture{"messages-zh.png", "messages", "zh_CN", ThemeChoice::Light, {1400, 900}},
    Picture{"rules-en.png", "rules", "en", ThemeChoice::Light, {1400, 900}},
    Picture{"rules-zh.png", "rules", "zh_CN", ThemeChoice::Light, {1400, 900}},
    Picture{"qt-buffers-en.png", "qt", "en", ThemeChoice::Light, {1400, 1000}},
    Picture{"qt-buffers-zh.png", "qt", "zh_CN", ThemeChoice::Light, {1400, 1000}},
    Picture{"compare-en.png", "compare", "en", ThemeChoice::Light, {1200, 800}},
    Picture{"compare-zh.png", "compare", "zh_CN", ThemeChoice::Light, {1200, 800}},
    Picture{"steps-en.png", "steps", "en", ThemeChoice::Light, {1400, 1000}},
    Picture{"steps-zh.png", "steps", "zh_CN", ThemeChoice::Light, {1400, 1000}},
    Picture{"ladder-en.png", "ladder", "en", ThemeChoice::Light, {1400, 1000}},
    Picture{"ladder-zh.png", "ladder", "zh_CN", ThemeChoice::Light, {1400, 1000}},
    Picture{"lesson-en.png", "lesson", "en", ThemeChoice::Light, {1400, 900}},
    Picture{"lesson-zh.png", "lesson", "zh_CN", ThemeChoice::Light, {1400, 900}},
    Picture{"pipe-en.png", "pipe", "en", ThemeChoice::Light, {1400, 1000}},
    Picture{"pipe-zh.png", "pipe", "zh_CN", ThemeChoice::Light, {1400, 1000}},
    Picture{"log-find-en.png", "log-find", "en", ThemeChoice::Light, {1400, 900}},
    Picture{"log-find-zh.png", "log-find", "zh_CN", ThemeChoice::Light, {1400, 900}},
    Picture{"log-messages-en.png", "log-messages", "en", ThemeChoice::Light, {1400, 900}},
    Picture{"log-messages-zh.png", "log-messages", "zh_CN", ThemeChoice::Light, {1400, 900}},
    Picture{"log-compare-en.png", "log-compare", "en", ThemeChoice::Light, {1400, 900}},
    Picture{"log-compare-zh.png", "log-compare", "zh_CN", ThemeChoice::Light, {1400, 900}},
    Picture{"checksums-en.png", "log-checksums", "en", ThemeChoice::Light, {1400, 900}},
    Picture{"checksums-zh.png", "log-checksums", "zh_CN", ThemeChoice::Light, {1400, 900}},
    Picture{"workspace-en.png", "workspace", "en", ThemeChoice::Light, {1400, 900}},
    Picture{"workspace-zh.png", "workspace", "zh_CN", ThemeChoice::Light, {1400, 900}},
    Picture{"sessions-en.png", "sessions", "en", ThemeChoice::Light, {1400, 900}},
    Picture{"sessions-zh.png", "sessions", "zh_CN", ThemeChoice::Light, {1400, 900}},
    Picture{"options-en.png", "options", "en", ThemeChoice::Light, {1600, 1000}},
    Picture{"options-zh.png", "options", "zh_CN", ThemeChoice::Light, {1600, 1000}},
    Picture{"byte-order-en.png", "bytes", "en", ThemeChoice::Light, {1400, 900}},
    Picture{"byte-order-zh.png", "bytes", "zh_CN", ThemeChoice::Light, {1400, 900}},
};

bool save(const QString &scene, const scenes::Look &look, const QString &file)
{
    const QPixmap picture = scenes::make(scene, look);
    if (!picture.isNull() && picture.save(file))
        return true;
    std::fprintf(stderr, "%s could not be made.\n", qPrintable(file));
    return false;
}

bool look(const QStringList &asked)
{
    const QDir folder(asked.at(1));
    const scenes::Look look{asked.at(2),
                            asked.at(3) == u"dark" ? ThemeChoice::Dark : ThemeChoice::Light,
                            {asked.at(4).toInt(), asked.at(5).toInt()}};
    const QStringList wanted = asked.at(6) == u"all" ? scenes::names() : asked.mid(6);
    bool all = true;
    for (const QString &scene : wanted) {
        const QString name = QStringLiteral("%1-%2-%3-%4.png").arg(scene, asked.at(2), asked.at(3), asked.at(4));
        all = save(scene, look, folder.filePath(name)) && all;
    }
    return all;
}

} // namespace

int main(int argc, char **argv)
{
    // Pictures do not hang on the machine: its addresses, and who may ping there.
    if (!enterPrivateNetwork())
        std::fprintf(stderr, "Without a network namespace; the pictures show this machine's.\n");
    const QApplication application(argc, argv);
    const QStringList asked = QApplication::arguments();
    if (asked.size() > 6)
        return look(asked) ? 0 : 1;
    const QDir folder(asked.value(1, QStringLiteral(".")));
    bool all = true;
    for (const Picture &one : pictures)
        all = save(QLatin1StringView(one.scene), {QString::fromLatin1(one.language), one.theme, one.size},
                   folder.filePath(QLatin1StringView(one.file)))
            && all;
    return all ? 0 : 1;
}
