// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QByteArray>

namespace sw {

/// Bytes looked for in bytes, ASCII letters optionally in either case. A value; const use from any thread.
class ByteSearch final
{
public:
    ByteSearch(const QByteArray &needle, bool foldCase);
    [[nodiscard]] bool isIn(QByteArrayView bytes) const
    {
        return indexIn(bytes, 0) >= 0;
    } ///< an empty needle is nowhere
    [[nodiscard]] qsizetype indexIn(QByteArrayView bytes, qsizetype from) const; ///< -1: not there
    [[nodiscard]] qsizetype size() const { return m_needle.size(); }

private:
    QByteArray m_needle;
    std::array<quint8, 256> m_fold{};
    std::array<qsizetype, 256> m_skip{};
};

} // namespace sw
