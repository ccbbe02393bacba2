// SPDX-License-Identifier: GPL-3.0-or-later
#include "checksumsearch.h"

#include <algorithm>
#include <array>

namespace sw {

namespace {

constexpr int mostInFront = 8;
constexpr int mostBehind = 2;
// Hex digits are right in either case, so one form stands for both.
constexpr std::array forms{ChecksumForm::BigEndian, ChecksumForm::LittleEndian, ChecksumForm::LowerHex};

/// The ends that a message has: its own, and that in front of its line ending.
std::vector<qsizetype> endsOf(QByteArrayView message)
{
    std::vector<qsizetype> ends{message.size()};
    if (message.endsWith("\r\n"))
        ends.push_back(message.size() - 2);
    else if (message.endsWith('\n') || message.endsWith('\r'))
        ends.push_back(message.size() - 1);
    return ends;
}

/// The form in which the value stands there.
std::optional<ChecksumForm> standing(QByteArrayView there, const QByteArray &value, ChecksumForm form)
{
    const QByteArray expected = formedChecksum(value, form);
    // Of two orders that look the same here, the first is told.
    if (form == ChecksumForm::LittleEndian && expected == value)
        return std::nullopt;
    if (there == expected)
        return form;
    if (form == ChecksumForm::LowerHex && there.compare(expected, Qt::CaseInsensitive) == 0)
        return ChecksumForm::UpperHex;
    return std::nullopt;
}

void findOne(QByteArrayView message, const ChecksumEntry &entry, const ByteRange &range, std::optional<qsizetype> at,
             std::vector<FoundChecksum> &found)
{
    const std::vector<qsizetype> ends = at ? std::vector<qsizetype>{-1} : endsOf(message);
    ByteSlice summed{-1, -1};
    QByteArray value;
    for (const qsizetype end : ends) {
        for (const ChecksumForm form : forms) {
            // Bytes of a hash have no order.
            if (entry.isHash() && form == ChecksumForm::LittleEndian)
                continue;
            const qsizetype size = checksumBytes(entry, form);
            const qsizetype begin = at.value_or(end - size);
            if (begin < 0 || begin > message.size() - size)
                continue;
            const auto over = sliceOf(range, begin);
            if (!over || over->size == 0)
                continue;
            if (over->begin != summed.begin || over->size != summed.size) {
                value = entry.compute(message.sliced(over->begin, over->size));
                summed = *over;
            }
            if (const auto there = standing(message.sliced(begin, size), value, form))
                found.push_back({&entry, *there, *over, {begin, size}});
        }
    }
}

} // namespace

std::vector<FoundChecksum> findChecksums(QByteArrayView message, const ChecksumQuestion &question)
{
    std::vector<FoundChecksum> found;
    for (const ChecksumEntry &entry : checksums()) {
        if (!question.entry || question.entry == &entry)
            findOne(message, entry, question.range, question.at, found);
    }
    return found;
}

std::vector<FoundChecksum> findChecksumsNearby(QByteArrayView message, const ChecksumQuestion &question)
{
    std::vector<FoundChecksum> found;
    if (message.size() > mostNearby)
        return found;
    for (const ChecksumEntry &entry : checksums()) {
        if (question.entry && question.entry != &entry)
            continue;
        const int front = entry.size == 1 ? 1 : mostInFront;
        const int behind = entry.size == 1 ? 1 : mostBehind;
        for (int from = 0; from <= front; ++from) {
            for (int to = 0; to <= behind; ++to) {
                const ByteRange range{from, -1 - to};
                if (range != question.range)
                    findOne(message, entry, range, question.at, found);
            }
        }
    }
    return found;
}

} // namespace sw
