// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

namespace sw {

/// How long a test waits for what must come, in milliseconds. Reached only by a test that fails: it has to be longer than a small
/// machine under a sanitizer, with another test beside it, ever takes.
constexpr int testPatienceMs = 60'000;

/// Handles events until `holds()` does. False when patience is over.
template<typename Condition>
[[nodiscard]] bool waitUntil(Condition holds, int timeoutMs = testPatienceMs)
{
    return QTest::qWaitFor(holds, timeoutMs);
}

} // namespace sw

// The five seconds of Qt Test's own are too few there.
#undef QTRY_VERIFY
#define QTRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, sw::testPatienceMs)
#undef QTRY_VERIFY2
#define QTRY_VERIFY2(condition, message) QTRY_VERIFY2_WITH_TIMEOUT(condition, message, sw::testPatienceMs)
#undef QTRY_COMPARE
#define QTRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, sw::testPatienceMs)
