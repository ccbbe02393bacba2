// SPDX-License-Identifier: GPL-3.0-or-later
#include "rowset.h"

#include <algorithm>
#include <bit>

namespace sw {

namespace {

quint64 lowBits(quint32 count)
{
    return count >= 64 ? ~0ULL : (1ULL << count) - 1;
}

} // namespace

qint64 RowSet::Block::countBelow(quint32 offset) const
{
    if (!bits)
        return std::clamp(offset, begin, end) - begin;
    qint64 count = 0;
    const quint32 whole = offset / 64;
    for (quint32 word = 0; word < whole; ++word)
        count += std::popcount((*bits)[word]);
    if (offset % 64 != 0)
        count += std::popcount((*bits)[whole] & lowBits(offset % 64));
    return count;
}

quint32 RowSet::Block::select(qint64 index) const
{
    if (!bits)
        return begin + quint32(index);
    for (quint32 word = 0; word < words; ++word) {
        quint64 value = (*bits)[word];
        const int here = std::popcount(value);
        if (index >= here) {
            index -= here;
            continue;
        }
        for (; index > 0; --index)
            value &= value - 1;
        return word * 64 + quint32(std::countr_zero(value));
    }
    Q_UNREACHABLE();
    return 0;
}

void RowSet::clear()
{
    m_blocks.clear();
    m_begin = 0;
    m_end = 0;
}

void RowSet::append(quint64 first, quint64 end)
{
    while (first < end) {
        const quint64 block = first / blockRows;
        const quint64 part = std::min(end, (block + 1) * blockRows);
        appendIn(block, quint32(first - block * blockRows), quint32(part - block * blockRows));
        first = part;
    }
}

void RowSet::appendIn(quint64 number, quint32 first, quint32 end)
{
    if (m_blocks.empty() || m_blocks.back().number != number) {
        Q_ASSERT(m_blocks.empty() || m_blocks.back().number < number);
        m_blocks.push_back({number, m_end, first, end, nullptr});
        m_end += end - first;
        return;
    }
    Block &block = m_blocks.back();
    Q_ASSERT(first >= block.end);
    if (first != block.end && !block.bits)
        makeBits(block);
    if (block.bits) {
        if (block.bits.use_count() > 1)
            block.bits = std::make_shared<Bits>(*block.bits);
        for (quint32 at = first; at < end;) {
            const quint32 stop = std::min(end, (at / 64 + 1) * 64);
            (*block.bits)[at / 64] |= lowBits(stop - at) << (at % 64);
            at = stop;
        }
    }
    block.end = end;
    m_end += end - first;
}

void RowSet::makeBits(Block &block)
{
    auto bits = std::make_shared<Bits>();
    bits->fill(0);
    for (quint32 at = block.begin; at < block.end;) {
        const quint32 stop = std::min(block.end, (at / 64 + 1) * 64);
        (*bits)[at / 64] |= lowBits(stop - at) << (at % 64);
        at = stop;
    }
    block.bits = std::move(bits);
}

qint64 RowSet::removeBelow(quint64 number)
{
    const qint64 before = m_begin;
    const auto keep = firstFrom(number);
    m_blocks.erase(m_blocks.begin(), keep);
    if (m_blocks.empty()) {
        m_begin = m_end;
        return m_begin - before;
    }
    const Block &block = m_blocks.front();
    const quint64 base = block.number * blockRows;
    m_begin = std::max(m_begin, block.before);
    if (number <= base)
        return m_begin - before;
    // What is gone stays in the bits: m_begin tells what does not count any more.
    m_begin = std::max(m_begin, block.before + block.countBelow(quint32(number - base)));
    return m_begin - before;
}

RowSet::Blocks::const_iterator RowSet::firstFrom(quint64 number) const
{
    return std::partition_point(m_blocks.begin(), m_blocks.end(),
                                [&](const Block &block) { return (block.number + 1) * blockRows <= number; });
}

bool RowSet::contains(quint64 number) const
{
    const auto block = firstFrom(number);
    const quint64 base = block == m_blocks.end() ? 0 : block->number * blockRows;
    if (block == m_blocks.end() || number < base)
        return false;
    const auto offset = quint32(number - base);
    if (offset < block->begin || offset >= block->end
        || (block->bits && ((*block->bits)[offset / 64] >> (offset % 64) & 1) == 0))
        return false;
    return block->before >= m_begin || block->before + block->countBelow(offset) >= m_begin;
}

RowSet::Blocks::const_iterator RowSet::blockAt(qint64 index) const
{
    return std::prev(std::partition_point(m_blocks.begin(), m_blocks.end(),
                                          [&](const Block &block) { return block.before <= index; }));
}

quint64 RowSet::at(qint64 index) const
{
    Q_ASSERT(index >= 0 && index < count());
    const qint64 running = index + m_begin;
    const auto block = blockAt(running);
    return block->number * blockRows + block->select(running - block->before);
}

qint64 RowSet::indexOf(quint64 number) const
{
    const auto block = firstFrom(number);
    if (block == m_blocks.end())
        return count();
    const quint64 base = block->number * blockRows;
    const qint64 below = number <= base ? 0 : block->countBelow(quint32(number - base));
    return std::max(0LL, block->before + below - m_begin);
}

std::optional<quint64> RowSet::next(quint64 from) const
{
    const qint64 index = indexOf(from);
    return index < count() ? std::optional(at(index)) : std::nullopt;
}

quint64 RowSet::bytesUsed() const
{
    quint64 bytes = m_blocks.size() * sizeof(Block);
    for (const Block &block : m_blocks)
        bytes += block.bits ? sizeof(Bits) : 0;
    return bytes;
}

} // namespace sw
