// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the pictures of the documentation by driving the real window: pictures FOLDER (see scripts/make-pictures.sh).
// To look at one size: pictures FILE.png LANGUAGE light|dark WIDTH HEIGHT
#include <cstdio>

#include <QComboBox>
#include <QDir>

#include "replyeditor.h"
#include "windowfixture.h"

using namespace sw;

namespace {

bool makePicture(const QString &language, ThemeChoice theme, QSize size, const QString &file)
{
    WindowFixture app;
    app.languages.choose(language);
    app.theme.setChoice(theme);
    app.window->resize(size);
    app.window->show();
    ReplySettings reply;
    reply.rule = {ReplyKind::EchoWithPrefix, "Echo: "};
    auto *editor = app.server().findChild<ReplyEditor *>();
    editor->setSettings(reply);
    Q_EMIT editor->changed(reply);
    if (!app.connectBoth())
        return false;
    const auto answered = [&app](int rows) {
        return QTest::qWaitFor([&app, rows] { return app.client().client().facts()->bytesReceived >= quint64(rows); });
    };
    app.compose(app.client(), QStringLiteral("Hello, server!"));
    if (!answered(20))
        return false;
    app.compose(app.client(), QStringLiteral("你好，服务端"));
    if (!answered(44))
        return false;
    // Until a blocked time worth seeing stands in the strip.
    const qint64 began = monotonicNs();
    (void)QTest::qWaitFor([began] { return monotonicNs() - began > 1'300'000'000; });
    return app.window->grab().save(file);
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    if (argc == 6) {
        const QStringList asked = QApplication::arguments();
        const ThemeChoice theme = asked.at(3) == u"dark" ? ThemeChoice::Dark : ThemeChoice::Light;
        return makePicture(asked.at(2), theme, {asked.at(4).toInt(), asked.at(5).toInt()}, asked.at(1)) ? 0 : 1;
    }
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("."));
    const bool made = makePicture(QStringLiteral("en"), ThemeChoice::Light, {1400, 900},
                                  folder.filePath(QStringLiteral("main-window-en.png")))
        && makePicture(QStringLiteral("zh_CN"), ThemeChoice::Light, {1400, 900},
                       folder.filePath(QStringLiteral("main-window-zh.png")))
        && makePicture(QStringLiteral("en"), ThemeChoice::Dark, {1100, 700},
                       folder.filePath(QStringLiteral("main-window-dark.png")));
    if (!made)
        std::fputs("A picture could not be made.\n", stderr);
    return made ? 0 : 1;
}
