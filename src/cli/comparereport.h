// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace sw {

class BackendComparison;

/// What the verb `compare` prints of a comparison that has finished. Main thread.
namespace comparereport {

/// Each step with a sign (= the same, ! differs, - on one backend only), what differs, and the call of either run below it
/// as strace(1) writes it, with the calls, functions and signals inside it.
QByteArray text(const BackendComparison &comparison, const QString &language);
/// An object a line: type `compare` for each step, `end` at the end (docs/scenario-format.md).
QByteArray jsonl(const BackendComparison &comparison);

} // namespace comparereport

} // namespace sw
