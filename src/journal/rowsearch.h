// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <vector>

#include <QByteArray>
#include <QHash>
#include <QString>

#include "journalrow.h"
#include "textencoding.h"

namespace sw {

/// How an endpoint (connection 0) or one of its connections is called on screen.
using WhoName = std::function<QString(EndpointId, quint32 connection)>;

/// Bytes looked for in bytes, ASCII letters optionally in either case. A value; const use from any thread.
class ByteSearch final
{
public:
    ByteSearch(const QByteArray &needle, bool foldCase);
    [[nodiscard]] bool isIn(QByteArrayView bytes) const; ///< an empty needle is nowhere

private:
    QByteArray m_needle;
    std::array<quint8, 256> m_fold{};
    std::array<qsizetype, 256> m_skip{};
};

/// What a person typed to find rows: plain text (call, who, address, host, errno name, data; case does not matter), or
/// `hex: 48 65`, `call: recv`, `peer: 127.0.0.1`. Remembers names it has met, so one thread at a time.
class RowSearch final
{
public:
    RowSearch() = default;
    RowSearch(const QString &typed, TextEncoding encoding, WhoName who);

    [[nodiscard]] bool isEmpty() const { return m_field == Field::None; } ///< matches every row
    [[nodiscard]] bool isValid() const { return m_valid; } ///< false: `hex:` without whole hex digits behind it
    [[nodiscard]] bool matches(const JournalRow &row) const;

private:
    enum class Field : quint8 { None, Any, Hex, Call, Peer };

    void lookFor(const QString &text);
    [[nodiscard]] bool inText(const QString &text) const { return text.contains(m_text, Qt::CaseInsensitive); }
    [[nodiscard]] bool inBytes(QByteArrayView bytes) const;
    [[nodiscard]] bool inWho(const RowEntry &row) const;
    [[nodiscard]] bool inError(const JournalRow &row) const;

    Field m_field = Field::None;
    bool m_valid = true;
    QString m_text;
    TextEncoding m_encoding = TextEncoding::Utf8;
    WhoName m_who;
    std::vector<ByteSearch> m_bytes;
    bool m_confirm = false; ///< the encoding has letters inside its characters: a hit needs a second look
    std::array<bool, size_t(Call::Count)> m_calls{};
    mutable QHash<quint64, bool> m_whoKnown;
    mutable QHash<int, bool> m_errorKnown;
};

} // namespace sw
