// SPDX-License-Identifier: GPL-3.0-or-later
#include "logscenes.h"

#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

#include "checksumwindow.h"
#include "logactions.h"
#include "messagediffwindow.h"
#include "messagespanel.h"
#include "patience.h"
#include "workspacedesk.h"

namespace sw::scenes {

namespace {

using Fix = WindowFixture;

constexpr int turns = 12;
constexpr int manyRows = 400'000;
constexpr qint64 betweenNs = 1'700'000;

CallRecord row(const Fix &app, bool byServer, Call call, const QByteArray &bytes, int number)
{
    CallRecord record;
    record.call = call;
    record.endpoint = byServer ? app.server().server().id() : app.client().client().id();
    record.connection = byServer ? 1 : 0;
    record.socket = byServer ? 7 : 8;
    record.fd = byServer ? 21 : 22;
    record.thread = 4711;
    record.beganNs = app.journal->clock().zeroNs + (number + 1) * betweenNs;
    record.tookNs = 21'000;
    record.asked = call == Call::Send ? bytes.size() : 65536;
    record.result = bytes.size();
    record.flags = RecordFlag::Bytes;
    record.data = bytes;
    return record;
}

LogPanel &show(const Fix &app)
{
    app.window->log().rowsAdded();
    (void)sw::waitUntil([&] { return !app.window->log().rows().isSearching(); });
    return app.window->log();
}

/// A dialogue of some turns; the client asks, the server answers.
LogPanel &talk(const Fix &app, int count = turns)
{
    for (int i = 0; i < count; ++i) {
        const QByteArray question = "GET /weather?city=" + QByteArray::number(i) + " HTTP/1.1\r\nHost: example\r\n\r\n";
        const QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n\xe6\x99\xb4\xe5\xa4\xa9, 21 \xc2\xb0"
                                  "C\r\n";
        app.journal->append(row(app, false, Call::Send, question, 4 * i));
        app.journal->append(row(app, true, Call::Recv, question, 4 * i + 1));
        app.journal->append(row(app, true, Call::Send, answer, 4 * i + 2));
        app.journal->append(row(app, false, Call::Recv, answer, 4 * i + 3));
    }
    return show(app);
}

QPixmap pictureOf(QWidget &widget)
{
    // A layout that changes asks for the next one.
    for (int turn = 0; turn < 20; ++turn)
        QCoreApplication::processEvents();
    return widget.grab();
}

QPixmap dialogOf(const Fix &app)
{
    QPixmap picture;
    (void)sw::waitUntil([&] {
        const auto dialogs = app.window->findChildren<QDialog *>();
        for (QDialog *one : dialogs) {
            if (one->isVisible())
                picture = one->grab();
        }
        return !picture.isNull();
    });
    return picture;
}

} // namespace

QPixmap logHostile(Fix &app, const Look &)
{
    const std::array<QByteArray, 7> hostile{
        QByteArray("\x1b[31;5mred and blinking\x1b[2J\a\b\b", 32),
        QByteArray("\xe2\x80\xae"
                   "txt.exe \xe2\x81\xa7 isolates \xe2\x80\x8f\xe2\x80\x8b zero width"),
        QByteArray("\0\0\0 in \0 between \0", 19),
        QByteArray("<b>bold</b> &amp; %1 %n %s <img src=x>"),
        QByteArray("Z\xcd\xa7\xcc\x91\xcc\x93\xcc\xa4\xcd\x94\xcc\xb0\xcc\xb2\xcc\xb1\xcc\xa6 marks on marks"),
        QByteArray("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xd8\xb3\xd9\x84\xd8\xa7\xd9\x85 1234 from the right"),
        QByteArray("\xff\xfe\xf0\x28\x8c\x28 no UTF-8"),
    };
    for (size_t i = 0; i < hostile.size(); ++i)
        app.journal->append(row(app, true, Call::Recv, hostile[i], int(i)));
    app.journal->append(row(app, true, Call::Recv, QByteArray(64 * 1024, 'x'), 7));
    LogPanel &log = show(app);
    log.view().setCurrentRow(1);
    return pictureOf(*app.window);
}

QPixmap logFilterFault(Fix &app, const Look &)
{
    LogPanel &log = talk(app);
    auto *line = Fix::part<QLineEdit>(log, "logFilter");
    app.window->activateWindow();
    line->setFocus();
    line->setText(QStringLiteral("dir:in and call:recieve bytes>20"));
    (void)sw::waitUntil([&] { return Fix::part(log, "logFilterHint") != nullptr; });
    return pictureOf(*app.window);
}

QPixmap logFilterHelp(Fix &app, const Look &)
{
    Fix::click(talk(app), "logFilterHelpButton");
    return dialogOf(app);
}

QPixmap logFind(Fix &app, const Look &)
{
    LogPanel &log = talk(app);
    log.openFindBar();
    Fix::part<QLineEdit>(log, "logFindText")->setText(QStringLiteral("city=7 and dir:in"));
    Fix::click(log, "logFindNext");
    (void)sw::waitUntil([&] { return log.view().currentRow() == std::optional(29ULL); });
    return pictureOf(*app.window);
}

QPixmap logMarks(Fix &app, const Look &look)
{
    LogPanel &log = talk(app);
    Fix::part<QAction>(log, "logTimeSinceRow")->trigger();
    Fix::part<QLineEdit>(log, "logFilter")->setText(QStringLiteral("dir:in"));
    (void)sw::waitUntil([&] { return log.rows().count() == 2 * turns; });
    RowNotes &notes = log.view().cells().notes();
    notes.setNote(41, look.language == u"en" ? QStringLiteral("the slow one") : QStringLiteral("慢的那一次"));
    notes.toggle(45);
    log.view().setFollowing(true);
    log.view().relayout();
    return pictureOf(*app.window);
}

QPixmap logDump(Fix &app, const Look &)
{
    LogPanel &log = talk(app);
    log.view().setCurrentRow(44);
    log.view().selectAll();
    (void)sw::waitUntil([&] { return Fix::part(log, "hexFind") && Fix::part(log, "hexFind")->isVisible(); });
    Fix::part<QLineEdit>(log, "hexFind")->setText(QStringLiteral("HOST"));
    Fix::click(log, "hexFindNext");
    return pictureOf(*app.window);
}

QPixmap workspaceReview(Fix &app, const Look &)
{
    QFile file(app.folder.filePath(QStringLiteral("mail-lab.json")));
    if (file.open(QIODevice::WriteOnly))
        file.write(R"({"format": "socket-workbench/workspace@1",
 "servers": [{"kind": "tcp", "settings": {"host": "127.0.0.1", "port": 2525,
              "tls": {"certificateFile": "/home/ada/mail.crt", "keyFile": "/home/ada/mail.key"}}},
             {"kind": "udp", "settings": {"localHost": "0.0.0.0", "localPort": 5514}}],
 "clients": [{"kind": "tcp", "settings": {"host": "mail.example", "port": 587}},
             {"kind": "unix-stream", "settings": {"path": "/run/mail/lmtp"}}]})");
    file.close();
    app.window->workspaces().openFile(file.fileName());
    return dialogOf(app);
}

