// SPDX-License-Identifier: GPL-3.0-or-later
#include "bytesearch.h"

namespace sw {

namespace {

quint8 lowered(quint8 byte)
{
    return byte >= 'A' && byte <= 'Z' ? quint8(byte + ('a' - 'A')) : byte;
}

} // namespace

ByteSearch::ByteSearch(const QByteArray &needle, bool foldCase)
    : m_needle(needle)
{
    for (size_t i = 0; i < m_fold.size(); ++i)
        m_fold[i] = foldCase ? lowered(quint8(i)) : quint8(i);
    for (char &c : m_needle)
        c = char(m_fold[quint8(c)]);
    m_skip.fill(m_needle.size());
    for (qsizetype i = 0; i + 1 < m_needle.size(); ++i)
        m_skip[quint8(m_needle[i])] = m_needle.size() - 1 - i;
}

qsizetype ByteSearch::indexIn(QByteArrayView bytes, qsizetype from) const
{
    // Horspool's search over folded bytes.
    const qsizetype length = m_needle.size();
    if (length == 0)
        return -1;
    const auto *text = reinterpret_cast<const quint8 *>(bytes.data());
    const auto *needle = reinterpret_cast<const quint8 *>(m_needle.constData());
    for (qsizetype at = from; at + length <= bytes.size();) {
        qsizetype i = length - 1;
        while (i >= 0 && m_fold[text[at + i]] == needle[i])
            --i;
        if (i < 0)
            return at;
        at += m_skip[m_fold[text[at + length - 1]]];
    }
    return -1;
}

} // namespace sw
