// SPDX-License-Identifier: GPL-3.0-or-later
// What may stand in a placeholder behind its name, and what each name expects.
#include "placeholderpiece.h"

#include <algorithm>
#include <array>

namespace sw {

namespace {

using Kind = PlaceholderPiece::Kind;
using Scope = PlaceholderScope;

constexpr qint64 mostRandomBytes = 1024 * 1024;
constexpr int mostWidth = 64;

bool readNumber(QStringView text, qint64 &number)
{
    bool ok = false;
    number = text.toLongLong(&ok);
    return ok;
}

bool readFormat(QStringView argument, PlaceholderPiece &piece)
{
    const auto format = numberFormat(argument);
    if (format)
        piece.format = *format;
    return format.has_value();
}

bool readSetting(QStringView argument, QStringView name, qint64 &number)
{
    return argument.startsWith(name) && readNumber(argument.sliced(name.size()), number);
}

bool readRange(QStringView argument, PlaceholderPiece &piece)
{
    const auto range = placeholderRange(argument);
    if (range)
        piece.range = *range;
    return range.has_value();
}

// Each reads one argument, `index` from 0. False: it does not belong here.

bool readCounter(QStringView argument, int, PlaceholderPiece &piece)
{
    return readSetting(argument, u"start=", piece.first) || readSetting(argument, u"step=", piece.second)
        || readFormat(argument, piece);
}

bool readUnix(QStringView argument, int, PlaceholderPiece &piece)
{
    return readFormat(argument, piece);
}

bool readRandom(QStringView argument, int index, PlaceholderPiece &piece)
{
    if (index == 0) {
        const qsizetype dots = argument.indexOf(u"..");
        if (dots < 0)
            return readNumber(argument, piece.first) && piece.first >= 1 && piece.first <= mostRandomBytes;
        piece.kind = Kind::RandomNumber;
        return readNumber(argument.first(dots), piece.first) && readNumber(argument.sliced(dots + 2), piece.second)
            && piece.first <= piece.second;
    }
    if (piece.kind == Kind::RandomNumber)
        return readFormat(argument, piece);
    struct Alphabet
    {
        QStringView name;
        const char *letters;
    };
    static constexpr std::array alphabets{
        Alphabet{u"hex", "0123456789abcdef"},
        Alphabet{u"digits", "0123456789"},
        Alphabet{u"alnum", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"},
    };
    const auto found = std::ranges::find(alphabets, argument, &Alphabet::name);
    if (found == alphabets.end())
        return false;
    piece.bytes = found->letters;
    return true;
}

bool readUuid(QStringView argument, int, PlaceholderPiece &piece)
{
    piece.asBytes = argument == u"bytes";
    return piece.asBytes;
}

bool readLength(QStringView argument, int, PlaceholderPiece &piece)
{
    return readSetting(argument, u"add=", piece.first) || readFormat(argument, piece) || readRange(argument, piece);
}

bool readChecksum(QStringView argument, int index, PlaceholderPiece &piece)
{
    if (index == 0 && !piece.checksum.entry) {
        piece.checksum.entry = checksumByName(argument);
        if (piece.checksum.entry)
            piece.checksum.form = piece.checksum.entry->usual;
        return piece.checksum.entry != nullptr;
    }
    if (const auto form = checksumFormByName(argument)) {
        piece.checksum.form = *form;
        return true;
    }
    return readRange(argument, piece);
}

bool readMatch(QStringView argument, int, PlaceholderPiece &piece)
{
    return readNumber(argument, piece.first) && piece.first >= 0;
}

bool readRequest(QStringView argument, int, PlaceholderPiece &piece)
{
    return readRange(argument, piece) && piece.range.kind == PlaceholderRange::Kind::Bytes;
}

struct Name
{
    QStringView name;
    Kind kind;
    bool (*readArgument)(QStringView argument, int index, PlaceholderPiece &piece); ///< null: takes none
    int least; ///< arguments
    int most; ///< -1: all behind the first colon is one, colons included
    const char *timeFormat = "";
    bool onlyInReplies = false;
};

constexpr std::array names{
    Name{u"counter", Kind::Counter, readCounter, 0, 3},
    Name{u"time", Kind::Time, nullptr, 0, -1, "HH:mm:ss.zzz"},
    Name{u"date", Kind::Time, nullptr, 0, -1, "yyyy-MM-dd"},
    Name{u"utc", Kind::Utc, nullptr, 0, -1, "yyyy-MM-dd'T'HH:mm:ss.zzz'Z'"},
    Name{u"unix", Kind::Unix, readUnix, 0, 1},
    Name{u"unix.ms", Kind::UnixMs, readUnix, 0, 1},
    Name{u"random", Kind::RandomBytes, readRandom, 1, 2},
    Name{u"uuid", Kind::Uuid, readUuid, 0, 1},
    Name{u"length", Kind::Length, readLength, 0, 3},
    Name{u"checksum", Kind::Checksum, readChecksum, 1, 3},
    Name{u"peer", Kind::Peer, nullptr, 0, 0},
    Name{u"peer.port", Kind::PeerPort, nullptr, 0, 0},
    Name{u"local", Kind::Local, nullptr, 0, 0},
    Name{u"local.port", Kind::LocalPort, nullptr, 0, 0},
    Name{u"match", Kind::Match, readMatch, 1, 1, "", true},
    Name{u"request", Kind::Request, readRequest, 0, 1, "", true},
};

// In the order of the words for them.
constexpr std::array examples{
    PlaceholderExample{QLatin1StringView("${counter}")},
    PlaceholderExample{QLatin1StringView("${counter:04d:start=1}")},
    PlaceholderExample{QLatin1StringView("${counter:u16be}")},
    PlaceholderExample{QLatin1StringView("${time}")},
    PlaceholderExample{QLatin1StringView("${date}")},
    PlaceholderExample{QLatin1StringView("${utc}")},
    PlaceholderExample{QLatin1StringView("${unix}")},
    PlaceholderExample{QLatin1StringView("${random:8}")},
    PlaceholderExample{QLatin1StringView("${random:1..100}")},
    PlaceholderExample{QLatin1StringView("${uuid}")},
    PlaceholderExample{QLatin1StringView("${length:body}")},
    PlaceholderExample{QLatin1StringView("${length:u16be:after}")},
    PlaceholderExample{QLatin1StringView("${checksum:crc-16-modbus}")},
    PlaceholderExample{QLatin1StringView("${checksum:xor-8:1..-4:HEX}")},
    PlaceholderExample{QLatin1StringView("${peer}")},
    PlaceholderExample{QLatin1StringView("${peer.port}")},
    PlaceholderExample{QLatin1StringView("${local}")},
    PlaceholderExample{QLatin1StringView("${local.port}")},
    PlaceholderExample{QLatin1StringView("${match:1}"), true},
    PlaceholderExample{QLatin1StringView("${request:0..1}"), true},
};

} // namespace

std::span<const PlaceholderExample> placeholderExamples()
{
    return examples;
}

std::optional<NumberFormat> numberFormat(QStringView text)
{
    NumberFormat format;
    if (text.startsWith(u'u')) {
        const bool little = text.endsWith(u"le");
        const bool ordered = little || text.endsWith(u"be");
        const QStringView bits = ordered ? text.sliced(1, text.size() - 3) : text.sliced(1);
        static constexpr std::array sizes{QStringView(u"8"),  QStringView(u"16"), QStringView(u"24"),
                                          QStringView(u"32"), QStringView(u"48"), QStringView(u"64")};
        const auto found = std::ranges::find(sizes, bits);
        if (found == sizes.end() || (!ordered && bits != u"8"))
            return std::nullopt;
        format.base = 0;
        format.width = bits.toInt() / 8;
        format.littleEndian = little;
        return format;
    }
    if (text.isEmpty())
        return std::nullopt;
    switch (text.back().unicode()) {
    case u'd':
        break;
    case u'o':
        format.base = 8;
        break;
    case u'x':
    case u'X':
        format.base = 16;
        format.upper = text.back() == u'X';
        break;
    default:
        return std::nullopt;
    }
    QStringView width = text.chopped(1);
    format.zeros = width.startsWith(u'0');
    for (const QChar digit : width) {
        if (digit < u'0' || digit > u'9')
            return std::nullopt;
    }
    if (!width.isEmpty())
        format.width = width.toInt();
    if (width.size() > 3 || format.width > mostWidth)
        return std::nullopt;
    return format;
}

QByteArray formattedNumber(qint64 value, const NumberFormat &format)
{
    if (format.base == 0) {
        QByteArray bytes(format.width, '\0');
        auto left = static_cast<quint64>(value);
        for (int i = 0; i < format.width; ++i, left >>= 8U)
            bytes[format.littleEndian ? i : format.width - 1 - i] = static_cast<char>(left & 0xFFU);
        return bytes;
    }
    const bool minus = value < 0;
    const quint64 magnitude = minus ? 0 - static_cast<quint64>(value) : static_cast<quint64>(value);
    QByteArray digits = QByteArray::number(magnitude, format.base);
    if (format.upper)
        digits = digits.toUpper();
    const int sign = minus ? 1 : 0;
    if (format.zeros)
        digits = digits.rightJustified(format.width - sign, '0');
    if (minus)
        digits.prepend('-');
    return digits.rightJustified(format.width, ' ');
}

std::optional<PlaceholderRange> placeholderRange(QStringView text)
{
    PlaceholderRange range;
    if (text == u"all")
        return range;
    if (text == u"before" || text == u"after" || text == u"body") {
        range.kind = text == u"before" ? PlaceholderRange::Kind::Before
            : text == u"after"         ? PlaceholderRange::Kind::After
                                       : PlaceholderRange::Kind::Body;
        return range;
    }
    const qsizetype dots = text.indexOf(u"..");
    if (dots < 0 || text.size() == 2)
        return std::nullopt;
    const QStringView from = text.first(dots);
    const QStringView to = text.sliced(dots + 2);
    if ((!from.isEmpty() && !readNumber(from, range.bytes.from)) || (!to.isEmpty() && !readNumber(to, range.bytes.to)))
        return std::nullopt;
    return range;
}

std::optional<PayloadError> readPlaceholder(QStringView inside, qsizetype position, PlaceholderScope scope,
                                            PlaceholderPiece &piece)
{
    using ErrorKind = PayloadError::Kind;
    const PayloadError bad{ErrorKind::BadPlaceholder, position, inside.size() + 3};
    piece.position = position;
    piece.size = inside.size() + 3;
    const qsizetype colon = inside.indexOf(u':');
    const QStringView word = colon < 0 ? inside : inside.first(colon);
    auto name = std::ranges::find(names, word, &Name::name);
    if (name == names.end()) {
        // The short form of a checksum: exactly its name.
        piece.checksum.entry = checksumByName(word);
        if (!piece.checksum.entry || piece.checksum.entry->name != word)
            return PayloadError{ErrorKind::UnknownPlaceholder, position, inside.size() + 3};
        piece.checksum.form = piece.checksum.entry->usual;
        name = std::ranges::find(names, Kind::Checksum, &Name::kind);
    }
    if (name->onlyInReplies && scope != Scope::Reply)
        return PayloadError{ErrorKind::OnlyInReplies, position, inside.size() + 3};
    piece.kind = name->kind;
    piece.timeFormat = QLatin1StringView(name->timeFormat);
    if (piece.kind == Kind::Counter) {
        piece.first = 1;
        piece.second = 1;
    } else if (piece.kind == Kind::Checksum) {
        piece.range.kind = PlaceholderRange::Kind::Before;
    }
    if (colon < 0)
        return name->least > 0 && !piece.checksum.entry ? std::optional(bad) : std::nullopt;
    if (name->most < 0) {
        piece.timeFormat = inside.sliced(colon + 1).toString();
        return piece.timeFormat.isEmpty() ? std::optional(bad) : std::nullopt;
    }
    int index = 0;
    for (qsizetype at = colon + 1; at <= inside.size(); ++index) {
        const qsizetype next = inside.indexOf(u':', at);
        const qsizetype end = next < 0 ? inside.size() : next;
        const QStringView argument = inside.sliced(at, end - at);
        if (index >= name->most || !name->readArgument || !name->readArgument(argument, index, piece))
            return PayloadError{ErrorKind::BadPlaceholder, position + 2 + at, qMax<qsizetype>(argument.size(), 1)};
        at = end + 1;
    }
    return std::nullopt;
}

} // namespace sw