QPixmap logMessages(Fix &app, const Look &)
{
    // Lines of text, cut by TCP as it likes.
    const QByteArray lines("220 mail.example ready\r\n250-mail.example\r\n250-SIZE 52428800\r\n250 STARTTLS\r\n"
                           "354 go ahead\r\n250 OK queued as 4C1\r\n221 by");
    int number = 0;
    for (qsizetype at = 0; at < lines.size(); at += 17)
        app.journal->append(row(app, false, Call::Recv, lines.mid(at, 17), number++));
    LogPanel &log = show(app);
    Fix::click(log, "logMessages");
    MessagesModel &model = log.messages().model();
    (void)sw::waitUntil([&] { return !model.isSearching() && model.rowCount() > 4; });
    if (auto *table = Fix::part<QTableView>(log, "messagesTable"))
        table->setCurrentIndex(model.index(2, 0));
    return pictureOf(*app.window);
}

QPixmap logCompare(Fix &app, const Look &)
{
    LogPanel &log = talk(app, 3);
    app.journal->append(row(app, false, Call::Send,
                            "GET /forecast?city=1&days=3 HTTP/1.1\r\nAccept: */*\r\nHost: example\r\n\r\n", 12));
    show(app);
    for (const quint64 number : {4, 12}) {
        log.view().setCurrentRow(number);
        log.actions().compare();
    }
    auto *window = app.window->findChild<MessageDiffWindow *>();
    (void)sw::waitUntil([&] { return !window->isComparing(); });
    return pictureOf(*window);
}

QPixmap logChecksums(Fix &app, const Look &)
{
    talk(app, 3);
    app.journal->append(row(app, false, Call::Recv, QByteArray::fromHex("010300000002c40b"), 12));
    LogPanel &log = show(app);
    log.view().setCurrentRow(12);
    log.actions().checksums();
    auto *window = app.window->findChild<ChecksumWindow *>();
    Fix::part<QLineEdit>(*window, "checksumFilter")->setText(QStringLiteral("crc-16"));
    return pictureOf(*window);
}

QPixmap logStream(Fix &app, const Look &)
{
    talk(app, 4);
    Q_EMIT app.window->log().followConnection(app.client().client().id(), 0, 8);
    QWidget *window = nullptr;
    (void)sw::waitUntil([&] { return (window = Fix::part(*app.window, "streamView_8")) && window->isVisible(); });
    return window ? pictureOf(*window) : QPixmap();
}

QPixmap logSearching(Fix &app, const Look &)
{
    for (int i = 0; i < manyRows; ++i)
        app.journal->append(row(app, true, Call::Recv, "message " + QByteArray::number(i) + QByteArray(40, 'a'), i));
    LogPanel &log = show(app);
    Fix::part<QLineEdit>(log, "logFilter")->setText(QStringLiteral("/(m.*){3}[0-9]99/"));
    (void)sw::waitUntil([&] { return Fix::part(log, "logMessageBar")->isVisible(); });
    return pictureOf(*app.window);
}

QPixmap logExported(Fix &app, const Look &)
{
    LogPanel &log = talk(app);
    log.view().setCurrentRow(40);
    log.saveTo(app.folder.filePath(QStringLiteral("a-rather-long-name-of-a-log-of-the-weather-service.csv")),
               LogFileFormat::Csv);
    auto *progress = Fix::part(log, "logSaveProgress");
    (void)sw::waitUntil([&] { return !progress->isVisible(); });
    return pictureOf(*app.window);
}

} // namespace sw::scenes
