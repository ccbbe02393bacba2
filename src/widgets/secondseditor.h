// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "argeditor.h"

class QDoubleSpinBox;

namespace sw {

/// A time in seconds, or none: a call then blocks without a limit. Main thread.
class SecondsEditor final : public ArgEditor
{
    Q_OBJECT

public:
    SecondsEditor(const ArgSpec &spec, QWidget *parent);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QDoubleSpinBox *m_box;
};

} // namespace sw
