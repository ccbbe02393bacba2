// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QWidget>

#include "crowdfigures.h"

class QLabel;

namespace sw {

/// The figures of many clients as tiles: a value above, below it what it is; the tool tip says how it is counted. Main thread.
class CrowdFiguresView final : public QWidget
{
    Q_OBJECT

public:
    enum Tile : quint8 { Connected, Failed, Left, Answered, Median, Tail, Longest, Messages, Bytes, TileCount };

    explicit CrowdFiguresView(QWidget *parent = nullptr);

    /// `waits`: for answers.
    void showFigures(const CrowdFigures &figures, bool waits);
    [[nodiscard]] QString text(Tile tile) const;
    void retranslate();

    static QString time(qint64 ns); ///< "0.42 ms"

private:
    void set(Tile tile, const QString &value, const char *ink = "");

    std::array<QLabel *, TileCount> m_values{};
    std::array<QLabel *, TileCount> m_captions{};
    CrowdFigures m_figures;
    bool m_waits = true;
};

} // namespace sw
