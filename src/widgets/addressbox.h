// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace sw {

/// An editable choice of addresses of this machine; the list is read anew each time it opens. What stands in the field is the
/// address alone, the list also says what each is. Main thread.
class AddressBox final : public QComboBox
{
    Q_OBJECT

public:
    enum class Purpose : quint8 {
        Listen, ///< also any address and a name
        Local, ///< where a client comes from; empty = the system picks
        Interface, ///< names of network interfaces; empty = any
    };

    explicit AddressBox(QWidget *parent = nullptr);

    void setPurpose(Purpose purpose);
    [[nodiscard]] QString address() const; ///< trimmed, without brackets
    void setAddress(const QString &address) { setEditText(address); }

    void showPopup() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void retranslate();

    Purpose m_purpose = Purpose::Listen;
};

} // namespace sw
