// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace sw {

class Theme;

/// A table of a panel: rows of one height in small letters of one width, columns as wide as their widest text, one of them
/// with the room that the others leave. Main thread.
class PanelTable : public QTableView
{
    Q_OBJECT

public:
    /// Some rows; the panel gives it what is left.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    struct Shape
    {
        int filler = 0; ///< column that takes the rest of the width
        int firstOptional = -1; ///< columns from here on go, the last one first, where not all fit; -1: none
        int leastRows = 3;
    };

    PanelTable(const Shape &shape, const Theme &theme, QWidget *parent);

    /// Once, at the end of the child's constructor; `model` is what the view shows.
    void setUp(QAbstractItemModel &model);
    [[nodiscard]] virtual QString widest(int column) const = 0; ///< the text that the column is made for
    [[nodiscard]] virtual QString emptyText() const = 0; ///< while there is no row
    virtual void retranslate() = 0;
    void fitColumns();

    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyFonts();
    [[nodiscard]] int neededWidth(int column) const;

    const Shape m_shape;
    const Theme &m_theme;
    bool m_ready = false;
};

} // namespace sw
