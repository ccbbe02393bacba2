// SPDX-License-Identifier: GPL-3.0-or-later
#include "bytediff.h"

#include <algorithm>

namespace sw {

namespace {

constexpr qsizetype largeBytes = 64 * 1024; ///< of both together
constexpr qsizetype mostCost = 1024; ///< edits looked for in one go
constexpr qsizetype mostCostOfLarge = 128;
constexpr qsizetype shortMatch = 3; ///< fewer bytes between two insertions or deletions are the same by chance

/// A part of both messages whose difference is to be found, or is known.
struct Box
{
    qsizetype left;
    qsizetype leftEnd;
    qsizetype right;
    qsizetype rightEnd;
    bool same = false;
};

/// Where a box is cut in two: a run of equal bytes, or a point (then it is empty).
struct Snake
{
    qsizetype left;
    qsizetype right;
    qsizetype size;
};

class Search final
{
public:
    Search(QByteArrayView left, QByteArrayView right, const std::function<bool()> &stop)
        : m_left(left)
        , m_right(right)
        , m_stop(stop)
        , m_most(left.size() + right.size() > largeBytes ? mostCostOfLarge : mostCost)
    {
    }

    ByteDiff run();

private:
    void look(Box box);
    Snake middle(const Box &box);
    void take(const Box &box);
    [[nodiscard]] bool stopped() const { return m_stop && m_stop(); }

