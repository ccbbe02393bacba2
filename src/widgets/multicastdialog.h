// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "datagramendpoint.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTreeWidget;

namespace sw {

class AddressBox;

/// The multicast page of a datagram panel: groups to join at the start, joining and leaving while it runs, and how what is
/// sent to groups leaves. Main thread; the endpoint outlives it.
class MulticastDialog final : public QDialog
{
    Q_OBJECT

public:
    MulticastDialog(DatagramEndpoint &endpoint, QWidget *parent);

    void load(const DatagramSettings &settings);
    void store(DatagramSettings &settings) const;
    [[nodiscard]] const std::vector<Membership> &groups() const { return m_groups; }

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void joinTyped();
    void leaveSelected();
    void follow(); ///< the endpoint's groups or state changed
    void showGroups();
    void showButtons();
    [[nodiscard]] Membership typed() const;
    [[nodiscard]] QString whatIsWrong() const; ///< with what is typed; empty: nothing
    [[nodiscard]] bool isRunning() const { return m_endpoint.state() == EndpointState::Receiving; }
    void retranslate();

    DatagramEndpoint &m_endpoint;
    std::vector<Membership> m_groups;
    QLabel *m_groupLabel;
    QLabel *m_interfaceLabel;
    QLabel *m_sourceLabel;
    QLineEdit *m_group;
    AddressBox *m_interface;
    QLineEdit *m_source;
    QPushButton *m_join;
    QPushButton *m_leave;
    QTreeWidget *m_list;
    QLabel *m_sendLabel;
    QCheckBox *m_loop;
    QLabel *m_ttlLabel;
    QSpinBox *m_ttl;
    QLabel *m_outLabel;
    AddressBox *m_out;
    QPushButton *m_close;
};

} // namespace sw
