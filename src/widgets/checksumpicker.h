// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "checksums.h"

class QComboBox;
class QLabel;
class QSpinBox;

namespace sw {

/// Which checksum stands behind a message, over which of its bytes, and how it is written. Main thread.
class ChecksumPicker final : public QWidget
{
    Q_OBJECT

public:
    explicit ChecksumPicker(QWidget *parent = nullptr);

    [[nodiscard]] ChecksumSpec spec() const;
    void setSpec(const ChecksumSpec &spec); ///< without changed()

    /// "bytes, highest first" ...
    static QString formText(ChecksumForm form);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showState();

    QLabel *m_label;
    QComboBox *m_name;
    QComboBox *m_form;
    QLabel *m_fromLabel;
    QSpinBox *m_from;
    QLabel *m_toLabel;
    QSpinBox *m_to;
};

} // namespace sw
