// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "faults.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QSpinBox;

namespace sw {

/// What is to happen to the bytes of one direction: a line for each fault of its scope, with units and limits from the table
/// of faults. Main thread.
class FaultsEditor final : public QWidget
{
    Q_OBJECT

public:
    FaultsEditor(FaultScope scope, QWidget *parent = nullptr);

    void load(const Faults &faults);
    [[nodiscard]] Faults faults() const;
    /// "delay 10–50 ms, pieces of 1–20 bytes"; empty when nothing would happen.
    [[nodiscard]] static QString summary(const Faults &faults, FaultScope scope);

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        QLabel *label;
        const char *text;
        const char *tip;
        QSpinBox *first = nullptr;
        QLabel *between = nullptr;
        const char *betweenText = nullptr;
        QSpinBox *second = nullptr;
    };
    struct Field
    {
        QSpinBox *box;
        qint64 Faults::*member;
        FaultUnit unit;
    };

    void addLine(const char *text, const char *tip, const char *first, const char *between = nullptr,
                 const char *second = nullptr);
    QSpinBox *addNumber(const char *key);
    void addCut();
    void keepOrder(QSpinBox *least, QSpinBox *most);
    void retranslate();

    const FaultScope m_scope;
    QGridLayout *m_grid;
    std::vector<Line> m_lines;
    std::vector<Field> m_fields;
    QComboBox *m_cut = nullptr;
};

} // namespace sw
