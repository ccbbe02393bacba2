// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagedesk.h"

#include <QAction>
#include <QShortcut>
#include <QToolBar>
#include <QToolButton>

#include "clientpanel.h"
#include "composer.h"
#include "composerfile.h"
#include "datagrampanel.h"
#include "encodings.h"
#include "endpointtabs.h"
#include "mainwindow.h"
#include "messagedock.h"
#include "messagefile.h"
#include "messageform.h"
#include "messagelibrary.h"
#include "messagewords.h"
#include "plaintooltip.h"
#include "printable.h"
#include "repeatedsend.h"
#include "stepbench.h"

namespace sw {

namespace {

constexpr int saveSoonMs = 1000;
constexpr qsizetype nameChars = 40;
constexpr qsizetype keptBytes = 1024 * 1024; ///< of a row of the log: as text it is some times that

} // namespace

MessageDesk::MessageDesk(Settings &settings, const Theme &theme, ComposerHistory &history, MainWindow &window)
    : m_settings(settings)
    , m_window(window)
    , m_library(new MessageLibrary(this))
    , m_dock(new MessageDock(*m_library, theme, history, &window))
    , m_bar(new QToolBar(&window))
    , m_show(new QAction(&window))
    , m_file(new ComposerFile(this))
{
    m_bar->setObjectName(QStringLiteral("messageBar"));
    m_bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_bar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_show->setObjectName(QStringLiteral("showMessagesAction"));
    m_show->setShortcut(Qt::Key_F6);
    m_show->setCheckable(true);
    window.addAction(m_show);
    connect(m_show, &QAction::triggered, this, [this](bool on) {
        if (on)
            show();
        else
            m_dock->hide();
    });
    connect(m_dock, &QDockWidget::visibilityChanged, this, [this] { m_show->setChecked(!m_dock->isHidden()); });
    connect(m_dock, &MessageDock::sendWanted, this, &MessageDesk::send);
    connect(m_dock, &MessageDock::newWanted, this, &MessageDesk::makeNew);
    connect(m_dock, &MessageDock::importWanted, this, &MessageDesk::askImport);
    connect(m_dock, &MessageDock::exportWanted, this, &MessageDesk::askExport);
    connect(m_dock, &MessageDock::examplesWanted, this, &MessageDesk::addExamples);
    connect(m_dock, &MessageDock::edited, this, &MessageDesk::take);
    connect(m_dock, &MessageDock::furnished, this, [this] {
        m_dock->form().composer().setContext([this] {
            QString why;
            const EndpointPanel *panel = m_window.currentPanel();
            const std::vector<SendTarget> targets = panel ? panel->sendTargets(why) : std::vector<SendTarget>();
            return targets.empty() ? PlaceholderContext()
                                   : placeholderContext(panel->endpoint().workbench(), targets.front());
        });
    });
    connect(m_library, &MessageLibrary::changed, this, [this] {
        renewActions();
        m_saveSoon.start();
        Q_EMIT libraryChanged();
    });
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(saveSoonMs);
    connect(&m_saveSoon, &QTimer::timeout, this, &MessageDesk::save);
    connect(m_file, &ComposerFile::finished, this, [this] {
        const Message *message = m_library->message(m_fileMessage);
        if (message)
            sendMessage(*message, m_file->bytes());
        m_file->clear();
    });
    connect(m_file, &ComposerFile::failed, m_dock, &MessageDock::tell);
    connect(m_file, &ComposerFile::failed, &m_window, &MainWindow::say);
    renewActions();
}

MessageDesk::~MessageDesk()
{
    m_library->save(); // nobody is left to be told
}

void MessageDesk::show()
{
    m_dock->show();
    m_dock->raise();
}

void MessageDesk::makeNew()
{
    Message message;
    message.name = tr("New message");
    const Message *current = m_library->message(m_dock->currentId());
    if (current)
        message.folder = current->folder;
    keep(std::move(message));
}

void MessageDesk::keep(Message message)
{
    if (!messagefile::fits(message))
        return refuse(tr("Too large to be kept as a message: write it to a file, and send that."));
    if (m_library->messages().size() >= messagefile::mostMessages)
        return refuse(tr("There would be too many messages: 10,000 is the limit."));
    const int id = m_library->add(std::move(message));
    show();
    m_dock->choose(id);
    m_dock->form().nameFirst();
}

void MessageDesk::keepFrom(const EndpointPanel &panel)
{
    const Composer &composer = panel.composer();
    Message message;
    message.source = composer.entry();
    message.file = composer.filePath();
    message.repeat = composer.repeat();
    message.name = printable(MessageWords::brief(message).toUtf8(), TextEncoding::Utf8, nameChars);
    if (message.name.trimmed().isEmpty())
        message.name = tr("New message");
    if (!message.file.isEmpty())
        message.source.text.clear();
    keep(std::move(message));
}

void MessageDesk::keepBytes(const QByteArray &bytes)
{
    if (bytes.size() > keptBytes)
        return refuse(tr("Too large to be kept as a message: write it to a file, and send that."));
    const PayloadText text = editableText(bytes, TextEncoding::Utf8);
    Message message;
    message.source.text = text.text;
    message.source.form = text.form;
    message.name = printable(bytes, TextEncoding::Utf8, nameChars);
    if (message.name.trimmed().isEmpty())
        message.name = tr("New message");
    keep(std::move(message));
}

void MessageDesk::refuse(const QString &why)
{
    m_window.say(why);
    m_dock->tell(why);
}

void MessageDesk::take(const Message &edited)
{
    const bool fits = messagefile::fits(edited);
    if (!fits)
        refuse(tr("Too large to be kept: “%1” stays as it was. Shorten it, or write it to a file, and send that.")
                   .arg(edited.name));
    else if (m_refuses)
        m_dock->tell({});
    m_refuses = !fits;
    if (!fits)
        return;
    const Message *old = m_library->message(edited.id);
    Message now = edited;
    if (old && now.shortcut != old->shortcut && !now.shortcut.isEmpty()) {
        const QString who = whoHasShortcut(now.shortcut, now.id);
        if (!who.isEmpty()) {
            const QString keys =
                QKeySequence(now.shortcut, QKeySequence::PortableText).toString(QKeySequence::NativeText);
            now.shortcut.clear();
            m_dock->form().refuseShortcut(tr("%1 is taken by “%2”. Press other keys.").arg(keys, who));
        }
    }
    m_library->replace(now);
}

QString MessageDesk::whoHasShortcut(const QString &shortcut, int otherThan) const
{
    const QKeySequence wanted(shortcut, QKeySequence::PortableText);
    for (const Message &message : m_library->messages()) {
        if (message.id != otherThan && QKeySequence(message.shortcut, QKeySequence::PortableText) == wanted)
            return message.name;
    }
    const QAction *own = m_actions.value(otherThan);
    const auto actions = m_window.findChildren<QAction *>();
    for (const QAction *action : actions) {
        if (action != own && action->shortcuts().contains(wanted))
            return QString(action->text()).remove(u'&');
    }
    const auto shortcuts = m_window.findChildren<QShortcut *>();
    for (const QShortcut *one : shortcuts) {
        if (one->key() == wanted)
            return tr("another control");
    }
    // A letter alone would be typed into no field any more.
    const QKeyCombination first = wanted.count() > 0 ? wanted[0] : QKeyCombination();
    const bool plain = (first.keyboardModifiers() & ~Qt::ShiftModifier) == 0
        && (first.key() < Qt::Key_F1 || first.key() > Qt::Key_F35);
    return plain ? tr("typing") : QString();
}

void MessageDesk::renewActions()
{
    QHash<int, QAction *> old;
    old.swap(m_actions);
    bool anyOnBar = false;
    for (const Message &message : m_library->messages()) {
        if (!message.onBar && message.shortcut.isEmpty())
            continue;
        QAction *action = old.take(message.id);
        if (!action) {
            action = new QAction(this);
            connect(action, &QAction::triggered, this, [this, id = message.id] { send(id); });
            m_window.addAction(action);
        }
        action->setObjectName(QStringLiteral("sendMessage-%1").arg(message.id));
        action->setText(QString(message.name).replace(u'&', QStringLiteral("&&")));
        action->setShortcut(QKeySequence(message.shortcut, QKeySequence::PortableText));
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(plainToolTip(MessageWords::brief(message) + u'\n' + MessageWords::target(message)
                                        + (keys.isEmpty() ? QString() : u'\n' + keys)));
        m_actions.insert(message.id, action);
        if (!message.onBar) {
            m_bar->removeAction(action);
            continue;
        }
        anyOnBar = true;
        if (!m_bar->actions().contains(action))
            m_bar->addAction(action);
        if (QWidget *made = m_bar->widgetForAction(action)) {
            made->setObjectName(QStringLiteral("messageButton-%1").arg(message.id));
            made->setAccessibleName(message.name);
            made->setFocusPolicy(Qt::TabFocus);
        }
    }
    qDeleteAll(old);
    m_bar->setVisible(anyOnBar);
}

void MessageDesk::send(int id)
{
    const Message *message = m_library->message(id);
    if (!message)
        return;
    if (message->file.isEmpty())
        return sendMessage(*message, {});
    m_fileMessage = id;
    m_file->load(message->file);
}

EndpointPanel *MessageDesk::panelFor(const Message &message)
{
    const MessageTarget &target = message.target;
    if (target.protocol.isEmpty()) {
        EndpointPanel *panel = m_window.currentPanel();
        if (!panel)
            m_window.say(tr("There is no server and no client to send with."));
        return panel;
    }
    const PanelKind kind = target.protocol == QLatin1String("udp") ? PanelKind::Udp : PanelKind::Tcp;
    for (EndpointPanel *panel : m_window.clients().panels()) {
        const auto *client = qobject_cast<ClientPanel *>(panel);
        const auto *datagrams = qobject_cast<DatagramPanel *>(panel);
        const bool same = panel->kind() == kind
            && (client ? client->settings().host == target.host && client->settings().port == target.port
                    : datagrams
                    ? datagrams->settings().remoteHost == target.host && datagrams->settings().remotePort == target.port
                    : false);
        if (same)
            return panel;
    }
    EndpointPanel *panel = m_window.addPanel(WhoRole::Client, kind);
    if (auto *client = qobject_cast<ClientPanel *>(panel)) {
        ClientSettings settings = client->settings();
        settings.host = target.host;
        settings.port = target.port;
        client->setSettings(settings);
    } else if (auto *datagrams = qobject_cast<DatagramPanel *>(panel)) {
        DatagramSettings settings = datagrams->settings();
        settings.remoteHost = target.host;
        settings.remotePort = target.port;
        datagrams->setSettings(settings);
    }
    return panel;
}

void MessageDesk::sendMessage(const Message &message, const QByteArray &fileBytes)
{
    EndpointPanel *panel = panelFor(message);
    if (!panel)
        return;
    EndpointTabs &tabs = panel->role() == WhoRole::Server ? m_window.servers() : m_window.clients();
    tabs.setCurrentIndex(tabs.indexOfPanel(panel));
    const bool opensItself = !message.target.protocol.isEmpty() && !panel->isStepByStep();
    if (opensItself && panel->canStart() && !panel->sendsShort())
        sendOnceOpen(*panel, message, fileBytes);
    else
        sendTo(*panel, message, fileBytes);
}

void MessageDesk::sendOnceOpen(EndpointPanel &panel, const Message &message, const QByteArray &fileBytes)
{
    // Lives until the connection stands, or has failed, which the panel itself says.
    auto *waiting = new QObject(&panel);
    connect(&panel.endpoint(), &Endpoint::stateChanged, waiting, [this, waiting, &panel, message, fileBytes] {
        const EndpointState state = panel.endpoint().state();
        if (state == EndpointState::Connected || state == EndpointState::Receiving) {
            waiting->deleteLater();
            waiting->disconnect();
            disconnect(&panel.endpoint(), nullptr, waiting, nullptr);
            // Once the panel has shown the state: it is asked where messages go.
            QTimer::singleShot(0, &panel, [this, &panel, message, fileBytes] { sendTo(panel, message, fileBytes); });
        } else if (panel.endpoint().isIdle()) {
            disconnect(&panel.endpoint(), nullptr, waiting, nullptr);
            waiting->deleteLater();
            m_window.say(tr("“%1” was not sent: there is no connection.").arg(message.name));
        }
    });
    panel.start();
    if (panel.endpoint().isIdle() && panel.canStart())
        m_window.say(tr("“%1” was not sent: there is no connection.").arg(message.name));
}

void MessageDesk::sendTo(EndpointPanel &panel, const Message &message, const QByteArray &fileBytes)
{
    const MessageTemplate made = message.file.isEmpty() ? MessageTemplate(message.source)
                                                        : MessageTemplate(fileBytes, message.source.checksum);
    quint64 &counter = m_counters[message.id];
    QString why;
    bool sent = false;
    if (panel.isStepByStep()) {
        PlaceholderContext context;
        context.counter = counter;
        const PayloadResult result = made.expand(context);
        if (result.ok())
            panel.bench()->offerData(result.bytes);
        sent = result.ok();
        if (!sent)
            why = tr("The message cannot be made: open it to see why.");
    } else if (!made.ok()) {
        why = tr("The message cannot be made: open it to see why.");
    } else if (message.repeat.on) {
        sent = panel.repeat(made, counter, message.repeat, why);
    } else {
        sent = panel.sendMade(made, counter, why);
    }
    if (!sent) {
        const QString text = tr("“%1” was not sent. %2").arg(message.name, why);
        m_window.say(text);
        m_dock->tell(text);
        return;
    }
    m_dock->tell({});
    ++counter;
    if (m_dock->currentId() == message.id)
        m_dock->form().composer().setCounter(counter);
    m_window.say(message.repeat.on ? tr("“%1” is being repeated; its panel shows how far it is.").arg(message.name)
                                   : tr("“%1” goes to %2.", "message, panel").arg(message.name, panel.title()));
}

} // namespace sw
