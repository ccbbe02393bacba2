// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>
#include <QTableView>

#include "pingsmodel.h"

namespace sw {

class Theme;

/// Puts people's words over a PingsModel. Main thread.
class PingsText final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    /// Both outlive this.
    PingsText(PingsModel &model, const Theme &theme, QObject *parent = nullptr);

    void setV6(bool v6) { m_v6 = v6; } ///< whose error messages they are
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

    static QString milliseconds(qint64 ns); ///< "0.042", without unit

private:
    [[nodiscard]] QString outcome(const PingProbe &probe) const;
    [[nodiscard]] QString explanation(const PingProbe &probe) const;
    [[nodiscard]] QString text(const PingProbe &probe, int column) const;

    PingsModel &m_pings;
    const Theme &m_theme;
    bool m_v6 = false;
};

/// The table of echo requests and what became of them; it follows the newest as long as that is in sight. Main thread.
class PingsView final : public QTableView
{
    Q_OBJECT

public:
    /// Both must outlive this.
    PingsView(PingsModel &model, bool v6, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyFonts(const Theme &theme);
    void fitColumns();
    void retranslate();

    PingsText *m_text;
    bool m_atEnd = true;
};

} // namespace sw
