// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QWidget>

#include "misbehavesettings.h"

class QAction;
class QToolButton;

namespace sw {

class ElidedLabel;
class Endpoint;
class MisbehaveDialog;
class Misbehaver;

/// Says in one line of a panel what its endpoint does wrong on purpose, so that nobody forgets it; hidden while it behaves. Its
/// action opens the settings. Main thread.
class MisbehaveBar final : public QWidget
{
    Q_OBJECT

public:
    struct Shape
    {
        FaultScope scope = FaultScope::Stream; ///< of what it sends
        bool connections = true; ///< it has some
        bool accepts = false; ///< it has a listening socket
        bool qt = false; ///< Qt's classes make its calls
        bool stepwise = false; ///< a person makes each call: nothing misbehaves by itself
    };

    /// `shape` tells how the panel stands now. The endpoint outlives the bar.
    MisbehaveBar(Endpoint &endpoint, std::function<Shape()> shape, QWidget *parent);

    [[nodiscard]] static MisbehaveBar *of(const QWidget &panel); ///< null: it has none
    [[nodiscard]] QAction *action() const { return m_action; }
    [[nodiscard]] MisbehaveSettings settings() const;
    void setSettings(const MisbehaveSettings &settings); ///< without edited()
    void renew(); ///< the panel's shape may have changed
    /// "never reads, pieces of 1 bytes"; empty when nothing would happen.
    [[nodiscard]] static QString summary(const MisbehaveSettings &settings, const Shape &shape);

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void open();
    void retranslate();

    Misbehaver &m_misbehaver;
    const std::function<Shape()> m_shape;
    ElidedLabel *m_label;
    QToolButton *m_behave;
    QAction *m_action;
    MisbehaveDialog *m_dialog = nullptr; ///< null until it was first asked for
};

} // namespace sw
