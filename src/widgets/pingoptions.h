// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "kernelprobe.h"
#include "pingsettings.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace sw {

class Theme;

/// The settings of a panel that pings beside host and count: the kind of socket, times, payload, and what the recipe sets. A
/// kind that this user may not make is disabled and says what to do. Main thread.
class PingOptions final : public QWidget
{
    Q_OBJECT

public:
    PingOptions(bool v6, const Theme &theme, QWidget *parent);

    void load(const PingSettings &settings);
    void store(PingSettings &settings) const;
    void setOffer(const std::optional<KernelOffer> &offer);
    void setEditable(bool editable, const QString &why); ///< `why` not, as tool tip
    [[nodiscard]] QLineEdit *pattern() const { return m_pattern; }
    /// The bytes of the pattern; nothing when it is no hex.
    [[nodiscard]] std::optional<QByteArray> patternBytes() const;
    [[nodiscard]] bool isRaw() const;
    void retranslate();

Q_SIGNALS:
    void edited();

private:
    struct Number
    {
        QSpinBox *box;
        QLabel *label;
        int PingSettings::*member;
        const char *text;
        const char *tip;
        const char *lowest; ///< what the lowest value is called; null: by its number
    };
    struct Check
    {
        QCheckBox *box;
        bool PingSettings::*member;
        const char *text;
        const char *tip;
    };

    void addNumber(const char *name, int PingSettings::*member, int least, int most, const char *text, const char *tip,
                   const char *lowest = nullptr);
    void addCheck(const char *name, bool PingSettings::*member, const char *text, const char *tip);
    void place(QWidget *label, QWidget *field);
    void showEnabled();
    void showSockets();

    const bool m_v6;
    QComboBox *m_socket;
    QLabel *m_socketLabel;
    QLineEdit *m_pattern;
    QLabel *m_patternLabel;
    std::vector<Number> m_numbers;
    std::vector<Check> m_checks;
    std::optional<KernelOffer> m_offer;
    bool m_editable = true;
    QString m_whyNot;
};

} // namespace sw
