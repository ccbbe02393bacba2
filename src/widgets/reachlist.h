// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "address.h"

class QLabel;

namespace sw {

class Theme;

/// The addresses where others reach a server that listens on any address, each a button that copies it. Main thread.
class ReachList final : public QWidget
{
    Q_OBJECT

public:
    /// `theme` must outlive this.
    explicit ReachList(const Theme &theme, QWidget *parent = nullptr);

    /// `bound` as the server is bound; hides itself when that is one address. `dualStack`: IPv4 peers reach an IPv6 one too.
    void show(const SocketAddress &bound, bool dualStack);
    void clear();

Q_SIGNALS:
    void copied(const QString &address);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();

    const Theme &m_theme;
    QLabel *m_label;
    QStringList m_addresses;
};

} // namespace sw
