// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace sw {

/// One line of plain text that ends in '…' when there is no room; then its tool tip has the whole. Always left to right, so
/// that received letters of other scripts cannot reorder a line. Main thread.
class ElidedLabel final : public QFrame
{
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText)

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    /// Also the accessible description. Line breaks show as spaces.
    void setText(const QString &text);
    void setElideMode(Qt::TextElideMode mode);
    void setAlignment(Qt::Alignment alignment);
    [[nodiscard]] bool isElided() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRect ink() const;
    [[nodiscard]] int ascent() const;
    [[nodiscard]] int baseline() const; ///< below the top of the contents

    QString m_text;
    Qt::TextElideMode m_mode = Qt::ElideRight;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
};

} // namespace sw
