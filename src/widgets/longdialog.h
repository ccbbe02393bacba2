// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QDialog>

#include "longsettings.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGroupBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace sw {

class AnswerMatchEdit;
class LongBar;

/// The settings of what keeps a connection: heartbeat, TCP keepalive with its three numbers, connecting again. What is changed
/// counts at once. Main thread.
class LongDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `bar` is whom it belongs to.
    LongDialog(LongBar &bar, QWidget *parent);

    void load(); ///< what counts now, without edited()

Q_SIGNALS:
    void edited(const sw::LongSettings &settings);
    void shortEdited();

private:
    [[nodiscard]] QGroupBox *buildHeartbeat();
    [[nodiscard]] QGroupBox *buildKeepalive();
    [[nodiscard]] QGroupBox *buildReconnect();
    [[nodiscard]] QGroupBox *buildShort();
    void takeShort();
    void take();
    void takeKeepalive();
    void showProblem();

    LongBar &m_bar;
    bool m_loading = false;
    QGroupBox *m_heartbeat = nullptr;
    QLineEdit *m_message = nullptr;
    QCheckBox *m_hex = nullptr;
    QSpinBox *m_interval = nullptr;
    QCheckBox *m_needsAnswer = nullptr;
    AnswerMatchEdit *m_expected = nullptr;
    QSpinBox *m_misses = nullptr;
    QGroupBox *m_keepalive = nullptr;
    std::array<QSpinBox *, 3> m_numbers{}; ///< idle, interval, count
    QGroupBox *m_reconnect = nullptr;
    QSpinBox *m_first = nullptr;
    QDoubleSpinBox *m_factor = nullptr;
    QSpinBox *m_most = nullptr;
    QSpinBox *m_jitter = nullptr;
    QSpinBox *m_seed = nullptr;
    QSpinBox *m_tries = nullptr;
    QGroupBox *m_short = nullptr;
    QComboBox *m_until = nullptr;
    QSpinBox *m_wait = nullptr;
    QLabel *m_problem = nullptr;
    QLabel *m_line = nullptr; ///< what is at work
};

} // namespace sw
