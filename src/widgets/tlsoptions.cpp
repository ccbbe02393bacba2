// SPDX-License-Identifier: GPL-3.0-or-later
#include "tlsoptions.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include "theme.h"

namespace sw {

namespace {

constexpr int fileChars = 13;
constexpr int nameChars = 19;
constexpr int alpnChars = 10;
constexpr int mostDays = 3650;
constexpr int mostSeconds = 3600;
constexpr qsizetype mostProtocol = 255; // RFC 7301: octets of one name
constexpr int msPerSecond = 1000;
constexpr QLatin1StringView firstNames("localhost 127.0.0.1");

enum class Source : quint8 { SelfSigned, Files };

QStringList listIn(const QLineEdit &edit)
{
    QString text = edit.text();
    text.replace(u',', u' ');
    return text.simplified().split(u' ', Qt::SkipEmptyParts);
}

} // namespace

TlsOptions::TlsOptions(bool server, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_server(server)
    , m_theme(theme)
    , m_use(new QComboBox(this))
    , m_useLabel(new QLabel(this))
    , m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("tlsOptions"));
    m_use->setObjectName(QStringLiteral("tlsBox"));
    m_note->setObjectName(QStringLiteral("tlsNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_useLabel->setBuddy(m_use);
    for (int i = 0; i < 3; ++i)
        m_use->addItem(QString());
    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_useLabel);
    first->addWidget(m_use);
    first->addWidget(m_note, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(first);
    connect(m_use, &QComboBox::currentIndexChanged, this, [this] {
        showNeeded();
        Q_EMIT edited();
    });
    load(TlsUse::No, {});
    retranslate();
}

void TlsOptions::furnish()
{
    if (m_fields)
        return;
    m_fields = new QWidget(this);
    m_minimum = new QComboBox(m_fields);
    m_minimum->setObjectName(QStringLiteral("tlsMinimumBox"));
    for (const TlsVersion version : {TlsVersion::Tls12, TlsVersion::Tls13})
        m_minimum->addItem(QStringLiteral("TLS ") + tlsVersionName(version));
    auto *rows = new QVBoxLayout(m_fields);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    if (m_server) {
        m_source = new QComboBox(m_fields);
        m_source->setObjectName(QStringLiteral("tlsSourceBox"));
        m_source->addItems({QString(), QString()});
        addField(
            m_source, QT_TR_NOOP("Certificate"),
            QT_TR_NOOP(
                "What the server shows its clients: one that it signs itself, made when it starts, or one from files"));
        m_name = addText("tlsNamesEdit", QT_TR_NOOP("for the names"),
                         QT_TR_NOOP("Host names and addresses that clients may use, with blanks between them"),
                         nameChars);
        m_days = addNumber(
            "tlsDaysBox", QT_TR_NOOP("valid for"),
            QT_TR_NOOP("Days until it expires. Below 0 it has expired already: to see what clients say of that"),
            -mostDays, mostDays);
    } else {
        m_name = addText(
            "tlsNameEdit", QT_TR_NOOP("Server name"),
            QT_TR_NOOP("Sent to the server (SNI) and looked for in its certificate; empty: the host above"), nameChars);
    }
    m_certificate = addFile(
        "tlsCertificateEdit", QT_TR_NOOP("Certificate file"),
        m_server ? QT_TR_NOOP("PEM, its own certificate first. A self-signed one that is made is written there, so "
                              "that a client can take it as its CA file; empty: it is kept in memory only")
                 : QT_TR_NOOP("PEM: a certificate of your own, for servers that ask for one; empty: none"));
    m_key = addFile(
        "tlsKeyEdit", QT_TR_NOOP("Key file"),
        QT_TR_NOOP("The private key of that certificate, without a passphrase; one that is made is written for its "
                   "owner only (0600). It never goes into the log"));
    m_authority = addFile(
        "tlsAuthorityEdit", QT_TR_NOOP("CA file"),
        QT_TR_NOOP("PEM: the authorities that are trusted, and no others; empty: those of this system"));
    if (m_server) {
        m_clientCertificate = new QCheckBox(m_fields);
        m_clientCertificate->setObjectName(QStringLiteral("tlsClientCertificateBox"));
        addField(m_clientCertificate, QT_TR_NOOP("Ask for a client certificate"),
                 QT_TR_NOOP("Only clients that show a certificate of a trusted authority get in"));
    }
    addField(m_minimum, QT_TR_NOOP("At least"),
             QT_TR_NOOP("The oldest version of TLS that is agreed to; those before 1.2 are broken"));
    m_alpn = addText(
        "tlsAlpnEdit", QT_TR_NOOP("ALPN"),
        QT_TR_NOOP("Protocols in order of preference, with blanks between them, such as h2 http/1.1; empty: none"),
        alpnChars);
    m_limit = addNumber("tlsLimitBox", QT_TR_NOOP("Handshake within"),
                        QT_TR_NOOP("A handshake that takes longer is given up"), 1, mostSeconds);
    for (QLineEdit *edit : m_fields->findChildren<QLineEdit *>()) {
        if (edit->objectName().startsWith(QStringLiteral("tls")))
            edit->setFont(m_theme.monospace());
    }
    layout()->addWidget(m_fields);
    fill();
    for (QComboBox *box : m_fields->findChildren<QComboBox *>()) {
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            showNeeded();
            Q_EMIT edited();
        });
    }
    m_fields->setEnabled(m_editable);
    retranslate();
    showNeeded();
}

