// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QTableView>

#include "connectionactions.h"

namespace sw {

class ConnectionsModel;
class ConnectionsText;
class Theme;

/// The table of a server's connections. What is selected stays selected when rows come and go. Main thread.
class ConnectionsView final : public QTableView
{
    Q_OBJECT

public:
    /// Both must outlive this.
    ConnectionsView(ConnectionsModel &model, const Theme &theme, QWidget *parent = nullptr);

    /// The selected connections in the order of the table.
    [[nodiscard]] std::vector<ConnectionActions::Target> targets() const;
    /// The only open connection, when nothing is selected and there is no other; else nothing.
    [[nodiscard]] std::vector<ConnectionActions::Target> onlyOpen() const;
    void selectConnection(quint32 number);

    /// Some rows; the panel gives it what is left.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void targetsChanged(); ///< another selection, or a selected row changed

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] static ConnectionActions::Target targetOf(const QModelIndex &index);
    void rememberSelection();
    void restoreSelection();
    void applyFonts(const Theme &theme);
    void fitColumns();
    void retranslate();

    ConnectionsText *m_text;
    std::vector<quint32> m_remembered;
};

} // namespace sw
