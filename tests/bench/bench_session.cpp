// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes to the journal with and without a session file, against bare loops that do the same work with plain calls: from a socket, of
// 64 KiB and of 64 bytes a call. Prints the median of five ratios and their range; judges nothing.
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QTemporaryDir>

#include "monotonic.h"
#include "realsocketapi.h"
#include "recordhub.h"
#include "recordingapi.h"
#include "sessioncontents.h"
#include "sessionwriter.h"
#include "storedrows.h"

using namespace sw;

namespace {

constexpr int rounds = 5;
constexpr std::size_t ringBytes = 256UL * 1024 * 1024;

struct Load
{
    const char *name;
    std::size_t write;
    std::size_t read;
    qint64 total;
};
constexpr std::array loads{Load{"64 KiB", 65536, 65536, 2LL << 30}, Load{"64 bytes", 64, 64, 64LL << 20}};

enum class Keep : quint8 { Memory, File };

/// A pair of connected sockets, one written to by a thread.
struct Stream
{
    explicit Stream(const Load &load)
    {
        std::array<int, 2> ends{};
        if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0)
            std::abort();
        reader = ends[0];
        sender = std::thread([load, fd = ends[1]] {
            const std::vector<char> block(load.write, 'x');
            for (qint64 left = load.total; left > 0;) {
                const auto sent = ::send(fd, block.data(), load.write, MSG_NOSIGNAL);
                if (sent <= 0)
                    break;
                left -= sent;
            }
            ::close(fd);
        });
    }
    ~Stream()
    {
        sender.join();
        ::close(reader);
    }
    Q_DISABLE_COPY_MOVE(Stream)

    int reader = -1;
    std::thread sender;
};

/// Bytes a second. The bare loop with a file writes what it received the same way: plain writes of as much at once.
double bare(const Load &load, Keep keep, const QString &folder)
{
    constexpr std::size_t batch = 512UL * 1024;
    std::vector<char> ring(keep == Keep::Memory ? ringBytes : batch);
    const QByteArray name = folder.toLocal8Bit() + "/bare";
    const int file = ::open(name.constData(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    std::vector<char> buffer(load.read);
    qint64 total = 0;
    std::size_t place = 0;
    const qint64 began = monotonicNs();
    {
        const Stream stream(load);
        for (ssize_t got = 0; (got = ::recv(stream.reader, buffer.data(), load.read, 0)) > 0;) {
            const auto size = static_cast<std::size_t>(got);
            if (place + size > ring.size()) {
                if (keep == Keep::File && ::write(file, ring.data(), place) < 0)
                    std::abort();
                place = 0;
            }
            std::memcpy(ring.data() + place, buffer.data(), size);
            place += size;
            total += got;
        }
        if (keep == Keep::File && ::write(file, ring.data(), place) < 0)
            std::abort();
    }
    const qint64 took = monotonicNs() - began;
    ::close(file);
    ::unlink(name.constData());
    return static_cast<double>(total) * 1e9 / static_cast<double>(took);
}

double ours(const Load &load, Keep keep, const QString &folder)
{
    RealSocketApi real;
    CallSlot slot;
    RecordingApi api(real, slot);
    Journal journal;
    RecordHub hub(journal);
    std::vector<char> buffer(load.read);
    SessionWriter::Options options;
    options.path = folder + QStringLiteral("/session.pcapng");
    const qint64 began = monotonicNs();
    {
        std::unique_ptr<SessionWriter> writer;
        if (keep == Keep::File)
            writer = std::make_unique<SessionWriter>(journal, options);
        const Stream stream(load);
        for (qint64 result = 1; result > 0;) {
            if (!hub.hasRoom()) {
                std::atomic<bool> there = false;
                hub.whenRoom([&there] {
                    there = true;
                    there.notify_one();
                });
                there.wait(false);
            }
            CallRecord record;
            record.fd = stream.reader;
            record.socket = 1;
            api.recv(record, buffer.data(), static_cast<qint64>(load.read), 0);
            result = record.result;
            hub.take(std::move(record));
        }
    }
    const qint64 took = monotonicNs() - began;
    if (keep == Keep::File && journal.counts().droppedRows > 0)
        std::printf("rows were dropped\n");
    ::unlink(options.path.toLocal8Bit().constData());
    return static_cast<double>(journal.counts().bytesIn) * 1e9 / static_cast<double>(took);
}

/// Rows of 64 bytes written to a file, then all of them read back as a filter does.
void readBack(const QString &folder)
{
    constexpr int rows = 2'000'000;
    const QString path = folder + QStringLiteral("/rows.pcapng");
    {
        Journal journal;
        SessionWriter::Options options;
        options.path = path;
        SessionWriter writer(journal, options);
        const QByteArray data(64, 'r');
        for (int i = 0; i < rows; ++i) {
            CallRecord record;
            record.call = Call::Recv;
            record.socket = 7;
            record.fd = 12;
            record.thread = 4711;
            record.beganNs = monotonicNs();
            record.tookNs = 900;
            record.asked = 65536;
            record.result = 64;
            record.flags = RecordFlag::Bytes;
            record.data = data;
            journal.append(std::move(record));
        }
        writer.finish();
    }
    qint64 began = monotonicNs();
    const auto opened = SessionFile::openToRead(path);
    const SessionContents contents = readSession(opened.file, {});
    std::printf("open: %.0f ns a row\n", static_cast<double>(monotonicNs() - began) / rows);
    const Journal past(contents.clock, contents.rows);
    began = monotonicNs();
    quint64 bytes = 0;
    past.visit(0, past.endRow(), [&](const JournalRow &row) {
        bytes += row.entry().byteCount;
        return true;
    });
    std::printf("read back: %.0f ns a row, %llu bytes of rows from a file of %lld\n",
                static_cast<double>(monotonicNs() - began) / rows, bytes, opened.file->size());
}

} // namespace

int main()
{
    const QTemporaryDir folder;
    readBack(folder.path());
    for (const Load &load : loads) {
        for (const Keep keep : {Keep::Memory, Keep::File}) {
            std::vector<double> ratios;
            double limit = 0;
            double figure = 0;
            for (int i = 0; i < rounds; ++i) {
                limit = bare(load, keep, folder.path());
                figure = ours(load, keep, folder.path());
                ratios.push_back(figure / limit);
            }
            std::sort(ratios.begin(), ratios.end());
            std::printf("%-9s %-13s ratio %.2f (%.2f to %.2f)   %.0f MB/s, bare loop %.0f MB/s, %.0f calls/s\n",
                        load.name, keep == Keep::File ? "session file" : "memory", ratios[rounds / 2], ratios.front(),
                        ratios.back(), figure / 1e6, limit / 1e6, figure / static_cast<double>(load.read));
            std::fflush(stdout);
        }
    }
    return 0;
}
