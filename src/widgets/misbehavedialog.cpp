// SPDX-License-Identifier: GPL-3.0-or-later
#include "misbehavedialog.h"

#include <QCheckBox>
#include <QEvent>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include "faultseditor.h"

namespace sw {

namespace {

constexpr int usualLateMs = 1000;

} // namespace

MisbehaveDialog::MisbehaveDialog(const MisbehaveBar::Shape &shape, QWidget *parent)
    : QDialog(parent)
    , m_shape(shape)
    , m_intro(new QLabel(this))
    , m_connections(new QGroupBox(this))
    , m_late(new QCheckBox(m_connections))
    , m_lateMs(new QSpinBox(m_connections))
    , m_neverReads(new QCheckBox(m_connections))
    , m_closesUnread(new QCheckBox(m_connections))
    , m_halfCloses(new QCheckBox(m_connections))
    , m_sends(new QGroupBox(this))
    , m_byteByByte(new QCheckBox(m_sends))
    , m_faults(new FaultsEditor(shape.scope, m_sends))
    , m_qtNote(new QLabel(m_sends))
    , m_none(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("misbehaveDialog"));
    auto *column = new QVBoxLayout(this);
    m_intro->setWordWrap(true);
    column->addWidget(m_intro);
    buildConnections();
    buildSends();
    column->addWidget(m_connections);
    column->addWidget(m_sends);
    column->addStretch();
    auto *buttons = new QHBoxLayout;
    m_none->setObjectName(QStringLiteral("behaveAgainButton"));
    m_close->setObjectName(QStringLiteral("closeMisbehaveButton"));
    m_none->setAutoDefault(false);
    buttons->addWidget(m_none);
    buttons->addStretch();
    buttons->addWidget(m_close);
    column->addLayout(buttons);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_none, &QPushButton::clicked, this, [this] {
        MisbehaveSettings none;
        none.faults.seed = m_faults->faults().seed;
        load(none, m_shape);
        Q_EMIT edited();
    });
    retranslate();
}

void MisbehaveDialog::buildConnections()
{
    m_late->setObjectName(QStringLiteral("acceptLateBox"));
    m_lateMs->setObjectName(QStringLiteral("acceptLateMs"));
    m_neverReads->setObjectName(QStringLiteral("neverReadsBox"));
    m_closesUnread->setObjectName(QStringLiteral("closesUnreadBox"));
    m_halfCloses->setObjectName(QStringLiteral("halfClosesBox"));
    m_lateMs->setRange(1, static_cast<int>(MisbehaveSettings::mostLateMs));
    m_lateMs->setValue(usualLateMs);
    m_lateMs->setGroupSeparatorShown(true);
    auto *column = new QVBoxLayout(m_connections);
    auto *late = new QHBoxLayout;
    late->addWidget(m_late);
    late->addWidget(m_lateMs);
    late->addStretch();
    column->addLayout(late);
    for (QCheckBox *box : {m_neverReads, m_closesUnread, m_halfCloses}) {
        column->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &MisbehaveDialog::take);
    }
    connect(m_late, &QCheckBox::toggled, this, &MisbehaveDialog::take);
    connect(m_lateMs, &QSpinBox::valueChanged, this, &MisbehaveDialog::take);
    m_connections->setVisible(m_shape.connections);
    m_late->setVisible(m_shape.accepts);
    m_lateMs->setVisible(m_shape.accepts);
}

void MisbehaveDialog::buildSends()
{
    m_byteByByte->setObjectName(QStringLiteral("byteByByteBox"));
    m_faults->setObjectName(QStringLiteral("sendFaults"));
    m_qtNote->setObjectName(QStringLiteral("qtPiecesNote"));
    m_qtNote->setWordWrap(true);
    auto *column = new QVBoxLayout(m_sends);
    column->addWidget(m_byteByByte);
    column->addWidget(m_faults);
    column->addWidget(m_qtNote);
    m_byteByByte->setVisible(m_shape.scope == FaultScope::Stream);
    connect(m_byteByByte, &QCheckBox::clicked, this, &MisbehaveDialog::setByteByByte);
    connect(m_faults, &FaultsEditor::edited, this, &MisbehaveDialog::take);
}

void MisbehaveDialog::setByteByByte(bool on)
{
    Faults faults = m_faults->faults();
    faults.splitMin = on ? 1 : 0;
    faults.splitMax = faults.splitMin;
    m_faults->load(faults);
    take();
}

