// SPDX-License-Identifier: GPL-3.0-or-later
#include "ladderpicture.h"

#include <cmath>

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

#include "monotonic.h"

namespace sw {

namespace {

constexpr int border = 12;

QSizeF sizeOf(const LadderPicture::Job &job, const LadderColumns &columns)
{
    const double head = LadderPainter::headHeight(job.mono, job.small);
    const double below = 2 * QFontMetricsF(job.mono).height();
    return {double(columns.width), std::ceil(head + job.layout.height() + below + 2 * border)};
}

void paint(QPainter &painter, LadderPicture::Job &job, const LadderColumns &columns, const QSizeF &size,
           const std::function<bool()> &stop)
{
    const LadderPainter::Scene scene{job.layout, columns, job.colors, job.text,     job.mono,
                                     job.small,  {},      false,      monotonicNs()};
    const double head = LadderPainter::headHeight(job.mono, job.small);
    const QRectF body(0, head, size.width(), size.height() - head);
    painter.fillRect(QRectF(QPointF(0, 0), size), job.colors.base);
    LadderPainter ladder(painter, scene);
    ladder.paint(body, 0, -border, stop);
    if (stop())
        return;
    ladder.paintTimes(body, -border);
    ladder.paintHead(QRectF(0, 0, size.width(), head), 0);
}

} // namespace

LadderPicture::LadderPicture(QObject *parent)
    : QObject(parent)
{
}

LadderPicture::~LadderPicture()
{
    cancel();
}

void LadderPicture::start(Job job)
{
    cancel();
    m_thread = std::jthread([this, number = m_number, job = std::move(job)](const std::stop_token &stop) mutable {
        run(stop, job, number);
    });
}

void LadderPicture::cancel()
{
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
    ++m_number;
}

void LadderPicture::run(const std::stop_token &stop, Job &job, int number)
{
    const Outcome outcome{job.path, write(stop, job)};
    if (!stop.stop_requested())
        QMetaObject::invokeMethod(
            this, [this, number, outcome] { ended(number, outcome); }, Qt::QueuedConnection);
}

QString LadderPicture::write(const std::stop_token &stop, Job &job)
{
    // A finished file takes the place of an old one; a device or a pipe must not be replaced like that.
    if (const QFileInfo old(job.path); old.exists() && !old.isFile())
        return tr("it is no regular file");
    const LadderColumns columns = LadderColumns::of(job.layout.lines(), job.width,
                                                    QFontMetrics(job.mono).averageCharWidth());
    const QSizeF size = sizeOf(job, columns);
    const auto asked = [&stop] { return stop.stop_requested(); };
    QSaveFile file(job.path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    if (QFileInfo(job.path).suffix().compare(QLatin1StringView("svg"), Qt::CaseInsensitive) == 0) {
        QSvgGenerator svg;
        svg.setOutputDevice(&file);
        svg.setTitle(job.title);
        svg.setViewBox(QRectF(QPointF(0, 0), size));
        svg.setSize(size.toSize());
        QPainter painter(&svg);
        paint(painter, job, columns, size, asked);
    } else {
        if (size.width() > mostSide || size.height() > mostSide || size.width() * size.height() > double(mostPixels))
            return tr("the picture would have %1 × %2 pixels; zoom out, filter the log or choose SVG")
                .arg(qint64(size.width()))
                .arg(qint64(size.height()));
        QImage image(size.toSize(), QImage::Format_RGB32);
        if (image.isNull())
            return tr("there is not enough memory for a picture of this size");
        QPainter painter(&image);
        paint(painter, job, columns, size, asked);
        painter.end();
        if (!asked() && !image.save(&file, "PNG"))
            return file.errorString();
    }
    if (stop.stop_requested())
        return {};
    return file.commit() ? QString() : file.errorString();
}

void LadderPicture::ended(int number, const Outcome &outcome)
{
    if (number != m_number)
        return;
    m_thread.join();
    ++m_number;
    if (outcome.reason.isEmpty())
        Q_EMIT saved(outcome.path);
    else
        Q_EMIT failed(outcome.path, outcome.reason);
}

} // namespace sw
