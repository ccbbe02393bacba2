// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "endpointsettings.h"

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace sw {

class Theme;

/// When a panel's connections are encrypted, and how: names, authorities, certificate and key, versions. Choosing TLS says
/// that the Qt backend makes the calls. Main thread.
class TlsOptions final : public QWidget
{
    Q_OBJECT

public:
    TlsOptions(bool server, const Theme &theme, QWidget *parent);

    /// What the fields of a server, or a client, make of settings: a server without a certificate file signs itself. Pure.
    [[nodiscard]] static TlsSettings taken(bool server, const TlsSettings &settings);
    void load(TlsUse use, const TlsSettings &settings);
    [[nodiscard]] TlsUse use() const;
    [[nodiscard]] TlsSettings settings() const;
    void setEditable(bool editable, const QString &why); ///< `why` not, as tool tip
    [[nodiscard]] QString whatIsWrong() const; ///< empty: nothing
    [[nodiscard]] static QString needsQt(); ///< why the backend cannot be chosen
    void retranslate();
    void furnish(); ///< makes what only TLS needs; choosing TLS does it

Q_SIGNALS:
    void edited();

private:
    struct Field
    {
        QWidget *pair; ///< label and field, shown together
        QLabel *label;
        QWidget *field;
        const char *text;
        const char *tip;
    };

    QLineEdit *addText(const char *name, const char *text, const char *tip, int chars);
    QLineEdit *addFile(const char *name, const char *text, const char *tip);
    QSpinBox *addNumber(const char *name, const char *text, const char *tip, int least, int most);
    QWidget *addField(QWidget *field, const char *text, const char *tip);
    void chooseFile(QLineEdit *edit);
    void showNeeded();
    void fill(); ///< the fields, from what is kept
    [[nodiscard]] bool isSelfSigned() const;

    const bool m_server;
    const Theme &m_theme;
    TlsSettings m_kept; ///< while there are no fields
    QWidget *m_fields = nullptr; ///< null until TLS was first chosen, with all that stands in it
    QComboBox *m_use;
    QLabel *m_useLabel;
    QLabel *m_note;
    std::vector<Field> m_all;
    QComboBox *m_source = nullptr; ///< server: where its certificate comes from
    QLineEdit *m_name = nullptr; ///< of the server, or those of a self-signed certificate
    QSpinBox *m_days = nullptr;
    QLineEdit *m_certificate = nullptr;
    QLineEdit *m_key = nullptr;
    QLineEdit *m_authority = nullptr;
    QComboBox *m_minimum = nullptr;
    QLineEdit *m_alpn = nullptr;
    QSpinBox *m_limit = nullptr;
    QCheckBox *m_clientCertificate = nullptr;
    bool m_editable = true;
    QString m_whyNot;
    QHBoxLayout *m_row = nullptr; ///< the one that is filled: two fields each
};

} // namespace sw
