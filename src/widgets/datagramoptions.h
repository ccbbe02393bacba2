// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "datagramsettings.h"
#include "logwho.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace sw {

class AddressBox;
class BackendChoice;
class Theme;

/// The settings of a datagram panel that are seldom changed: each is an option that the recipe sets, or where it binds. Main
/// thread.
class DatagramOptions final : public QWidget
{
    Q_OBJECT

public:
    DatagramOptions(WhoRole side, bool isUnix, const Theme &theme, QWidget *parent);

    void load(const DatagramSettings &settings);
    void store(DatagramSettings &settings) const;
    void setEditable(bool editable, const QString &why); ///< `why` not, as tool tip
    void setBroadcast(bool on);
    [[nodiscard]] QLineEdit *localPath() const { return m_localPath; } ///< null unless a unix client
    [[nodiscard]] QLineEdit *localPort() const { return m_localPort; } ///< null unless a UDP client
    [[nodiscard]] QList<QWidget *> automaticParts() const; ///< all that step mode has no use for
    [[nodiscard]] QComboBox *backendBox() const { return m_backend; }
    /// Those that the Qt backend decides by itself or has nothing for, and why.
    void limit(BackendChoice &choice) const;
    [[nodiscard]] AddressBox *localHost() const { return m_localHost; }
    void setGroupCount(int count);
    void retranslate();

Q_SIGNALS:
    void edited();
    void multicastWanted();

private:
    struct Check
    {
        QCheckBox *box;
        bool DatagramSettings::*member;
        const char *text;
        const char *tip;
    };
    struct Number
    {
        QSpinBox *box;
        QLabel *label;
        int DatagramSettings::*member;
        const char *text;
        const char *tip;
    };

    void addCheck(const char *name, bool DatagramSettings::*member, const char *text, const char *tip);
    void addNumber(const char *name, int DatagramSettings::*member, int least, int most, const char *text,
                   const char *tip);
    void addLocal(WhoRole side);
    void place(QWidget *label, QWidget *field);

    const bool m_isUnix;
    const Theme &m_theme;
    QLabel *m_backendLabel;
    QComboBox *m_backend;
    QWidget *m_checkArea;
    QWidget *m_fieldArea;
    QList<QWidget *> m_pairs; ///< fields with their labels, the backend's first
    std::vector<Check> m_checks;
    std::vector<Number> m_numbers;
    AddressBox *m_localHost = nullptr;
    QLineEdit *m_localPort = nullptr;
    QLineEdit *m_localPath = nullptr;
    QLabel *m_localHostLabel = nullptr;
    QLabel *m_localPortLabel = nullptr;
    QLabel *m_localPathLabel = nullptr;
    AddressBox *m_interface = nullptr;
    QLabel *m_interfaceLabel = nullptr;
    QPushButton *m_multicast = nullptr;
    int m_groupCount = 0;
};

} // namespace sw
