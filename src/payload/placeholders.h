// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <vector>

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include "checksums.h"
#include "payloadparser.h"

QT_BEGIN_NAMESPACE
class QRandomGenerator;
QT_END_NAMESPACE

namespace sw {

/// Which placeholders a text may have.
enum class PlaceholderScope : quint8 {
    Off, ///< none: `${` is plain text
    Message, ///< all but those that need a request
    Reply, ///< all
};

/// A message as a person writes it. A value.
struct MessageSource
{
    QString text;
    PayloadForm form = PayloadForm::Text;
    TextEncoding encoding = TextEncoding::Utf8;
    LineEnding ending = LineEnding::None;
    PlaceholderScope placeholders = PlaceholderScope::Off;
    ChecksumSpec checksum; ///< stands behind the text, before its line ending

    friend bool operator==(const MessageSource &, const MessageSource &) = default;
};

/// What the placeholders of one message stand for. A value; `request` and `captures` are only looked at while it is used.
struct PlaceholderContext
{
    quint64 counter = 0; ///< how many messages were made before this one
    QDateTime now; ///< invalid: the time when the message is made
    QString peer; ///< the other end's address, or path
    QString peerPort;
    QString local;
    QString localPort;
    QByteArrayView request; ///< of a reply: what it answers
    std::span<const QByteArray> captures; ///< of a reply: [0] is the whole match
    QRandomGenerator *random = nullptr; ///< null: the global one, for any thread
};

struct PlaceholderPiece;

/// A message that was read once and makes its bytes as often as wanted. Immutable; any thread, copies are cheap.
///
/// With placeholders, `${name:argument:...}` stands for bytes, and `$${` for a plain `${`. Between them the text is read as
/// parsePayload() says. Text values go through the encoding. Nothing that comes out of a placeholder is read again.
///
///   ${counter}             1, 2, 3 ... ; with FORMAT, start=N, step=N
///   ${time} ${date} ${utc} local time, local date, UTC as ISO 8601; an argument is a format of QDateTime, colons included
///   ${unix} ${unix.ms}     seconds, milliseconds since 1970; with FORMAT
///   ${random:N}            N bytes; with hex, alnum or digits: N characters of those
///   ${random:A..B}         a number, both ends included; with FORMAT
///   ${uuid}                RFC 4122, version 4; with bytes: its 16 bytes
///   ${length}              of the whole message; with RANGE, FORMAT, add=N
///   ${checksum:NAME}       or ${NAME}; of what stands before it; with RANGE, and be, le, hex or HEX
///   ${peer} ${peer.port} ${local} ${local.port}
///   ${match:N}             replies: what group N caught, nothing if there is none
///   ${request:RANGE}       replies: these bytes of the request, as far as it has them; without RANGE all
///
/// FORMAT: d, 4d, 04d, x, 04x, X, o, or bytes: u8, u16be, u16le, u24be, u32be, u32le, u48be, u64be, u64le (a number that does not fit loses
/// its high bits). RANGE: as ByteRange, 2..-1, 2.. or ..-3, of the finished message; or all, before, after (this placeholder),
/// body (what follows the first empty line). Lengths are filled in first, then checksums in their order; one that is not
/// filled in yet counts as zeros.
class MessageTemplate final
{
public:
    static constexpr qsizetype mostBytes = 64 * 1024 * 1024; ///< of a message; above it is an error
    static constexpr qsizetype mostPlaceholders = 1000;

    MessageTemplate(); ///< of no bytes
    explicit MessageTemplate(const MessageSource &source);
    /// Of bytes as they are, with a checksum behind them.
    MessageTemplate(const QByteArray &bytes, const ChecksumSpec &checksum);

    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    [[nodiscard]] const std::optional<PayloadError> &error() const { return m_error; }
    /// The bytes, or an error with the place of its placeholder in the text (position -1: of the checksum at the end). One
    /// that does not depend on the moment can be told by trying once.
    [[nodiscard]] PayloadResult expand(const PlaceholderContext &context) const;
    [[nodiscard]] bool varies() const; ///< its bytes may differ from one time to the next

private:
    std::shared_ptr<const std::vector<PlaceholderPiece>> m_pieces;
    std::optional<PayloadError> m_error;
};

/// One placeholder to offer to a person: what to insert; the words are elsewhere, in the same order.
struct PlaceholderExample
{
    QLatin1StringView text; ///< "${counter:04d}"
    bool onlyInReplies = false;
};
std::span<const PlaceholderExample> placeholderExamples();

} // namespace sw
