// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QTableView>

#include "datagrampeersmodel.h"

namespace sw {

class Theme;

/// Puts people's words over a DatagramPeersModel, and sorts by its values. Main thread.
class DatagramPeersText final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit DatagramPeersText(QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

private:
    [[nodiscard]] static QString text(const QModelIndex &source);
};

/// The table of those whose datagrams came, or to whom some were sent. One can be chosen to send to. Main thread.
class DatagramPeersView final : public QTableView
{
    Q_OBJECT

public:
    /// Both must outlive this.
    DatagramPeersView(DatagramPeersModel &model, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QString selectedAddress() const; ///< as text, empty when none is chosen or it has no name
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void peerChosen(const QString &address);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyFonts(const Theme &theme);
    void fitColumns();
    void retranslate();

    DatagramPeersText *m_text;
};

} // namespace sw
