// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "misbehavebar.h"

class QCheckBox;
class QGroupBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace sw {

class FaultsEditor;

/// What an endpoint shall do wrong on purpose; each change counts at once. Main thread.
class MisbehaveDialog final : public QDialog
{
    Q_OBJECT

public:
    MisbehaveDialog(const MisbehaveBar::Shape &shape, QWidget *parent);

    /// What counts now, without edited(). Of the shape only the backend may have changed.
    void load(const MisbehaveSettings &settings, const MisbehaveBar::Shape &shape);
    [[nodiscard]] MisbehaveSettings settings() const;

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildConnections();
    void buildSends();
    void take(); ///< what the person changed
    void follow();
    void setByteByByte(bool on);
    void retranslate();

    MisbehaveBar::Shape m_shape;
    bool m_loading = false;
    QLabel *m_intro;
    QGroupBox *m_connections;
    QCheckBox *m_late;
    QSpinBox *m_lateMs;
    QCheckBox *m_neverReads;
    QCheckBox *m_closesUnread;
    QCheckBox *m_halfCloses;
    QGroupBox *m_sends;
    QCheckBox *m_byteByByte;
    FaultsEditor *m_faults;
    QLabel *m_qtNote;
    QPushButton *m_none;
    QPushButton *m_close;
};

} // namespace sw
