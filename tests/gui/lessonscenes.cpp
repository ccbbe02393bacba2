// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessonscenes.h"

#include "lessondesk.h"
#include "lessonrun.h"
#include "patience.h"
#include "windowfixture.h"

namespace sw::scenes {

namespace {

using Fix = WindowFixture;

/// Makes the steps of a lesson up to this many, and gives the right answers.
bool take(const Fix &app, const char *file, int steps)
{
    LessonDesk &desk = app.window->lessons();
    desk.open(QStringLiteral(":/lessons/") + QLatin1StringView(file));
    LessonRun *run = desk.run();
    return run
        && sw::waitUntil(
               [&] {
                   const LessonQuestion asked = run->question();
                   if (run->position() >= qMin(steps, run->stepCount()))
                       return !run->isBusy();
                   if (asked.phase == LessonQuestion::Phase::Asking && asked.chosen < 0)
                       run->answer(run->lesson().steps[static_cast<std::size_t>(asked.step)].answer);
                   run->next();
                   return false;
               },
               60'000);
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(text);
}

QPixmap picture(const Fix &app)
{
    (void)sw::waitUntil([] { return false; }, 300); // the last rows are drawn
    return app.window->grab();
}

} // namespace

QPixmap lessonListScene(WindowFixture &app, const Look &)
{
    app.window->lessons().show();
    return picture(app);
}

QPixmap lessonScene(WindowFixture &app, const Look &)
{
    return take(app, "phone-call.json", 12) ? picture(app) : QPixmap();
}

QPixmap lessonAskScene(WindowFixture &app, const Look &)
{
    return take(app, "sticky-packets.json", 11) ? picture(app) : QPixmap();
}

QPixmap lessonEndScene(WindowFixture &app, const Look &)
{
    return take(app, "echo.json", 100) ? picture(app) : QPixmap();
}

QPixmap lessonReviewScene(WindowFixture &app, const Look &)
{
    QFile shipped(QStringLiteral(":/lessons/datagrams.json"));
    if (!shipped.open(QIODevice::ReadOnly))
        return {};
    const QString path = app.folder.filePath(QStringLiteral("own.json"));
    write(path, shipped.readAll());
    app.window->lessons().openFile(path);
    return picture(app);
}

QPixmap lessonErrorScene(WindowFixture &app, const Look &)
{
    const QString path = app.folder.filePath(QStringLiteral("first-try.json"));
    write(path,
          "{\"format\": \"socket-workbench/scenario@1\", \"id\": \"x\", \"title\": \"x\",\n"
          " \"actors\": [{\"id\": \"a\"}],\n \"steps\": [\n  {\"actor\": \"b\", \"call\": \"sokcet\"}]}\n");
    app.window->lessons().openFile(path);
    return picture(app);
}

} // namespace sw::scenes
