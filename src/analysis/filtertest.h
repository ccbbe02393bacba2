// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <vector>

#include <QHash>

#include "bytesearch.h"
#include "encodings.h"
#include "filtersyntax.h"
#include "journalrow.h"
#include "peerbook.h"

namespace sw {

/// How an endpoint (connection 0) or one of its connections is called on screen. Called on any thread.
using WhoName = std::function<QString(EndpointId, quint32 connection)>;

/// What a filter needs to know beyond the rows.
struct FilterContext
{
    TextEncoding encoding = TextEncoding::Utf8; ///< of the data, for text and patterns
    WhoName who;
    std::shared_ptr<const PeerBook> peers;
};

/// One term of a filter made ready: decides row by row, by fields where it can. A copy serves another thread; one object one
/// thread at a time, for it remembers names it has met.
class FilterTest final
{
public:
    FilterTest(const FilterTerm &term, const FilterContext &context);

    [[nodiscard]] bool needsBytes() const { return m_term.kind != FilterTerm::Kind::Field; }
    [[nodiscard]] bool isPattern() const { return m_term.kind == FilterTerm::Kind::Regex; }
    [[nodiscard]] bool matches(const JournalRow &row) const;
    /// Rows on which a pattern gave up: matching it would have taken too long. Counted for all copies together.
    [[nodiscard]] quint64 gaveUp() const { return *m_gaveUp; }

private:
    /// A codec belongs to one thread: a copy begins with none.
    struct Decoder
    {
        Decoder() = default;
        Decoder(const Decoder &) {}
        Decoder &operator=(const Decoder &) { return *this; }
        std::unique_ptr<TextDecoder> codec;
    };

    void prepareText();
    [[nodiscard]] bool field(const JournalRow &row) const;
    [[nodiscard]] bool number(qint64 value) const;
    [[nodiscard]] bool anywhere(const JournalRow &row) const;
    [[nodiscard]] bool inText(const QString &text) const;
    [[nodiscard]] bool inData(const JournalRow &row) const;
    [[nodiscard]] bool inWho(const RowEntry &row) const;
    [[nodiscard]] bool inPeer(const JournalRow &row) const;
    [[nodiscard]] bool inError(const JournalRow &row) const;
    [[nodiscard]] bool inSide(const JournalRow &row) const;
    [[nodiscard]] QString textOf(QByteArrayView bytes) const;

    FilterTerm m_term;
    FilterContext m_context;
    std::array<bool, size_t(Call::Count)> m_calls{};
    std::vector<ByteSearch> m_bytes;
    bool m_confirm = false; ///< the encoding has letters inside its characters: a hit needs a second look
    std::shared_ptr<std::atomic<quint64>> m_gaveUp = std::make_shared<std::atomic<quint64>>(0);
    mutable Decoder m_decoder;
    mutable QHash<quint64, bool> m_whoKnown;
    mutable QHash<int, bool> m_errorKnown;
    mutable QHash<SocketId, bool> m_peerKnown;
};

} // namespace sw