QWidget *TlsOptions::addField(QWidget *field, const char *text, const char *tip)
{
    auto *pair = new QWidget(m_fields);
    auto *line = new QHBoxLayout(pair);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    QLabel *label = nullptr;
    if (auto *check = qobject_cast<QCheckBox *>(field)) {
        connect(check, &QCheckBox::toggled, this, &TlsOptions::edited);
    } else {
        label = new QLabel(pair);
        label->setBuddy(field);
        line->addWidget(label);
    }
    line->addWidget(field);
    if (!m_row || m_row->count() > 2) { // two fields and what is left
        m_row = new QHBoxLayout;
        m_row->setSpacing(8);
        m_row->addStretch();
        qobject_cast<QVBoxLayout *>(m_fields->layout())->addLayout(m_row);
    }
    m_row->insertWidget(m_row->count() - 1, pair);
    m_all.push_back({pair, label, field, text, tip});
    return pair;
}

QLineEdit *TlsOptions::addText(const char *name, const char *text, const char *tip, int chars)
{
    auto *edit = new QLineEdit(m_fields);
    edit->setObjectName(QLatin1StringView(name));
    edit->setMinimumWidth(edit->fontMetrics().averageCharWidth() * chars + 24);
    connect(edit, &QLineEdit::textChanged, this, &TlsOptions::edited);
    addField(edit, text, tip);
    return edit;
}

QLineEdit *TlsOptions::addFile(const char *name, const char *text, const char *tip)
{
    QLineEdit *edit = addText(name, text, tip, fileChars);
    auto *choose = new QToolButton(m_all.back().pair);
    choose->setObjectName(QLatin1StringView(name) + QStringLiteral("Choose"));
    choose->setText(QStringLiteral("…"));
    choose->setProperty("outlined", true);
    connect(choose, &QToolButton::clicked, this, [this, edit] { chooseFile(edit); });
    m_all.back().pair->layout()->addWidget(choose);
    return edit;
}

QSpinBox *TlsOptions::addNumber(const char *name, const char *text, const char *tip, int least, int most)
{
    auto *box = new QSpinBox(m_fields);
    box->setObjectName(QLatin1StringView(name));
    box->setRange(least, most);
    connect(box, &QSpinBox::valueChanged, this, &TlsOptions::edited);
    addField(box, text, tip);
    return box;
}

