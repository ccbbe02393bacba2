// SPDX-License-Identifier: GPL-3.0-or-later
#include "numberbytes.h"

#include "byteorder.h"

namespace sw {

NumberBytes NumberBytes::of(qint64 number, int bits)
{
    const bool is16 = bits == 16;
    NumberBytes made;
    made.bits = bits;
    made.asked = number;
    made.cut = is16 ? byteorder::cut16(number) : byteorder::cut32(number);
    made.fits = number == qint64(made.cut);
    made.swapped = (is16 ? byteorder::convert16(made.cut) : byteorder::convert32(made.cut)).value;
    made.here = byteorder::memoryBytes(made.cut, bits / 8);
    made.network = byteorder::memoryBytes(static_cast<quint64>(made.swapped), bits / 8);
    return made;
}

QString NumberBytes::hex(qint64 number) const
{
    return QStringLiteral("0x%1").arg(static_cast<quint64>(number), bits / 4, 16, QLatin1Char('0'));
}

} // namespace sw
