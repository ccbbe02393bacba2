// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "crowdfigures.h"

namespace sw {

class Theme;

/// The course of a run as a small picture: latency, messages a second, or connections over time. Main thread.
class CrowdPlot final : public QWidget
{
    Q_OBJECT

public:
    enum class Quantity : quint8 { Latency, Messages, Connections };

    explicit CrowdPlot(const Theme &theme, QWidget *parent = nullptr);

    void setSamples(std::vector<CrowdSample> samples);
    void setQuantity(Quantity quantity);
    [[nodiscard]] const std::vector<CrowdSample> &samples() const { return m_samples; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        std::vector<QPointF> points; ///< seconds, value
        QColor color;
        bool dashed = false;
        QString name;
    };

    [[nodiscard]] std::vector<Line> lines() const;
    [[nodiscard]] QString valueText(double value) const;
    void retranslate();

    const Theme &m_theme;
    std::vector<CrowdSample> m_samples;
    Quantity m_quantity = Quantity::Latency;
};

} // namespace sw
