// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace sw {

/// A number of 16 or 32 bits as it lies in memory here and as it goes over the network. Pure; a value, any thread.
struct NumberBytes
{
    int bits = 16;
    qint64 asked = 0; ///< as it was written
    bool fits = true; ///< into that many bits; else C hands over `cut`
    quint32 cut = 0; ///< the lowest bits of what was asked
    qint64 swapped = 0; ///< htons or htonl of `cut`
    QByteArray here; ///< bytes of `cut` in this machine's memory
    QByteArray network; ///< bytes of `swapped` in this machine's memory: what goes out first stands first

    /// `bits`: 16 or 32.
    static NumberBytes of(qint64 number, int bits);
    /// The bit counted from the least significant one (LSB 0).
    [[nodiscard]] bool bit(int number) const { return ((cut >> static_cast<unsigned>(number)) & 1U) != 0; }
    [[nodiscard]] QString hex(qint64 number) const; ///< "0x0050", as wide as the number
};

} // namespace sw
