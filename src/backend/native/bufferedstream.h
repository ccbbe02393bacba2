// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QByteArray>

namespace sw {

/// What one call below a buffer gave: bytes, 0 at the end of the stream; or why there are none.
struct RawTransfer
{
    qint64 count = 0;
    bool failed = false; ///< the caller of the buffer knows the errno
    bool wouldBlock = false; ///< a non-blocking socket had nothing, or took nothing
};

/// What a buffered call gives. `wouldBlock` with bytes: that many until then.
struct BufferedTransfer
{
    QByteArray data; ///< read
    qint64 taken = 0; ///< written, or kept for later
    bool failed = false;
    bool wouldBlock = false;
};

/// The size of both buffers, as io.DEFAULT_BUFFER_SIZE of CPython.
inline constexpr qsizetype streamBufferBytes = 8192;

/// The reading half of a file over a socket: makes the same calls of the same sizes as io.BufferedReader of CPython 3.11
/// (Modules/_io/bufferedio.c), and loses the same bytes when one of them fails. One thread at a time.
class BufferedReader final
{
public:
    using Raw = std::function<RawTransfer(char *, qint64)>;

    BufferedTransfer read(qint64 size, const Raw &raw); ///< negative: until the end of the stream
    BufferedTransfer readLine(const Raw &raw);
    /// As io.BufferedRWPair, which has no readline of its own: it peeks and reads in turn, asks twice at the end of the
    /// stream, and fails (losing what it had) where the other gives what there is.
    BufferedTransfer readLineOfPair(const Raw &raw);

private:
    [[nodiscard]] QByteArrayView ahead() const { return QByteArrayView(m_buffer).sliced(m_position); }
    RawTransfer fill(const Raw &raw);
    BufferedTransfer readAll(const Raw &raw);

    QByteArray m_buffer; ///< what came
    qsizetype m_position = 0; ///< what of it was given
};

/// The writing half, as io.BufferedWriter. One thread at a time.
class BufferedWriter final
{
public:
    using Raw = std::function<RawTransfer(const char *, qint64)>;

    BufferedTransfer write(QByteArrayView bytes, const Raw &raw);
    BufferedTransfer flush(const Raw &raw);

private:
    [[nodiscard]] bool keepWhatFits(QByteArrayView bytes, BufferedTransfer &transfer);

    QByteArray m_buffer; ///< what was given
    qsizetype m_sent = 0; ///< what of it was sent
};

} // namespace sw
