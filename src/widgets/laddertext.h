// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QHash>

#include "journal.h"
#include "ladderlayout.h"
#include "logwho.h"

namespace sw {

/// What stands beside the bars, life lines and arrows of a ladder. Texts of rows are made when they are asked for and kept for a while.
/// One thread at a time; a copy serves another. The journal outlives it.
class LadderText final
{
    Q_DECLARE_TR_FUNCTIONS(sw::LadderText)

public:
    struct Label
    {
        QString asked; ///< recv(5, 1024)
        QString took; ///< blocked 2.114 s
        QString told; ///< = 14 "Hello"; empty while it runs
    };

    explicit LadderText(const Journal &journal, WhoOf who = {});

    void setWho(WhoOf who) { m_who = std::move(who); }
    void forget() { m_labels.clear(); } ///< another language

    [[nodiscard]] Label label(const LadderBar &bar, qint64 nowNs);
    [[nodiscard]] WhoText who(const LadderLayout::Line &line) const; ///< who makes its calls
    [[nodiscard]] static QString thread(const LadderLayout::Line &line);
    [[nodiscard]] static QString arrow(const LadderArrow &arrow);
    [[nodiscard]] static QString quiet(qint64 ns); ///< on a folded time
    /// All of a call as a sentence, with its time: for assistive tools and tool tips. Plain text.
    [[nodiscard]] QString sentence(const LadderBar &bar, const LadderLayout::Line &line, qint64 nowNs);
    [[nodiscard]] const Journal &journal() const { return m_journal; }

private:
    [[nodiscard]] Label make(const LadderBar &bar) const;
    [[nodiscard]] static QString took(const LadderBar &bar, qint64 nowNs);

    const Journal &m_journal;
    WhoOf m_who;
    QHash<quint64, Label> m_labels; ///< by row
};

} // namespace sw
