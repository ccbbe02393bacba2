// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include "textencoding.h"

namespace sw {

/// One direction of iconv(3), which, unlike Qt's converters, stops at the exact place of what it
/// cannot convert. Used by one thread at a time; keeps no state between calls.
class Codec final
{
public:
    enum class Direction { ToText, ToBytes };
    enum class Stop {
        End, ///< all input was used
        Bad, ///< the input at `used` cannot be converted
        Cut, ///< the input ends inside the character at `used`
    };
    struct Step
    {
        Stop stop;
        qsizetype used; ///< converted input, in units of the input (bytes, or UTF-16 units)
    };

    Codec(TextEncoding encoding, Direction direction);
    ~Codec();
    Codec(Codec &&other) noexcept;
    Codec &operator=(Codec &&other) noexcept;
    Codec(const Codec &) = delete;
    Codec &operator=(const Codec &) = delete;

    /// Append what can be converted to `out`. A codec that the C library lacks finds all input Bad.
    Step toText(QByteArrayView in, QString &out);
    Step toBytes(QStringView in, QByteArray &out);

private:
    Step convert(char *in, size_t inBytes, qsizetype inUnit, QByteArray &raw);

    void *m_handle;
};

} // namespace sw
