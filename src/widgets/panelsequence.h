// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QObject>

#include "sequence.h"

class QAction;

namespace sw {

class EndpointPanel;
class SequenceDialog;

/// The sequence of a panel with connections: the action that opens its dialog, and what is kept of it. Made by the panel, and
/// deleted by it before its endpoint. Main thread.
class PanelSequence final : public QObject
{
    Q_OBJECT

public:
    explicit PanelSequence(EndpointPanel &panel);
    ~PanelSequence() override;

    [[nodiscard]] static PanelSequence *of(const EndpointPanel &panel); ///< null: it has none
    [[nodiscard]] QAction *action() const { return m_action; }
    void saveTo(QJsonObject &panelState) const; ///< its member "sequence", once a person wrote one
    void restoreFrom(const QJsonObject &panelState);

private:
    void open();
    void retranslate();
    bool eventFilter(QObject *watched, QEvent *event) override;
    [[nodiscard]] bool isOverTls() const;
    void place(Sequence &sequence) const;

    EndpointPanel &m_panel;
    QAction *m_action;
    SequenceDialog *m_dialog = nullptr; ///< null until it was first asked for
    Sequence m_sequence;
    bool m_written = false; ///< by a person
};

} // namespace sw
