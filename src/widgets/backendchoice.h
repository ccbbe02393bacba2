// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QObject>
#include <QString>

#include "backendkind.h"
#include "panelkind.h"
#include "qtgaps.h"

class QComboBox;
class QWidget;

namespace sw {

/// Who makes the calls of a panel: fills its box with the backends, and keeps controls disabled that mean nothing to the one
/// that is chosen; their tool tips say why. Main thread; box and fields outlive it.
class BackendChoice final : public QObject
{
    Q_OBJECT

public:
    BackendChoice(QComboBox &box, PanelKind kind, QObject *parent);

    [[nodiscard]] BackendKind chosen() const;
    [[nodiscard]] bool isQt() const { return chosen() == BackendKind::Qt; }
    /// A kind of panel that the Qt backend has no class for stays with the native one.
    void choose(BackendKind backend);
    /// With the Qt backend `field` is disabled and says why.
    void addLimit(QWidget *field, QtGap gap);
    /// After the panel has enabled its fields. Not `editable`: `whyNot` says why another backend cannot be chosen now.
    void apply(bool editable, const QString &whyNot);
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    struct Limit
    {
        QWidget *field;
        QtGap gap;
    };

    [[nodiscard]] QString meaning() const;

    QComboBox &m_box;
    const QtGap m_kindGap; ///< of the whole panel
    std::vector<Limit> m_limits;
};

} // namespace sw
