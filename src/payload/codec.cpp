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
        const size_t result = ::iconv(m_handle, &in, &inBytes, &out, &room);
        const int error = errno;
        raw.append(block, out - block);
        const auto used = static_cast<qsizetype>(total - inBytes) / inUnit;
        if (result != static_cast<size_t>(-1) && inBytes == 0)
            return {Stop::End, used};
        if (error == EINVAL && result == static_cast<size_t>(-1))
            return {Stop::Cut, used};
        if (error != E2BIG || out == block)
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
