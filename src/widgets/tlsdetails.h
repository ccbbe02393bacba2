// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "tlsresult.h"

class QPlainTextEdit;

namespace sw {

class Theme;

/// What a TLS handshake settled or failed of, certificate by certificate and error by error, as text to read and copy. It is
/// text of a stranger and shown plain. Main thread.
class TlsDetails final : public QDialog
{
    Q_OBJECT

public:
    TlsDetails(const TlsResult &result, const QString &peer, const Theme &theme, QWidget *parent);

    [[nodiscard]] QString text() const;
    /// Makes one that deletes itself when it is closed, and shows it.
    static void show(const QJsonValue &handshake, const QString &peer, const Theme &theme, QWidget *parent);

private:
    QPlainTextEdit *m_text;
};

} // namespace sw
