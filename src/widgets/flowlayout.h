// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QLayout>

namespace sw {

/// Places widgets from left to right (or right to left) and goes on in a next line when the width is used up, so that
/// nothing is clipped in a narrow panel. Owns its items. Main thread.
class FlowLayout final : public QLayout
{
    Q_OBJECT

public:
    /// `spacing` in pixels between items and lines.
    explicit FlowLayout(QWidget *parent, int spacing = 6);
    ~FlowLayout() override;

    /// Widgets that can expand (QLineEdit, ElidedLabel) may be narrower than their hint, down to their minimum, before a line
    /// is broken; what a line has to spare goes to them, in the end up to their maximum.
    void setFlexible(bool on);

    /// Lower items stand at the bottom of their line instead of in its middle: buttons beside fields that have a label above.
    void setOnGround(bool on);

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Placed
    {
        QLayoutItem *item;
        QSize size;
        bool flexible;
    };

    int place(const QRect &rect, bool apply) const;
    [[nodiscard]] Placed measure(QLayoutItem &item, int most) const;
    void stretch(std::vector<Placed> &line, int room) const;

    [[nodiscard]] static bool isEmpty(const QLayoutItem &item);

    bool m_flexible = false;
    bool m_onGround = false;
    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace sw
