// SPDX-License-Identifier: GPL-3.0-or-later
#include "messageform.h"

#include <array>

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

#include "composer.h"
#include "message.h"
#include "messagefile.h"
#include "plaintooltip.h"

namespace sw {

namespace {

constexpr std::array protocols{"", "tcp", "udp"}; // of the target, as its box has them

} // namespace

MessageForm::MessageForm(const Theme &theme, ComposerHistory &history, QWidget *parent)
    : QWidget(parent)
    , m_composer(new Composer(theme, history, this))
    , m_nameLabel(new QLabel(this))
    , m_name(new QLineEdit(this))
    , m_folderLabel(new QLabel(this))
    , m_folder(new QComboBox(this))
    , m_targetLabel(new QLabel(this))
    , m_target(new QComboBox(this))
    , m_host(new QLineEdit(this))
    , m_port(new QSpinBox(this))
    , m_shortcutLabel(new QLabel(this))
    , m_shortcut(new QKeySequenceEdit(this))
    , m_bar(new QCheckBox(this))
    , m_note(new QLabel(this))
{
    m_composer->setObjectName(QStringLiteral("messageComposer"));
    m_composer->setEmptyAllowed(true);
    m_name->setObjectName(QStringLiteral("messageNameEdit"));
    m_name->setMaxLength(int(messagefile::mostNameChars));
    m_folder->setObjectName(QStringLiteral("messageFolderBox"));
    m_folder->setEditable(true);
    m_folder->setInsertPolicy(QComboBox::NoInsert);
    m_folder->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_target->setObjectName(QStringLiteral("messageTargetBox"));
    m_host->setObjectName(QStringLiteral("messageHostEdit"));
    m_port->setObjectName(QStringLiteral("messagePortBox"));
    m_port->setRange(1, 65535);
    m_port->setValue(9999);
    m_shortcut->setObjectName(QStringLiteral("messageShortcutEdit"));
    m_bar->setObjectName(QStringLiteral("messageBarCheck"));
    m_note->setObjectName(QStringLiteral("messageNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setProperty("ink", QStringLiteral("error"));
    m_note->hide();
    for (size_t i = 0; i < protocols.size(); ++i)
        m_target->addItem(QString());
    build();
    const auto tell = [this] {
        showState();
        if (!m_showing)
            Q_EMIT edited();
    };
    connect(m_name, &QLineEdit::textEdited, this, tell);
    connect(m_folder, &QComboBox::editTextChanged, this, tell);
    connect(m_target, &QComboBox::currentIndexChanged, this, tell);
    connect(m_host, &QLineEdit::textChanged, this, tell);
    connect(m_port, &QSpinBox::valueChanged, this, tell);
    connect(m_bar, &QCheckBox::toggled, this, tell);
    connect(m_shortcut, &QKeySequenceEdit::editingFinished, this, [this, tell] {
        m_note->hide();
        // One chord: what is typed by mistake behind it would make the shortcut unreachable.
        if (m_shortcut->keySequence().count() > 1)
            m_shortcut->setKeySequence(QKeySequence(m_shortcut->keySequence()[0]));
        tell();
    });
    connect(m_composer, &Composer::edited, this, tell);
    connect(m_composer, &Composer::sendRequested, this, &MessageForm::sendWanted);
    connect(m_composer, &Composer::repeatRequested, this, &MessageForm::sendWanted);
    retranslate();
}

void MessageForm::build()
{
    auto *grid = new QGridLayout;
    grid->setContentsMargins(8, 4, 8, 0);
    grid->setVerticalSpacing(4);
    m_nameLabel->setBuddy(m_name);
    m_folderLabel->setBuddy(m_folder);
    m_targetLabel->setBuddy(m_target);
    m_shortcutLabel->setBuddy(m_shortcut);
    grid->addWidget(m_nameLabel, 0, 0);
    grid->addWidget(m_name, 0, 1, 1, 3);
    grid->addWidget(m_folderLabel, 1, 0);
    grid->addWidget(m_folder, 1, 1, 1, 3);
    grid->addWidget(m_targetLabel, 2, 0);
    grid->addWidget(m_target, 2, 1);
    grid->addWidget(m_host, 2, 2);
    grid->addWidget(m_port, 2, 3);
    grid->addWidget(m_shortcutLabel, 3, 0);
    grid->addWidget(m_shortcut, 3, 1);
    grid->addWidget(m_bar, 3, 2, 1, 2);
    grid->addWidget(m_note, 4, 0, 1, 4);
    grid->setColumnStretch(1, 2);
    grid->setColumnStretch(2, 3);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 4);
    column->addLayout(grid);
    auto *slot = new QVBoxLayout;
    slot->setContentsMargins(8, 0, 8, 0);
    slot->addWidget(m_composer);
    column->addLayout(slot, 1);
}

QString MessageForm::folderText(const QStringList &folder)
{
    return folder.join(QStringLiteral(" / "));
}

QStringList MessageForm::folderFrom(const QString &text)
{
    QStringList folder;
    const QStringList names = text.split(u'/', Qt::SkipEmptyParts);
    for (const QString &name : names) {
        const QString plain = name.simplified().left(messagefile::mostNameChars);
        if (!plain.isEmpty() && folder.size() < messagefile::mostFolders)
            folder.append(plain);
    }
    return folder;
}

void MessageForm::show(const Message &message, const QList<QStringList> &folders)
{
    m_showing = true;
    m_note->hide();
    m_name->setText(message.name);
    m_name->setCursorPosition(0);
    m_folder->clear();
    for (const QStringList &folder : folders)
        m_folder->addItem(folderText(folder));
    m_folder->setEditText(folderText(message.folder));
    const auto protocol = std::ranges::find(protocols, message.target.protocol,
                                            [](const char *one) { return QLatin1StringView(one); });
    m_target->setCurrentIndex(protocol == protocols.end() ? 0 : int(protocol - protocols.begin()));
    m_host->setText(message.target.host);
    if (message.target.port != 0)
        m_port->setValue(message.target.port);
    m_shortcut->setKeySequence(QKeySequence(message.shortcut, QKeySequence::PortableText));
    m_bar->setChecked(message.onBar);
    m_composer->setEntry(message.source);
    m_composer->setRepeat(message.repeat);
    if (!message.file.isEmpty())
        m_composer->setFile(message.file);
    showState();
    m_showing = false;
}

void MessageForm::readInto(Message &message) const
{
    if (const QString name = m_name->text().simplified(); !name.isEmpty())
        message.name = name;
    message.folder = folderFrom(m_folder->currentText());
    message.target = {};
    if (m_target->currentIndex() > 0 && !m_host->text().trimmed().isEmpty())
        message.target = {QLatin1StringView(protocols[size_t(m_target->currentIndex())]), m_host->text().trimmed(),
                          quint16(m_port->value())};
    message.shortcut = m_shortcut->keySequence().toString(QKeySequence::PortableText);
    message.onBar = m_bar->isChecked();
    message.source = m_composer->entry();
    message.repeat = m_composer->repeat();
    message.file = m_composer->filePath();
    if (!message.file.isEmpty())
        message.source.text.clear(); // in the file it is one or the other
}

void MessageForm::nameFirst()
{
    m_name->setFocus();
    m_name->selectAll();
}

void MessageForm::refuseShortcut(const QString &why)
{
    m_shortcut->clear();
    m_note->setText(why);
    m_note->show();
}

void MessageForm::showState()
{
    const bool own = m_target->currentIndex() > 0;
    const QString why = tr("It goes to the panel in use; choose TCP or UDP for an address of its own.");
    m_host->setEnabled(own);
    m_port->setEnabled(own);
    m_host->setToolTip(plainToolTip(own ? tr("A client for it is opened and connected when there is none") : why));
    m_port->setToolTip(plainToolTip(own ? QString() : why));
}

void MessageForm::retranslate()
{
    m_nameLabel->setText(tr("Na&me"));
    m_name->setAccessibleName(tr("Name of the message"));
    m_folderLabel->setText(tr("Fol&der"));
    m_folder->setAccessibleName(tr("Folder of the message"));
    m_folder->setToolTip(plainToolTip(tr("Modbus / Read is a folder in a folder; empty: at the top")));
    m_folder->lineEdit()->setPlaceholderText(tr("none"));
    m_targetLabel->setText(tr("Send t&o"));
    m_target->setItemText(0, tr("panel in use"));
    m_target->setItemText(1, QStringLiteral("TCP"));
    m_target->setItemText(2, QStringLiteral("UDP"));
    m_target->setAccessibleName(tr("Where the message goes"));
    m_target->setToolTip(plainToolTip(tr("The panel that the keyboard was in last, or a client for this address")));
    m_host->setPlaceholderText(tr("host"));
    m_host->setAccessibleName(tr("Host to send to"));
    m_port->setAccessibleName(tr("Port to send to"));
    m_shortcutLabel->setText(tr("Shortc&ut"));
    m_shortcut->setAccessibleName(tr("Shortcut that sends the message"));
    m_shortcut->setToolTip(plainToolTip(tr("Press the keys that shall send this message; Backspace takes them away")));
    m_bar->setText(tr("Button on the &bar"));
    m_bar->setToolTip(plainToolTip(tr("A button below the tool bar sends it with one click")));
    m_bar->setAccessibleName(tr("Button on the bar"));
    m_note->setAccessibleName(tr("What is wrong"));
    showState();
}

void MessageForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw
