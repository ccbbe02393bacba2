// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessioncontents.h"

#include <cerrno>
#include <limits>

#include "pcapngblocks.h"
#include "sessiondecoder.h"
#include "sessionencoder.h"
#include "storedrows.h"

namespace sw {

namespace {

constexpr qsizetype headBytes = 64 * 1024;
constexpr qsizetype windowBytes = 4 * 1024 * 1024;
constexpr qsizetype mostWindow = 1024LL * 1024 * 1024; // a row with all its packets
constexpr quint64 mostNumber = std::numeric_limits<quint64>::max() / 2;
constexpr quint64 mostSpan =
    1ULL << 34U; // between the first row's number and the last one's: views have a little memory for each gap

/// A part of the file in memory.
struct Window
{
    const SessionFile &file;
    QByteArray bytes = {};
    qint64 base = 0;
    qsizetype size = windowBytes;

    [[nodiscard]] bool reachesEnd() const { return base + bytes.size() >= file.size(); }
    [[nodiscard]] QByteArrayView from(qint64 at) const
    {
        return QByteArrayView(bytes).sliced(static_cast<qsizetype>(at - base));
    }
    /// False: it is as large as may be.
    bool moveTo(qint64 at)
    {
        if (at == base && !bytes.isEmpty()) {
            if (size >= mostWindow)
                return false;
            size *= 2;
        }
        base = at;
        bytes = file.read(at, size);
        return !bytes.isEmpty();
    }
};

} // namespace

SessionContents readSession(const std::shared_ptr<const SessionFile> &file, const std::stop_token &stop,
                            const std::function<void(int percent)> &progress)
{
    SessionContents contents;
    const auto head = sessiondecoder::headOf(file->read(0, headBytes));
    if (!head)
        return contents;
    auto rows = std::make_shared<StoredRows>(file);
    Window window{*file};
    qint64 at = head->size;
    quint64 least = 0;
    quint64 first = 0;
    for (bool more = window.moveTo(at); more;) {
        if (stop.stop_requested())
            return {};
        const QByteArrayView view = window.from(at);
        if (const qsizetype end = sessiondecoder::endAt(view); end > 0) {
            contents.ended = true;
            at += end;
            break;
        }
        auto place = sessiondecoder::placeAt(view);
        if (place && (place->closed || window.reachesEnd())) {
            if (contents.count == 0)
                first = place->number;
            if (place->number < least || place->number > mostNumber || place->number - first > mostSpan)
                break;
            least = place->number + 1;
            rows->add(place->number, at, place->size);
            ++contents.count;
            if (place->names)
                contents.names = std::move(*place->names);
            at += place->size;
            continue;
        }
        // Torn, unless it only reaches beyond the window.
        if (window.reachesEnd() || (view.size() >= 8 && pcapng::sizeOfBlock(view) == 0))
            break;
        more = window.moveTo(at);
        if (progress)
            progress(static_cast<int>(at * 100 / file->size()));
    }
    rows->publish();
    contents.clock = head->clock;
    contents.whole = at;
    contents.rows = std::move(rows);
    return contents;
}

int mendSession(const QString &path, const std::stop_token &stop)
{
    const auto opened = SessionFile::openToMend(path);
    if (!opened.file)
        return opened.error != 0 ? opened.error : EINVAL;
    const SessionContents contents = readSession(opened.file, stop);
    if (!contents.rows)
        return stop.stop_requested() ? ECANCELED : EINVAL;
    if (contents.ended)
        return 0;
    if (const int error = opened.file->cut(contents.whole); error != 0)
        return error;
    QByteArray end;
    SessionEncoder::appendEnd(end, contents.count, true);
    return opened.file->append(end);
}

} // namespace sw
