// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of a program to its first painted window, and to the window with all that is in it: the workbench against an empty
// QMainWindow, by turns, with files in the page cache. bench_start WORKBENCH
#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

#include "figures.h"
#include "monotonic.h"

using namespace sw;

namespace {

constexpr int rounds = 11; // a start is short: more of them than of the others
constexpr double nsPerMs = 1e6;

enum class Until : quint8 { FirstPicture, Complete };

double startMs(const QString &program, const QStringList &arguments, Until until)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_GENERIC_PLUGINS"), QStringLiteral("firstwindow"));
    environment.insert(QStringLiteral("QT_PLUGIN_PATH"),
                       QCoreApplication::applicationDirPath() + QStringLiteral("/plugins"));
    if (until == Until::Complete)
        environment.insert(QStringLiteral("FIRSTWINDOW_COMPLETE"), QStringLiteral("1"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const qint64 began = monotonicNs();
    process.start(program, arguments);
    process.waitForFinished();
    const QList<QByteArray> told = process.readAllStandardOutput().trimmed().split(' ');
    return told.size() == 2 ? double(told[1].toLongLong() - began) / nsPerMs : -1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QString empty = QCoreApplication::applicationDirPath() + QStringLiteral("/emptywindow");
    const QString workbench = QCoreApplication::arguments().value(1);
    const QTemporaryDir folder;
    const QStringList ownSettings{QStringLiteral("--config"), folder.filePath(QStringLiteral("settings.ini"))};
    Figures ratios;
    Figures wholeRatios;
    Figures bare;
    Figures ours;
    Figures whole;
    for (int round = -1; round < rounds; ++round) {
        const double least = startMs(empty, {}, Until::FirstPicture);
        const double here = startMs(workbench, ownSettings, Until::FirstPicture);
        const double all = startMs(workbench, ownSettings, Until::Complete);
        if (least <= 0 || here <= 0 || all <= 0)
            return 1;
        if (round < 0)
            continue; // fills the page cache
        ratios.add(here / least);
        wholeRatios.add(all / least);
        whole.add(all);
        bare.add(least);
        ours.add(here);
    }
    reportLine(QStringLiteral("start to first window, against an empty QMainWindow program"), ratios.text(2),
               QStringLiteral("≤ 3"), ratios.median() <= 3,
               QStringLiteral("%1 ms, empty window %2 ms").arg(ours.median(), 0, 'f', 0).arg(bare.median(), 0, 'f', 0));
    // What the first picture does not have yet: the panels, in the turn of the event loop after it.
    reportLine(QStringLiteral("the same until the panels are there too, and painted"), wholeRatios.text(2),
               QStringLiteral("≤ 3"), wholeRatios.median() <= 3,
               QStringLiteral("%1 ms").arg(whole.median(), 0, 'f', 0));
    return 0;
}
