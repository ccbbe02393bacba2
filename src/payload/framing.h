// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QByteArray>

namespace sw {

/// Gap: what came without a pause of that length belongs together; whoever feeds the cutter knows the times.
enum class FramingKind : quint8 { None, Delimiter, Length, Fixed, Gap };

/// How messages follow each other in a stream. A value; out of its bounds it is clamped by FrameCutter.
struct Framing
{
    static constexpr int mostDelimiter = 64; ///< bytes
    static constexpr int mostOffset = 4096; ///< bytes in front of a length
    static constexpr int mostAdjustment = 65536; ///< bytes
    static constexpr qint64 mostMessage = 64 * 1024 * 1024; ///< bytes

    FramingKind kind = FramingKind::None;
    QByteArray delimiter = "\n"; ///< ends each message and belongs to it; not empty
    qint64 fixedSize = 16; ///< bytes
    int lengthOffset = 0; ///< bytes of a message in front of its length
    int lengthSize = 2; ///< bytes of the length, 1 to 8
    bool lengthLittleEndian = false; ///< else network order
    bool lengthCountsAll = false; ///< the length is that of the whole message; else of what follows it
    int lengthAdjustment = 0; ///< bytes to add to what the length says; less than none is an error
    qint64 longest = 1024 * 1024; ///< bytes; a message that says it is longer, or does not end, is an error

    int gapMs = 100; ///< milliseconds without a byte that end a message

    [[nodiscard]] qint64 gapNs() const { return qint64(gapMs) * 1'000'000; }

    friend bool operator==(const Framing &, const Framing &) = default;
};

enum class FrameFault : quint8 {
    None,
    Incomplete, ///< the bytes so far end within it
    TooLong, ///< longer than Framing::longest
    LengthTooSmall, ///< it counts the whole message and is less than what was read already
    NotFramed, ///< behind a fault from which no next message can be found
};

/// One message, or what could not be one, by its place in the stream. A value.
struct FramedMessage
{
    quint64 offset = 0;
    quint64 length = 0; ///< the delimiter, or the bytes up to and with the length, included
    quint64 bodyOffset = 0; ///< without those
    quint64 bodyLength = 0;
    FrameFault fault = FrameFault::None;
};

/// Cuts a stream into messages while it comes, in pieces of any size. Keeps a header or a delimiter, never a message: what a stream
/// claims of its lengths costs no memory. One thread.
class FrameCutter final
{
public:
    explicit FrameCutter(const Framing &framing);

    /// The next bytes of the stream; whole messages are added to `found`.
    void feed(QByteArrayView bytes, std::vector<FramedMessage> &found);
    /// Ends the message that has begun: a gap came. Only for FramingKind::Gap.
    void cut(std::vector<FramedMessage> &found);
    /// What has begun and is not whole; nothing between two messages.
    [[nodiscard]] std::optional<FramedMessage> rest() const;
    [[nodiscard]] quint64 offset() const { return m_offset; } ///< bytes fed so far
    [[nodiscard]] bool isLost() const { return m_lost; } ///< no further message can be found

private:
    void feedDelimiter(QByteArrayView bytes, std::vector<FramedMessage> &found);
    void feedGap(QByteArrayView bytes, std::vector<FramedMessage> &found);
    void feedCounted(QByteArrayView bytes, std::vector<FramedMessage> &found);
    void readLength(std::vector<FramedMessage> &found);
    void add(quint64 end, FrameFault fault, std::vector<FramedMessage> &found);
    [[nodiscard]] quint64 headSize() const; ///< of a message with a length

    Framing m_framing;
    quint64 m_offset = 0;
    quint64 m_begin = 0; ///< of the message under way
    quint64 m_wanted = 0; ///< its length, once known; 0: not yet
    QByteArray m_head; ///< of it, while its length is not known
    std::vector<int> m_back; ///< of the delimiter: where to go on when a byte does not fit (Knuth, Morris, Pratt)
    int m_matched = 0; ///< bytes of the delimiter that the stream ends with
    bool m_lost = false;
};

} // namespace sw
