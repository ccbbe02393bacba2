// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "callnames.h"
#include "encodings.h"

namespace sw {

/// A stretch of text for a data view, all in one direction.
struct DataPiece
{
    Direction direction = Direction::None;
    QString text;
    qsizetype bytes = 0; ///< that it stands for
    quint64 row = 0; ///< of the journal, that they came with
};

/// How a data view shows bytes.
enum class DataForm : quint8 {
    Text,
    Hex, ///< a dump with offsets
    Raw, ///< every byte: ASCII and C escapes, a line per line feed
};

/// Turns the bytes of a connection, read by read, into text or a hex dump for people: characters cut between reads become
/// whole, what is invisible or moves its neighbours becomes a sign. A value for one view; one thread at a time.
class DataText final
{
public:
    explicit DataText(TextEncoding encoding = TextEncoding::Utf8, DataForm form = DataForm::Text);

    [[nodiscard]] DataPiece take(Direction direction, QByteArrayView bytes);
    /// `bytes` more went by without being shown.
    void skip(Direction direction, qint64 bytes);

    /// Line feeds and tabs stay, CR LF is one line feed; other controls are control pictures, direction marks <U+202E>.
    /// `afterCr`: the text before ended in CR; is set for the next piece.
    static QString harmless(QStringView text, bool &afterCr);

private:
    struct Stream
    {
        TextDecoder decoder;
        bool afterCr = false;
        qint64 offset = 0;
    };
    [[nodiscard]] Stream &stream(Direction direction) { return direction == Direction::Out ? m_out : m_in; }

    DataForm m_form;
    TextEncoding m_encoding;
    Stream m_in;
    Stream m_out;
};

} // namespace sw
