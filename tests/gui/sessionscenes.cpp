// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionscenes.h"

#include <QTest>
#include <QTreeWidget>

#include "logpanel.h"
#include "patience.h"
#include "sessionsdialog.h"
#include "sessionwindow.h"

namespace sw::scenes {

namespace {

using Fix = WindowFixture;

constexpr qint64 betweenNs = 1'700'000;

/// As a program of the past left it: a client asked, a server answered. Gives its path.
QString writePast(const Fix &app, const QString &name, int turns, bool torn)
{
    const QString path = app.folder.filePath(QStringLiteral("sessions/") + name);
    Journal journal;
    {
        SessionWriter::Options options;
        options.path = path;
        options.privateFolder = true;
        options.program = "Socket Workbench";
        options.names = {{1, int(WhoRole::Server), 1, {}}, {2, int(WhoRole::Client), 1, {}}};
        const SessionWriter writer(journal, options);
        for (int i = 0; i < 4 * turns; ++i) {
            const bool asks = i % 4 < 2;
            const bool byServer = i % 4 == 1 || i % 4 == 2;
            CallRecord record;
            record.call = i % 2 == 0 ? Call::Send : Call::Recv;
            record.endpoint = byServer ? 1 : 2;
            record.connection = byServer ? 1 : 0;
            record.socket = byServer ? 7 : 8;
            record.fd = byServer ? 21 : 22;
            record.thread = 4711;
            record.beganNs = journal.clock().zeroNs + (i + 1) * betweenNs;
            record.tookNs = 21'000;
            record.flags = RecordFlag::Bytes;
            record.data = asks
                ? "GET /weather?city=" + QByteArray::number(i / 4) + " HTTP/1.1\r\nHost: example\r\n\r\n"
                : QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n\xe6\x99\xb4\xe5\xa4\xa9, 21 \xc2\xb0"
                             "C\r\n");
            record.result = record.data.size();
            record.asked = record.call == Call::Send ? record.result : 65536;
            journal.append(std::move(record));
        }
    }
    QFile file(path);
    if (torn)
        file.resize(file.size() - 30);
    return path;
}

} // namespace

QPixmap sessions(Fix &app, const Look &)
{
    writePast(app, QStringLiteral("2026-05-04-091512.pcapng"), 40, false);
    writePast(app, QStringLiteral("2026-05-06-140233.pcapng"), 9000, false);
    writePast(app, QStringLiteral("2026-05-06-173008.pcapng"), 700, true);
    mendSession(app.folder.filePath(QStringLiteral("sessions/2026-05-06-173008.pcapng")), {});
    SessionKeeper keeper(*app.journal, app.folder.filePath(QStringLiteral("sessions")), "Socket Workbench");
    keeper.setDiskBudget(4ULL * 1024 * 1024 * 1024);
    SessionsDialog dialog(keeper);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    auto *list = dialog.findChild<QTreeWidget *>(QStringLiteral("sessionsList"));
    if (list->topLevelItem(0))
        list->topLevelItem(0)->setSelected(true);
    QCoreApplication::processEvents();
    return dialog.grab();
}

QPixmap pastSession(Fix &app, const Look &look)
{
    SessionWindow past(writePast(app, QStringLiteral("2026-05-06-140233.pcapng"), 900, false), app.theme);
    past.setAttribute(Qt::WA_DeleteOnClose, false);
    past.resize(look.size);
    past.show();
    (void)sw::waitUntil([&] { return past.log() && past.log()->rows().count() == 3600; });
    if (!past.log())
        return {};
    past.log()->view().setCurrentRow(42);
    QCoreApplication::processEvents();
    return past.grab();
}

} // namespace sw::scenes
