// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "relaygate.h"

class QGroupBox;
class QLabel;
class QPushButton;

namespace sw {

class FaultsEditor;

/// What shall go wrong in each direction of a relay; each change counts at once, also for conversations that stand. Main
/// thread.
class RelayFaultsDialog final : public QDialog
{
    Q_OBJECT

public:
    RelayFaultsDialog(FaultScope scope, QWidget *parent);

    void load(const Faults &up, const Faults &down);
    [[nodiscard]] Faults faults(RelayWay way) const;

Q_SIGNALS:
    void edited(sw::RelayWay way);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_intro;
    std::array<QGroupBox *, 2> m_boxes{};
    std::array<FaultsEditor *, 2> m_editors{};
    QPushButton *m_none;
    QPushButton *m_close;
};

} // namespace sw
