// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "connectionactions.h"
#include "paneltable.h"

namespace sw {

class ConnectionsModel;
class ConnectionsText;
struct SocketsWanted;
class Theme;

/// The table of a server's connections. What is selected stays selected when rows come and go. Main thread.
class ConnectionsView final : public PanelTable
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
    /// Adds the sockets of the rows that can be seen; all while they are sorted by what changes.
    void addWanted(SocketsWanted &wanted) const;

Q_SIGNALS:
    void shownChanged(); ///< other rows can be seen, or are selected
    void targetsChanged(); ///< another selection, or what targets() and onlyOpen() tell

protected:
    [[nodiscard]] QString widest(int column) const override;
    [[nodiscard]] QString emptyText() const override;
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override; ///< Escape: nothing is selected

private:
    [[nodiscard]] static ConnectionActions::Target targetOf(const QModelIndex &index);
    void tellTargets();
    void rememberSelection();
    void restoreSelection();

    ConnectionsText *m_text;
    std::vector<quint32> m_remembered;
    std::vector<ConnectionActions::Target> m_told;
};

} // namespace sw
