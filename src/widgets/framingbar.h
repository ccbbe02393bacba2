// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QWidget>

#include "framing.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace sw {

/// The choice of how messages follow each other in a stream. Main thread.
class FramingBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FramingBar(QWidget *parent = nullptr);

    [[nodiscard]] Framing framing() const;
    void setFraming(const Framing &framing); ///< changed() follows when it differs
    void offerAdjustment(); ///< of what a length says
    void withoutGap(); ///< for messages that are put together without their times
    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void showFields();
    [[nodiscard]] FramingKind kind() const;

    QComboBox *m_kind = nullptr;
    QLineEdit *m_delimiter = nullptr;
    QSpinBox *m_size = nullptr;
    QSpinBox *m_gap = nullptr;
    QComboBox *m_lengthSize = nullptr;
    QComboBox *m_order = nullptr;
    QLabel *m_offsetLabel = nullptr;
    QSpinBox *m_offset = nullptr;
    QCheckBox *m_countsAll = nullptr;
    QLabel *m_adjustmentLabel = nullptr; ///< null: not offered
    QSpinBox *m_adjustment = nullptr;
};

} // namespace sw
