// SPDX-License-Identifier: GPL-3.0-or-later
#include "codec.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <utility>

#include <iconv.h>

#include "encodings.h"

namespace sw {

namespace {

constexpr const char *hostUtf16 = Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? "UTF-16LE" : "UTF-16BE";
constexpr size_t outputBlock = 8192;
constexpr size_t inputBlock = 8192; ///< far more than any character of an encoding

iconv_t closedHandle()
{
    return reinterpret_cast<iconv_t>(std::intptr_t{-1});
}

} // namespace

Codec::Codec(TextEncoding encoding, Direction direction)
    : m_handle(direction == Direction::ToText ? ::iconv_open(hostUtf16, encodingEntry(encoding).iconvName)
                                              : ::iconv_open(encodingEntry(encoding).iconvName, hostUtf16))
{
}

Codec::~Codec()
{
    if (m_handle != closedHandle())
        ::iconv_close(m_handle);
}

Codec::Codec(Codec &&other) noexcept
    : m_handle(std::exchange(other.m_handle, closedHandle()))
{
}

Codec &Codec::operator=(Codec &&other) noexcept
{
    std::swap(m_handle, other.m_handle);
    return *this;
}

Codec::Step Codec::convert(char *in, size_t inBytes, qsizetype inUnit, QByteArray &raw)
{
    if (inBytes == 0)
        return {Stop::End, 0};
    if (m_handle == closedHandle())
        return {Stop::Bad, 0};
    ::iconv(m_handle, nullptr, nullptr, nullptr, nullptr);
    const size_t total = inBytes;
    char block[outputBlock];
    for (;;) {
        char *out = block;
        size_t room = outputBlock;
        // In parts: a sanitizer looks at all that a call is given, and a call takes only what fits into the output.
        const size_t given = std::min(inBytes, inputBlock);
        size_t left = given;
        const bool went = ::iconv(m_handle, &in, &left, &out, &room) != static_cast<size_t>(-1);
        const int error = went ? 0 : errno;
        raw.append(block, out - block);
        const bool moved = left < given;
        const bool isLast = given == inBytes;
        inBytes -= given - left;
        const auto used = static_cast<qsizetype>(total - inBytes) / inUnit;
        if (went && inBytes == 0)
            return {Stop::End, used};
        // A character that the part cuts is whole in the next one.
        if (error == EINVAL && (isLast || !moved))
            return {Stop::Cut, used};
        if (!went && error != EINVAL && (error != E2BIG || out == block))
            return {Stop::Bad, used};
    }
}

Codec::Step Codec::toText(QByteArrayView in, QString &out)
{
    QByteArray raw;
    // iconv(3) takes the input as char **, yet does not write to it.
    const Step step = convert(const_cast<char *>(in.data()), static_cast<size_t>(in.size()), 1, raw);
    const qsizetype before = out.size();
    out.resize(before + raw.size() / 2);
    std::copy(raw.cbegin(), raw.cend(), reinterpret_cast<char *>(out.data() + before));
    return step;
}

Codec::Step Codec::toBytes(QStringView in, QByteArray &out)
{
    char *begin = const_cast<char *>(reinterpret_cast<const char *>(in.utf16()));
    return convert(begin, static_cast<size_t>(in.size()) * 2, 2, out);
}

} // namespace sw
