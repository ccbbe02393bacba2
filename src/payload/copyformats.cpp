// SPDX-License-Identifier: GPL-3.0-or-later
#include "copyformats.h"

#include <algorithm>
#include <array>

#include "hexdump.h"

namespace sw {

namespace {

constexpr std::array formats{
    CopyFormat::Hex,         CopyFormat::HexDump, CopyFormat::Escapes, CopyFormat::CArray,
    CopyFormat::PythonBytes, CopyFormat::Base64,  CopyFormat::Shell,
};

constexpr qsizetype perArrayLine = 12;
constexpr qsizetype perPrintf = 500; ///< bytes: four characters each fit into a line that any terminal takes

QString cArray(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return QStringLiteral("const unsigned char *data = 0; /* no bytes */\n"); // C has no empty arrays
    QString text = QStringLiteral("const unsigned char data[%1] = {\n").arg(bytes.size());
    for (qsizetype at = 0; at < bytes.size(); at += perArrayLine) {
        const QByteArrayView line = bytes.sliced(at, std::min(perArrayLine, bytes.size() - at));
        text += QStringLiteral("    0x") + toHex(line, u", 0x") + QStringLiteral(",\n");
    }
    return text + QStringLiteral("};\n");
}

QString pythonBytes(QByteArrayView bytes)
{
    QString text = QStringLiteral("b'");
    for (const char byte : bytes) {
        if (byte == '\n')
            text += QStringLiteral("\\n");
        else if (byte == '\r')
            text += QStringLiteral("\\r");
        else if (byte == '\t')
            text += QStringLiteral("\\t");
        else if (byte == '\'' || byte == '\\')
            text += u'\\' + QString(QLatin1Char(byte));
        else if (byte >= 0x20 && byte <= 0x7E)
            text += QLatin1Char(byte);
        else
            text += QStringLiteral("\\x") + toHex(QByteArrayView(&byte, 1));
    }
    return text + u'\'';
}

/// Inside of single quotes, as the format of printf(1): letters and digits stand as they are, and what a shell, printf or a
/// terminal could take for its own is octal. Three digits always, so that no digit behind them counts.
QString printfFormat(QByteArrayView bytes)
{
    static constexpr QByteArrayView plain(" #$&()*+,./:;<=>?@[]^_`{|}~\"");
    QString text;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char byte = bytes[i];
        const auto value = static_cast<unsigned char>(byte);
        const bool word = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
        if (byte == '\n')
            text += QStringLiteral("\\n");
        else if (byte == '\r')
            text += QStringLiteral("\\r");
        else if (byte == '\t')
            text += QStringLiteral("\\t");
        else if (byte == '%')
            text += QStringLiteral("%%");
        // Not '!', which some shells look up in their history, nor a hyphen in front, which would be an option.
        else if (word || plain.contains(byte) || (byte == '-' && i > 0))
            text += QLatin1Char(byte);
        else
            text += u'\\' + QString::number(value, 8).rightJustified(3, u'0');
    }
    return text;
}

bool isPrintable(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
}

QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

QString netcat(const CopyTarget &target)
{
    QString options = target.datagram ? QStringLiteral("-u ") : QString();
    if (!target.path.isEmpty()) {
        // A control character would be a key to the terminal that this is pasted into.
        if (!isPrintable(target.path) || target.path.startsWith(u'@'))
            return QStringLiteral("nc -U ") + options + QStringLiteral("PATH");
        const bool option = target.path.startsWith(u'-');
        return QStringLiteral("nc -U ") + options + quoted(option ? QStringLiteral("./") + target.path : target.path);
    }
    if (target.host.isEmpty() || !isPrintable(target.host) || target.host.startsWith(u'-') || target.port == 0)
        return QStringLiteral("nc ") + options + QStringLiteral("HOST PORT");
    return QStringLiteral("nc ") + options + quoted(target.host) + u' ' + QString::number(target.port);
}

QString shell(QByteArrayView bytes, const CopyTarget &target)
{
    if (bytes.size() <= perPrintf)
        return QStringLiteral("printf '%1' | %2\n").arg(printfFormat(bytes), netcat(target));
    // A datagram of several writes would be several datagrams: what is written is joined first.
    QString text = QStringLiteral("{\n");
    for (qsizetype at = 0; at < bytes.size(); at += perPrintf)
        text += QStringLiteral("printf '") + printfFormat(bytes.sliced(at, std::min(perPrintf, bytes.size() - at)))
            + QStringLiteral("'\n");
    return text
        + (target.datagram ? QStringLiteral("} | dd bs=65536 iflag=fullblock 2>/dev/null | ") : QStringLiteral("} | "))
        + netcat(target) + u'\n';
}

} // namespace

std::span<const CopyFormat> copyFormats()
{
    return formats;
}

QString copyAs(CopyFormat format, QByteArrayView bytes, const CopyTarget &target)
{
    switch (format) {
    case CopyFormat::Hex:
        return toHex(bytes);
    case CopyFormat::HexDump:
        return hexDump(bytes);
    case CopyFormat::Escapes:
        return toCEscapes(bytes);
    case CopyFormat::CArray:
        return cArray(bytes);
    case CopyFormat::PythonBytes:
        return pythonBytes(bytes);
    case CopyFormat::Base64:
        return QString::fromLatin1(QByteArray::fromRawData(bytes.data(), bytes.size()).toBase64());
    case CopyFormat::Shell:
        return shell(bytes, target);
    }
    return {};
}

} // namespace sw
