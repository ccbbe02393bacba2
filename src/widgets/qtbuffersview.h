// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QWidget>

#include "socketsnow.h"

namespace sw {

class Theme;

/// What of a connection of the Qt backend waits where, drawn as layers: the program, Qt's own buffers, which no system call
/// sees, and the kernel's; a line for each direction. Hidden for connections of the native backend. Main thread.
class QtBuffersView final : public QWidget
{
    Q_OBJECT

public:
    /// `theme` must outlive this.
    explicit QtBuffersView(const Theme &theme, QWidget *parent = nullptr);

    /// Nothing, or a connection of the native backend: shows nothing.
    void showFacts(const std::optional<SocketFacts> &facts, const KernelSocket *kernel);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Lane
    {
        quint64 inQt = 0;
        quint64 bound = 0; ///< of what Qt keeps
        std::optional<quint64> inKernel;
    };

    void paintLane(QPainter &painter, const QRect &row, const Lane &lane, bool sending) const;
    void paintBox(QPainter &painter, const QRect &box, double filled, bool ofQt, const QString &text) const;
    [[nodiscard]] QString qtText(const Lane &lane, bool sending) const;
    [[nodiscard]] QString kernelText(const Lane &lane, bool sending) const;
    [[nodiscard]] int rowHeight() const;
    void retranslate();

    const Theme &m_theme;
    Lane m_out;
    Lane m_in;
};

} // namespace sw
