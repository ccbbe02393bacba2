// SPDX-License-Identifier: GPL-3.0-or-later
// A ladder of many calls: finding its arrows, laying it out, painting the part that a screen shows. Prints median and range of some
// runs; judges nothing. bench_ladder [CALLS]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <vector>

#include <QApplication>
#include <QImage>
#include <QPainter>

#include "ladderarrows.h"
#include "laddercolumns.h"
#include "ladderpainter.h"
#include "monotonic.h"
#include "socketconstants.h"
#include "theme.h"

using namespace sw;

namespace {

constexpr int rounds = 25;
constexpr QSize screen(1920, 1080);

void fill(Journal &journal, int calls)
{
    qint64 now = monotonicNs();
    const auto add = [&](CallRecord record) {
        record.thread = 4000 + int(record.lane);
        record.endpoint = record.lane;
        record.beganNs = now;
        record.tookNs = 4000;
        now += 9000;
        journal.append(std::move(record));
    };
    CallRecord record;
    record.call = Call::Socketpair;
    record.lane = 1;
    record.arguments = {constant::afUnix, constant::sockStream, 0};
    record.newSocket = 1;
    record.newSocket2 = 2;
    add(record);
    for (int i = 1; i < calls; ++i) {
        CallRecord one;
        one.call = i % 2 ? Call::Send : Call::Recv;
        one.lane = i % 2 ? 1 : 2;
        one.socket = one.lane;
        one.data = i % 2 ? "message " + QByteArray::number(i) : "message " + QByteArray::number(i - 1);
        one.result = one.data.size();
        one.asked = i % 2 ? one.result : 1024;
        add(one);
    }
}

template<typename What>
void measure(const char *name, const What &what)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        const qint64 began = monotonicNs();
        what();
        times.push_back(double(monotonicNs() - began) / 1e6);
    }
    std::sort(times.begin(), times.end());
    std::printf("%-28s %8.2f ms  (%.2f to %.2f)\n", name, times[rounds / 2], times.front(), times.back());
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const Theme theme(app, ThemeChoice::Light);
    const int calls = argc > 1 ? std::atoi(argv[1]) : 10'000;
    Journal journal(1024ULL * 1024 * 1024);
    fill(journal, calls);
    RowSet rows;
    rows.append(journal.firstRow(), journal.endRow());
    LadderArrows arrows(journal);
    const qint64 began = monotonicNs();
    arrows.catchUp(std::numeric_limits<qint64>::max());
    std::printf("%d calls, %zu arrows found in %.2f ms\n", calls, arrows.arrows().size(),
                double(monotonicNs() - began) / 1e6);
    LadderLayout layout;
    for (const auto axis : {LadderLook::Axis::Order, LadderLook::Axis::Time}) {
        LadderLook look;
        look.axis = axis;
        measure(axis == LadderLook::Axis::Order ? "layout in order" : "layout true to time",
                [&] { layout = LadderLayout(ladderBars(journal, rows, 0, rows.count()), arrows.arrows(), look); });
        const QFont mono = theme.monospace();
        const LadderColumns columns = LadderColumns::of(layout.lines(), screen.width(),
                                                        QFontMetrics(mono).averageCharWidth());
        const LadderColors colors = LadderColors::of(theme);
        LadderText text(journal);
        QImage image(screen, QImage::Format_RGB32);
        double top = 0;
        measure("  paint a screen, scrolling", [&] {
            QPainter painter(&image);
            const LadderPainter::Scene scene{layout, columns, colors, text, mono, theme.smallFont(), {}, false, 0};
            LadderPainter ladder(painter, scene);
            const QRectF area(QPointF(0, 0), QSizeF(screen));
            painter.fillRect(area, colors.base);
            ladder.paint(area, 0, top);
            ladder.paintTimes(area, top);
            ladder.paintHead(QRectF(0, 0, screen.width(), 40), 0);
            top += layout.height() / rounds;
        });
    }
    return 0;
}