void MisbehaveDialog::load(const MisbehaveSettings &settings, const MisbehaveBar::Shape &shape)
{
    m_loading = true;
    m_shape.qt = shape.qt;
    const Manners &manners = settings.manners;
    m_late->setChecked(manners.acceptLateMs > 0);
    if (manners.acceptLateMs > 0)
        m_lateMs->setValue(static_cast<int>(manners.acceptLateMs));
    m_neverReads->setChecked(manners.neverReads);
    m_closesUnread->setChecked(manners.closesUnread);
    m_halfCloses->setChecked(manners.halfCloses);
    if (!(m_faults->faults() == settings.faults))
        m_faults->load(settings.faults);
    m_loading = false;
    follow();
}

MisbehaveSettings MisbehaveDialog::settings() const
{
    MisbehaveSettings settings;
    settings.manners.acceptLateMs = m_late->isChecked() ? m_lateMs->value() : 0;
    settings.manners.neverReads = m_neverReads->isChecked();
    settings.manners.closesUnread = m_closesUnread->isChecked();
    settings.manners.halfCloses = m_halfCloses->isChecked();
    settings.faults = m_faults->faults();
    return settings;
}

void MisbehaveDialog::follow()
{
    const Faults faults = m_faults->faults();
    m_byteByByte->setChecked(faults.splitMin == 1 && faults.splitMax == 1);
    for (QCheckBox *box : {m_late, m_neverReads, m_closesUnread, m_halfCloses})
        box->setEnabled(!m_shape.qt);
    m_lateMs->setEnabled(!m_shape.qt && m_late->isChecked());
    if (!m_shape.qt && m_closesUnread->isChecked())
        m_neverReads->setEnabled(false);
    m_qtNote->setVisible(m_shape.qt && m_shape.scope == FaultScope::Stream);
    retranslate();
}

void MisbehaveDialog::take()
{
    if (m_loading)
        return;
    follow();
    Q_EMIT edited();
}

void MisbehaveDialog::retranslate()
{
    setWindowTitle(tr("Misbehave on purpose"));
    m_intro->setText(tr("What this end does wrong, to see how the other one takes it. The log shows all of it."));
    m_connections->setTitle(tr("Connections"));
    m_sends->setTitle(tr("What it sends, its answers included"));
    m_late->setText(tr("Accept late, after"));
    m_lateMs->setSuffix(tr(" ms"));
    m_lateMs->setAccessibleName(tr("How long a connection waits to be accepted"));
    m_neverReads->setText(tr("Never read"));
    m_closesUnread->setText(tr("Close without reading"));
    m_halfCloses->setText(tr("Half-close at once"));
    m_byteByByte->setText(tr("Byte by byte"));
    m_byteByByte->setToolTip(tr("Each byte is a send of its own: pieces of 1 to 1 bytes"));
    m_late->setToolTip(m_shape.qt
                           ? tr("QTcpServer and QLocalServer accept by themselves as soon as a connection comes.")
                           : tr("poll() tells that a connection waits in the accept queue; accept() is called so much "
                                "later. From the start on, or behind the next connection."));
    m_lateMs->setToolTip(m_late->toolTip());
    m_neverReads->setToolTip(
        m_shape.qt ? tr("Qt's classes read up to 1 MiB ahead by themselves.")
            : m_closesUnread->isChecked()
            ? tr("What is closed without reading is not read anyway.")
            : tr("No recv() is made: buffers fill, and the other end's send() blocks. Counts at once."));
    m_closesUnread->setToolTip(
        m_shape.qt
            ? tr("Qt's classes have read what came before anybody could close: the other end would get no reset.")
            : tr("As soon as bytes have come, close() without recv(): the other end gets a reset. For connections that "
                 "come."));
    m_halfCloses->setToolTip(
        m_shape.qt ? tr("Qt's classes cannot end one direction alone.")
                   : tr("shutdown(SHUT_WR) first of all: the other end reads the end of the stream, and may "
                        "still send. For connections that come."));
    m_qtNote->setText(tr("Qt puts pieces together in its own buffer: give them a pause, so that each is sent alone."));
    m_none->setText(tr("Behave"));
    m_none->setToolTip(tr("Switches all of it off"));
    m_close->setText(tr("Close"));
}

void MisbehaveDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw
