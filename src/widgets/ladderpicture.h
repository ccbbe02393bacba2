// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <mutex>
#include <thread>

#include <QFont>
#include <QObject>
#include <QSize>

#include "laddercolumns.h"
#include "ladderpainter.h"
#include "laddertext.h"

namespace sw {

/// Writes a ladder as a picture, SVG or PNG by the file's name, on a thread of its own; the window lives on. The file appears when it is
/// whole; nothing but a regular file is replaced. Main thread, which outlives it together with the journal.
class LadderPicture final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 mostPixels = 100'000'000; ///< of a PNG: 400 MB of memory
    static constexpr int mostSide = 32'000;

    /// All that a picture is made of: copies, since the view goes on meanwhile.
    struct Job
    {
        QString path;
        LadderLayout layout;
        LadderColors colors;
        LadderText text;
        QFont mono;
        QFont small;
        QString title;
        int width = 0; ///< for the columns
    };

    explicit LadderPicture(QObject *parent = nullptr);
    ~LadderPicture() override;
    Q_DISABLE_COPY_MOVE(LadderPicture)

    void start(Job job); ///< gives up what ran before
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_thread.joinable(); }

Q_SIGNALS:
    void saved(const QString &path);
    void failed(const QString &path, const QString &reason);

private:
    struct Outcome
    {
        QString path;
        QString reason; ///< empty: it is there
    };

    void run(const std::stop_token &stop, Job &job, int number);
    static QString write(const std::stop_token &stop, Job &job);
    void ended(int number, const Outcome &outcome);

    int m_number = 0; ///< of the picture: a late word of one that was given up is not for this one
    std::jthread m_thread; ///< the last member: ends before the others go
};

} // namespace sw