void TlsOptions::chooseFile(QLineEdit *edit)
{
    auto *dialog = new QFileDialog(this, tr("Choose a file"));
    dialog->setObjectName(QStringLiteral("tlsFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const bool makes = isSelfSigned() && edit != m_authority;
    dialog->setAcceptMode(makes ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(makes ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // files of others are never replaced
    connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
    dialog->open();
}

bool TlsOptions::isSelfSigned() const
{
    return m_source && m_source->currentIndex() == static_cast<int>(Source::SelfSigned);
}

TlsSettings TlsOptions::taken(bool server, const TlsSettings &settings)
{
    TlsSettings shown;
    shown.server = server;
    if (!server) {
        shown.serverName = settings.serverName.trimmed();
    } else if (!settings.selfSignedNames.isEmpty() || settings.certificateFile.isEmpty()) {
        shown.selfSignedNames = settings.selfSignedNames.isEmpty() ? QString(firstNames).split(u' ')
                                                                   : settings.selfSignedNames;
        shown.selfSignedDays = std::clamp(settings.selfSignedDays, -mostDays, mostDays);
    }
    shown.wantClientCertificate = server && settings.wantClientCertificate;
    shown.certificateFile = settings.certificateFile.trimmed();
    shown.keyFile = settings.keyFile.trimmed();
    shown.caFile = settings.caFile.trimmed();
    shown.minimum = settings.minimum;
    shown.alpn = settings.alpn;
    shown.timeoutMs = (settings.timeoutMs < 0 ? mostSeconds
                                              : std::clamp(settings.timeoutMs / msPerSecond, 1, mostSeconds))
        * msPerSecond;
    return shown;
}

void TlsOptions::load(TlsUse use, const TlsSettings &settings)
{
    m_kept = taken(m_server, settings);
    if (m_fields)
        fill();
    m_use->setCurrentIndex(static_cast<int>(use));
    showNeeded();
}

void TlsOptions::fill()
{
    if (m_server) {
        const bool files = m_kept.selfSignedNames.isEmpty();
        m_source->setCurrentIndex(static_cast<int>(files ? Source::Files : Source::SelfSigned));
        m_name->setText(files ? QString(firstNames) : m_kept.selfSignedNames.join(u' '));
        m_days->setValue(m_kept.selfSignedDays);
        m_clientCertificate->setChecked(m_kept.wantClientCertificate);
    } else {
        m_name->setText(m_kept.serverName);
    }
    m_certificate->setText(m_kept.certificateFile);
    m_key->setText(m_kept.keyFile);
    m_authority->setText(m_kept.caFile);
    m_minimum->setCurrentIndex(static_cast<int>(m_kept.minimum));
    m_alpn->setText(m_kept.alpn.join(u' '));
    for (QLineEdit *edit : {m_name, m_certificate, m_key, m_authority, m_alpn})
        edit->setCursorPosition(0);
    m_limit->setValue(m_kept.timeoutMs / msPerSecond);
}

TlsUse TlsOptions::use() const
{
    return static_cast<TlsUse>(m_use->currentIndex());
}

TlsSettings TlsOptions::settings() const
{
    if (!m_fields)
        return m_kept;
    TlsSettings settings;
    settings.server = m_server;
    if (isSelfSigned()) {
        settings.selfSignedNames = listIn(*m_name);
        settings.selfSignedDays = m_days->value();
    }
    if (m_server)
        settings.wantClientCertificate = m_clientCertificate->isChecked();
    else
        settings.serverName = m_name->text().trimmed();
    settings.certificateFile = m_certificate->text().trimmed();
    settings.keyFile = m_key->text().trimmed();
    settings.caFile = m_authority->text().trimmed();
    settings.minimum = static_cast<TlsVersion>(m_minimum->currentIndex());
    settings.alpn = listIn(*m_alpn);
    settings.timeoutMs = m_limit->value() * msPerSecond;
    return settings;
}

QString TlsOptions::whatIsWrong() const
{
    if (use() == TlsUse::No)
        return {};
    if (isSelfSigned() && listIn(*m_name).isEmpty())
        return tr("TLS: a self-signed certificate needs at least one name, such as localhost.");
    if (m_server && !isSelfSigned() && m_certificate->text().trimmed().isEmpty())
        return tr("TLS: name the certificate file, or let a self-signed certificate be made.");
    if (!m_server && m_certificate->text().trimmed().isEmpty() && !m_key->text().trimmed().isEmpty())
        return tr("TLS: the key file is of no use without its certificate file.");
    const QStringList protocols = listIn(*m_alpn);
    const bool fit = std::all_of(protocols.begin(), protocols.end(),
                                 [](const QString &one) { return one.toUtf8().size() <= mostProtocol; });
    return fit ? QString() : tr("TLS: the name of an ALPN protocol has at most 255 bytes.");
}

QString TlsOptions::needsQt()
{
    return tr("Calls are made by Qt (QSslSocket): the native backend has no TLS.");
}

void TlsOptions::showNeeded()
{
    const bool on = use() != TlsUse::No;
    m_note->setVisible(on);
    if (on && !m_fields)
        return furnish();
    if (m_fields)
        m_fields->setVisible(on);
    for (const Field &one : m_all) {
        if (one.field == m_days || (m_server && one.field == m_name))
            one.pair->setVisible(isSelfSigned());
    }
    updateGeometry();
}

void TlsOptions::setEditable(bool editable, const QString &why)
{
    m_editable = editable;
    m_whyNot = why;
    m_use->setEnabled(editable);
    if (m_fields)
        m_fields->setEnabled(editable);
    retranslate();
}

void TlsOptions::retranslate()
{
    m_useLabel->setText(tr("&TLS"));
    m_use->setItemText(static_cast<int>(TlsUse::No), tr("none"));
    m_use->setItemText(static_cast<int>(TlsUse::AtOnce), tr("at once"));
    m_use->setItemText(static_cast<int>(TlsUse::Later), tr("later (STARTTLS)"));
    m_use->setAccessibleName(tr("When connections are encrypted"));
    m_use->setToolTip(m_editable
                          ? tr("At once: as soon as the connection stands. Later: by the button 'Start TLS' on an open "
                               "connection, as mail protocols do")
                          : m_whyNot);
    m_note->setText(tr("Qt (QSslSocket) makes the calls."));
    m_note->setToolTip(needsQt());
    if (!m_fields)
        return;
    m_minimum->setAccessibleName(tr("Oldest version of TLS"));
    if (m_source) {
        m_source->setItemText(static_cast<int>(Source::SelfSigned), tr("self-signed, made at the start"));
        m_source->setItemText(static_cast<int>(Source::Files), tr("from files"));
        m_days->setSuffix(tr(" days"));
    }
    m_limit->setSuffix(tr(" s"));
    for (const Field &one : m_all) {
        const QString text = tr(one.text);
        if (one.label)
            one.label->setText(text);
        else if (auto *check = qobject_cast<QCheckBox *>(one.field))
            check->setText(text);
        one.field->setAccessibleName(text);
        one.field->setToolTip(m_editable ? tr(one.tip) : m_whyNot);
    }
    for (QToolButton *choose : m_fields->findChildren<QToolButton *>()) {
        choose->setAccessibleName(tr("Choose a file"));
        choose->setToolTip(m_editable ? tr("Choose a file") : m_whyNot);
    }
}

} // namespace sw
