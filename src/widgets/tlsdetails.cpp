// SPDX-License-Identifier: GPL-3.0-or-later
#include "tlsdetails.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "icons.h"
#include "theme.h"
#include "tlswording.h"

namespace sw {

namespace {

constexpr int charsWide = 110; // a fingerprint in one line
constexpr int linesHigh = 26;

} // namespace

TlsDetails::TlsDetails(const TlsResult &result, const QString &peer, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_text(new QPlainTextEdit(tlsReport(result), this))
{
    setObjectName(QStringLiteral("tlsDetails"));
    setWindowTitle(tr("TLS with %1").arg(peer));
    m_text->setObjectName(QStringLiteral("tlsDetailsText"));
    m_text->setAccessibleName(tr("Result of the TLS handshake"));
    m_text->setReadOnly(true);
    const QFontMetrics metrics = m_text->fontMetrics();
    m_text->setMinimumSize(metrics.averageCharWidth() * charsWide / 2, metrics.lineSpacing() * linesHigh / 2);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("copyTlsDetails"));
    copy->setIcon(themedIcon(theme, QLatin1StringView("copy")));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_text);
    column->addWidget(buttons);
    resize(metrics.averageCharWidth() * charsWide, metrics.lineSpacing() * linesHigh);
}

QString TlsDetails::text() const
{
    return m_text->toPlainText();
}

void TlsDetails::show(const QJsonValue &handshake, const QString &peer, const Theme &theme, QWidget *parent)
{
    auto *dialog = new TlsDetails(TlsResult::fromJson(handshake), peer, theme, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace sw
