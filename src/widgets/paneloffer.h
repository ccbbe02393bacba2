// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QObject>

#include "kernelprobe.h"
#include "panelkind.h"
#include "realsocketapi.h"

class QComboBox;

namespace sw {

/// Which kinds of panels this kernel offers, as a probe finds out after the start; until then, all. Main thread.
class PanelOffer final : public QObject
{
    Q_OBJECT

public:
    explicit PanelOffer(QObject *parent = nullptr);
    ~PanelOffer() override;

    void set(const KernelOffer &offer);
    [[nodiscard]] bool isKnown() const { return m_offer.has_value(); } ///< the probe has ended
    [[nodiscard]] const std::optional<KernelOffer> &kernel() const { return m_offer; }
    void probeAgain(); ///< after rights may have changed; changed() tells
    /// Why no panel of that kind can run here; empty when it can.
    [[nodiscard]] QString whyNot(PanelKind kind) const;
    /// Fills the protocol box of a panel on that side anew, in the language in force, and chooses `kind`. What is not offered is disabled and says why.
    void fill(QComboBox &box, WhoRole side, PanelKind kind) const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QString whyNoPing(bool v6) const;

    RealSocketApi m_api;
    std::optional<KernelOffer> m_offer;
    std::unique_ptr<KernelProbe> m_probe;
};

} // namespace sw