    const QByteArrayView m_left;
    const QByteArrayView m_right;
    const std::function<bool()> &m_stop;
    const qsizetype m_most;
    std::vector<Box> m_boxes; ///< still to be looked at, the first one last
    std::vector<qsizetype> m_forward; ///< by diagonal: how far it was followed
    std::vector<qsizetype> m_backward;
    ByteDiff m_diff;
};

void Search::take(const Box &box)
{
    const DiffSpan span{box.left, box.leftEnd - box.left, box.right, box.rightEnd - box.right, box.same};
    if (span.leftSize == 0 && span.rightSize == 0)
        return;
    std::vector<DiffSpan> &spans = m_diff.spans;
    if (!spans.empty() && spans.back().same == span.same) {
        spans.back().leftSize += span.leftSize;
        spans.back().rightSize += span.rightSize;
    } else {
        spans.push_back(span);
    }
}

void Search::look(Box box)
{
    Box before = box;
    while (box.left < box.leftEnd && box.right < box.rightEnd && m_left[box.left] == m_right[box.right]) {
        ++box.left;
        ++box.right;
    }
    before.leftEnd = box.left;
    before.rightEnd = box.right;
    before.same = true;
    take(before);
    Box after{box.leftEnd, box.leftEnd, box.rightEnd, box.rightEnd, true};
    while (box.left < box.leftEnd && box.right < box.rightEnd && m_left[box.leftEnd - 1] == m_right[box.rightEnd - 1]) {
        --box.leftEnd;
        --box.rightEnd;
    }
    after.left = box.leftEnd;
    after.right = box.rightEnd;
    if (box.left == box.leftEnd || box.right == box.rightEnd) {
        take(box);
        take(after);
        return;
    }
    const Snake snake = middle(box);
    m_boxes.push_back(after);
    m_boxes.push_back({snake.left + snake.size, box.leftEnd, snake.right + snake.size, box.rightEnd});
    m_boxes.push_back({snake.left, snake.left + snake.size, snake.right, snake.right + snake.size, true});
    m_boxes.push_back({box.left, snake.left, box.right, snake.right});
}

Snake Search::middle(const Box &box)
{
    const qsizetype n = box.leftEnd - box.left;
    const qsizetype m = box.rightEnd - box.right;
    const qsizetype delta = n - m;
    const bool odd = ((n + m) & 1) != 0;
    // Diagonals that are not reached share a place with none that is: so many differ at once.
    const qsizetype places = std::min(2 * std::min(n, m) + 2, 2 * m_most + 6);
    const auto place = [places](qsizetype diagonal) { return size_t((diagonal % places + places) % places); };
    m_forward.assign(size_t(places), 0);
    m_backward.assign(size_t(places), 0);
    const char *const l = m_left.data() + box.left;
    const char *const r = m_right.data() + box.right;
    for (qsizetype cost = 0; cost <= m_most; ++cost) {
        for (const bool ahead : {true, false}) {
            std::vector<qsizetype> &own = ahead ? m_forward : m_backward;
            const std::vector<qsizetype> &other = ahead ? m_backward : m_forward;
            const qsizetype last = cost - 2 * std::max(qsizetype(0), cost - n);
            for (qsizetype k = -(cost - 2 * std::max(qsizetype(0), cost - m)); k <= last; k += 2) {
                const qsizetype below = own[place(k + 1)];
                const qsizetype beside = own[place(k - 1)];
                qsizetype x = k == -cost || (k != cost && beside < below) ? below : beside + 1;
                qsizetype y = x - k;
                const qsizetype beganX = x;
                const qsizetype beganY = y;
                if (ahead) {
                    while (x < n && y < m && l[x] == r[y]) {
                        ++x;
                        ++y;
                    }
                } else {
                    while (x < n && y < m && l[n - 1 - x] == r[m - 1 - y]) {
                        ++x;
                        ++y;
                    }
                }
                own[place(k)] = x;
                const qsizetype met = delta - k; // the same diagonal, counted from the other end
                const qsizetype bound = ahead ? cost - 1 : cost;
                if (odd != ahead || met < -bound || met > bound || x + other[place(met)] < n)
                    continue;
                return ahead ? Snake{box.left + beganX, box.right + beganY, x - beganX}
                             : Snake{box.leftEnd - x, box.rightEnd - y, x - beganX};
            }
        }
    }
    // Too different: what was reached from the beginning is the first half.
    m_diff.rough = true;
    Snake best{box.left, box.right, 0};
    const qsizetype last = m_most - 2 * std::max(qsizetype(0), m_most - n);
    for (qsizetype k = -(m_most - 2 * std::max(qsizetype(0), m_most - m)); k <= last; k += 2) {
        const qsizetype x = m_forward[place(k)];
        const qsizetype y = x - k;
        if (x <= n && y >= 0 && y <= m && x + y > best.left - box.left + best.right - box.right)
            best = {box.left + x, box.right + y, 0};
    }
    return best;
}

/// Bytes that are the same by chance, between others that are not, would tear a difference to pieces.
std::vector<DiffSpan> withoutChance(const std::vector<DiffSpan> &spans)
{
    std::vector<DiffSpan> joined;
    const auto shifts = [](const DiffSpan &span) { return span.leftSize != span.rightSize; };
    for (size_t i = 0; i < spans.size(); ++i) {
        const DiffSpan &span = spans[i];
        const bool between = span.same && span.leftSize < shortMatch && !joined.empty() && i + 1 < spans.size();
        if ((between && (shifts(joined.back()) || shifts(spans[i + 1])))
            || (!span.same && !joined.empty() && !joined.back().same)) {
            joined.back().leftSize += span.leftSize;
            joined.back().rightSize += span.rightSize;
            joined.back().same = false;
        } else {
            joined.push_back(span);
        }
    }
    return joined;
}

/// Where as many bytes were replaced as there were, those that did not change are shown as what they are.
std::vector<DiffSpan> byteByByte(QByteArrayView left, QByteArrayView right, const std::vector<DiffSpan> &spans)
{
    std::vector<DiffSpan> fine;
    const auto add = [&fine](qsizetype at, qsizetype rightAt, qsizetype size, bool same) {
        if (!fine.empty() && fine.back().same == same) {
            fine.back().leftSize += size;
            fine.back().rightSize += size;
        } else {
            fine.push_back({at, size, rightAt, size, same});
        }
    };
    for (const DiffSpan &span : spans) {
        if (span.leftSize != span.rightSize) {
            if (!fine.empty() && !fine.back().same) {
                fine.back().leftSize += span.leftSize;
                fine.back().rightSize += span.rightSize;
            } else {
                fine.push_back(span);
            }
            continue;
        }
        for (qsizetype i = 0; i < span.leftSize; ++i)
            add(span.left + i, span.right + i, 1, left[span.left + i] == right[span.right + i]);
    }
    return fine;
}

ByteDiff Search::run()
{
    m_boxes.push_back({0, m_left.size(), 0, m_right.size()});
    while (!m_boxes.empty()) {
        if (stopped())
            return {};
        const Box box = m_boxes.back();
        m_boxes.pop_back();
        if (box.same)
            take(box);
        else
            look(box);
    }
    m_diff.spans = byteByByte(m_left, m_right, withoutChance(m_diff.spans));
    return std::move(m_diff);
}

} // namespace

ByteDiff diffBytes(QByteArrayView left, QByteArrayView right, const std::function<bool()> &stop)
{
    return Search(left, right, stop).run();
}

} // namespace sw
