// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "relay.h"

class QCheckBox;
class QComboBox;
class QGroupBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;

namespace sw {

class Theme;

/// Takes part in what a relay passes on: chunks of chosen directions wait until a person lets them go, as they are or edited,
/// or drops them; bytes of one's own go into either direction. Main thread; the relay outlives it.
class RelayHoldDialog final : public QDialog
{
    Q_OBJECT

public:
    RelayHoldDialog(Relay &relay, const Theme &theme, QWidget *parent);

    void setTalk(quint32 number); ///< that bytes are injected into
    void follow(); ///< looks again, if something changed

Q_SIGNALS:
    void holdingChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Place
    {
        quint32 talk = 0;
        RelayWay way = RelayWay::Up;
        quint64 chunk = 0;
    };

    void build(const Theme &theme);
    void fill();
    void showChosen();
    void showButtons();
    [[nodiscard]] const Place *chosen() const;
    void letGo(bool edited);
    void letAllGo();
    void drop();
    void inject();
    [[nodiscard]] quint64 version() const;
    [[nodiscard]] const RelayTalk *targetTalk() const;
    void retranslate();

    Relay &m_relay;
    std::array<QCheckBox *, 2> m_hold{};
    QTreeWidget *m_list;
    QLabel *m_editLabel;
    QPlainTextEdit *m_edit;
    QLabel *m_wrong;
    QPushButton *m_go;
    QPushButton *m_goEdited;
    QPushButton *m_goAll;
    QPushButton *m_drop;
    QGroupBox *m_injectBox;
    QComboBox *m_talk;
    QComboBox *m_way;
    QLineEdit *m_injected;
    QPushButton *m_inject;
    std::vector<Place> m_places; ///< of the rows
    QByteArray m_shown; ///< bytes of the chosen chunk as they came
    bool m_asHex = false;
    quint64 m_version = ~0ULL;
};

} // namespace sw
