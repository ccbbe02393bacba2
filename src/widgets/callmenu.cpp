// SPDX-License-Identifier: GPL-3.0-or-later
#include "callmenu.h"

#include <array>

#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScreen>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "qtgaps.h"
#include "qtwording.h"
#include "styleproperty.h"

namespace sw {

namespace {

constexpr int callRole = Qt::UserRole;
constexpr int linesShown = 18;
constexpr int charsShown = 92;

struct Row
{
    const char *group; ///< null: the one before
    Call call;
    const char *meaning;
};

// clang-format off
constexpr std::array rows{
    Row{QT_TRANSLATE_NOOP("sw::CallMenu", "Sockets"), Call::Socket, QT_TRANSLATE_NOOP("sw::CallMenu", "makes a socket")},
    Row{nullptr, Call::Socketpair, QT_TRANSLATE_NOOP("sw::CallMenu", "makes two that are connected to each other")},
    Row{nullptr, Call::Dup, QT_TRANSLATE_NOOP("sw::CallMenu", "a second descriptor of the same socket")},
    Row{nullptr, Call::CreateConnection, QT_TRANSLATE_NOOP("sw::CallMenu", "resolves a name and tries its addresses in turn")},
    Row{nullptr, Call::Shutdown, QT_TRANSLATE_NOOP("sw::CallMenu", "ends one direction or both, keeps the descriptor")},
    Row{nullptr, Call::Close, QT_TRANSLATE_NOOP("sw::CallMenu", "gives the descriptor back")},
    Row{nullptr, Call::Fileno, QT_TRANSLATE_NOOP("sw::CallMenu", "the number of the descriptor")},
    Row{QT_TRANSLATE_NOOP("sw::CallMenu", "Addresses and connections"), Call::Bind, QT_TRANSLATE_NOOP("sw::CallMenu", "gives the socket a local address")},
    Row{nullptr, Call::Listen, QT_TRANSLATE_NOOP("sw::CallMenu", "makes it a listening socket")},
    Row{nullptr, Call::Accept, QT_TRANSLATE_NOOP("sw::CallMenu", "waits for a connection and takes it")},
    Row{nullptr, Call::Connect, QT_TRANSLATE_NOOP("sw::CallMenu", "connects, or sets the peer of a datagram socket")},
    Row{nullptr, Call::ConnectEx, QT_TRANSLATE_NOOP("sw::CallMenu", "the same; gives the errno as its result")},
    Row{nullptr, Call::Getsockname, QT_TRANSLATE_NOOP("sw::CallMenu", "the local address")},
    Row{nullptr, Call::Getpeername, QT_TRANSLATE_NOOP("sw::CallMenu", "the peer's address")},
    Row{QT_TRANSLATE_NOOP("sw::CallMenu", "Data"), Call::Send, QT_TRANSLATE_NOOP("sw::CallMenu", "hands bytes over, maybe not all of them")},
    Row{nullptr, Call::Sendto, QT_TRANSLATE_NOOP("sw::CallMenu", "sends a datagram to an address")},
    Row{nullptr, Call::Sendall, QT_TRANSLATE_NOOP("sw::CallMenu", "sends until all bytes are handed over")},
    Row{nullptr, Call::Recv, QT_TRANSLATE_NOOP("sw::CallMenu", "waits for bytes and takes some")},
    Row{nullptr, Call::Recvfrom, QT_TRANSLATE_NOOP("sw::CallMenu", "the same, with the sender's address")},
    Row{nullptr, Call::Recvmsg, QT_TRANSLATE_NOOP("sw::CallMenu", "the same, with what options told of the datagram")},
    Row{nullptr, Call::Recvall, QT_TRANSLATE_NOOP("sw::CallMenu", "receives until so many bytes are there, or the end")},
    Row{nullptr, Call::Poll, QT_TRANSLATE_NOOP("sw::CallMenu", "waits until the socket is ready")},
    Row{nullptr, Call::Starttls, QT_TRANSLATE_NOOP("sw::CallMenu", "encrypts the connection from here on")},
    Row{QT_TRANSLATE_NOOP("sw::CallMenu", "Options and blocking"), Call::Getsockopt, QT_TRANSLATE_NOOP("sw::CallMenu", "reads an option")},
    Row{nullptr, Call::Setsockopt, QT_TRANSLATE_NOOP("sw::CallMenu", "sets an option")},
    Row{nullptr, Call::Setblocking, QT_TRANSLATE_NOOP("sw::CallMenu", "blocking, or answering EAGAIN at once")},
    Row{nullptr, Call::Settimeout, QT_TRANSLATE_NOOP("sw::CallMenu", "how long later calls may block")},
    Row{nullptr, Call::Gettimeout, QT_TRANSLATE_NOOP("sw::CallMenu", "what was set")},
    Row{nullptr, Call::Setdefaulttimeout, QT_TRANSLATE_NOOP("sw::CallMenu", "time limit of sockets that are made later")},
    Row{nullptr, Call::Getdefaulttimeout, QT_TRANSLATE_NOOP("sw::CallMenu", "what was set for later sockets")},
    Row{QT_TRANSLATE_NOOP("sw::CallMenu", "Files over sockets"), Call::Makefile, QT_TRANSLATE_NOOP("sw::CallMenu", "a buffered file over the socket")},
    Row{nullptr, Call::Readline, QT_TRANSLATE_NOOP("sw::CallMenu", "reads up to the next line end")},
    Row{nullptr, Call::Read, QT_TRANSLATE_NOOP("sw::CallMenu", "reads so many bytes, or all to the end")},
    Row{nullptr, Call::Write, QT_TRANSLATE_NOOP("sw::CallMenu", "writes into the buffer")},
    Row{nullptr, Call::Flush, QT_TRANSLATE_NOOP("sw::CallMenu", "sends what is in the buffer")},
    Row{QT_TRANSLATE_NOOP("sw::CallMenu", "Names"), Call::Getaddrinfo, QT_TRANSLATE_NOOP("sw::CallMenu", "name and service to addresses")},
    Row{nullptr, Call::Getnameinfo, QT_TRANSLATE_NOOP("sw::CallMenu", "address to name and service")},
    Row{nullptr, Call::Gethostname, QT_TRANSLATE_NOOP("sw::CallMenu", "this machine's name")},
    Row{nullptr, Call::Getfqdn, QT_TRANSLATE_NOOP("sw::CallMenu", "its full name")},
    Row{nullptr, Call::Gethostbyname, QT_TRANSLATE_NOOP("sw::CallMenu", "name to one IPv4 address")},
    Row{nullptr, Call::GethostbynameEx, QT_TRANSLATE_NOOP("sw::CallMenu", "name, aliases and all IPv4 addresses")},
    Row{nullptr, Call::Gethostbyaddr, QT_TRANSLATE_NOOP("sw::CallMenu", "address to name and aliases")},
    Row{nullptr, Call::Getservbyname, QT_TRANSLATE_NOOP("sw::CallMenu", "service to port")},
    Row{nullptr, Call::Getservbyport, QT_TRANSLATE_NOOP("sw::CallMenu", "port to service")},
    Row{nullptr, Call::Getprotobyname, QT_TRANSLATE_NOOP("sw::CallMenu", "protocol to number")},
    Row{QT_TRANSLATE_NOOP("sw::CallMenu", "Byte order and address bytes"), Call::Htons, QT_TRANSLATE_NOOP("sw::CallMenu", "16 bits to network order")},
    Row{nullptr, Call::Htonl, QT_TRANSLATE_NOOP("sw::CallMenu", "32 bits to network order")},
    Row{nullptr, Call::Ntohs, QT_TRANSLATE_NOOP("sw::CallMenu", "16 bits from network order")},
    Row{nullptr, Call::Ntohl, QT_TRANSLATE_NOOP("sw::CallMenu", "32 bits from network order")},
    Row{nullptr, Call::InetAton, QT_TRANSLATE_NOOP("sw::CallMenu", "IPv4 text to bytes, lenient")},
    Row{nullptr, Call::InetPton, QT_TRANSLATE_NOOP("sw::CallMenu", "address text to bytes, strict")},
    Row{nullptr, Call::InetNtoa, QT_TRANSLATE_NOOP("sw::CallMenu", "bytes to IPv4 text")},
    Row{nullptr, Call::InetNtop, QT_TRANSLATE_NOOP("sw::CallMenu", "bytes to address text")},
    Row{QT_TRANSLATE_NOOP("sw::CallMenu", "What the kernel says"), Call::TcpInfo, QT_TRANSLATE_NOOP("sw::CallMenu", "state, times and windows of a TCP connection")},
    Row{nullptr, Call::Queues, QT_TRANSLATE_NOOP("sw::CallMenu", "bytes that wait in both directions")},
};
// clang-format on

} // namespace

QString CallMenu::meaning(Call call)
{
    for (const Row &row : rows) {
        if (row.call == call)
            return tr(row.meaning);
    }
    return {};
}

CallMenu::CallMenu(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_search(new QLineEdit(this))
    , m_tree(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("callMenu"));
    setProperty("box", true);
    m_search->setObjectName(QStringLiteral("callSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_tree->setObjectName(QStringLiteral("callTree"));
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setColumnCount(2);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setFocusProxy(m_search);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->setSpacing(4);
    column->addWidget(m_search);
    column->addWidget(m_tree);
    connect(m_search, &QLineEdit::textChanged, this, &CallMenu::search);
    connect(m_search, &QLineEdit::returnPressed, this, &CallMenu::choose);
    connect(m_tree, &QTreeWidget::itemClicked, this, &CallMenu::choose);
    fill();
}

void CallMenu::setBackend(BackendKind backend)
{
    m_backend = backend;
    fill();
}

void CallMenu::fill()
{
    m_search->setPlaceholderText(tr("Search a call: accept, timeout, address …"));
    m_search->setAccessibleName(tr("Search a call"));
    m_tree->setAccessibleName(tr("Calls"));
    m_tree->clear();
    QTreeWidgetItem *group = nullptr;
    const char *title = nullptr;
    for (const Row &row : rows) {
        if (row.group) {
            title = row.group;
            group = nullptr;
        }
        const CallSpec *spec = callSpec(QString(callName(row.call)));
        const bool made = spec && backendMakes(QString(backendName(m_backend)), row.call);
        const QString why = m_backend == BackendKind::Qt ? qtGapText(static_cast<int>(qtGapOf(row.call))) : QString();
        if (!spec || (!made && why.isEmpty()))
            continue;
        if (!group) {
            group = new QTreeWidgetItem(m_tree, {tr(title)});
            group->setFlags(Qt::ItemIsEnabled);
            group->setFirstColumnSpanned(true);
            QFont bold = m_tree->font();
            bold.setBold(true);
            group->setFont(0, bold);
        }
        auto *item = new QTreeWidgetItem(group, {callName(row.call) + QStringLiteral("()"), tr(row.meaning)});
        item->setData(0, callRole, static_cast<int>(row.call));
        item->setDisabled(!made);
        item->setToolTip(0, made ? QString() : why);
        item->setToolTip(1, made ? QString() : why);
    }
    m_tree->expandAll();
    m_tree->resizeColumnToContents(0);
    search(m_search->text());
}

void CallMenu::search(const QString &text)
{
    QTreeWidgetItem *first = nullptr;
    QTreeWidgetItem *best = nullptr;
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g) {
        QTreeWidgetItem *group = m_tree->topLevelItem(g);
        bool any = false;
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem *item = group->child(i);
            const bool found = text.isEmpty() || item->text(0).contains(text, Qt::CaseInsensitive)
                || item->text(1).contains(text, Qt::CaseInsensitive)
                || group->text(0).contains(text, Qt::CaseInsensitive);
            item->setHidden(!found);
            any = any || found;
            const bool offered = found && !item->isDisabled();
            if (offered && !first)
                first = item;
            if (offered && !best && !text.isEmpty() && item->text(0).startsWith(text, Qt::CaseInsensitive))
                best = item;
        }
        group->setHidden(!any);
    }
    m_tree->setCurrentItem(best ? best : first);
}

void CallMenu::choose()
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    if (!item || !item->parent() || item->isHidden() || item->isDisabled())
        return;
    const auto call = static_cast<Call>(item->data(0, callRole).toInt());
    hide();
    Q_EMIT chosen(callSpec(QString(callName(call))));
}

void CallMenu::popUp(const QPoint &globalPosition)
{
    m_search->clear();
    const int line = m_tree->fontMetrics().height() + 4;
    resize(fontMetrics().averageCharWidth() * charsShown, line * linesShown);
    QPoint place = globalPosition;
    if (const QScreen *screen = QGuiApplication::screenAt(globalPosition)) {
        const QRect room = screen->availableGeometry();
        place.setX(std::max(room.left(), std::min(place.x(), room.right() - width())));
        place.setY(std::max(room.top(), std::min(place.y(), room.bottom() - height())));
    }
    move(place);
    show();
    m_search->setFocus();
}

// The arrow keys move in the list while the text field has the keyboard.
bool CallMenu::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool up = key->key() == Qt::Key_Up;
        if (up || key->key() == Qt::Key_Down) {
            QTreeWidgetItem *item = m_tree->currentItem();
            do {
                item = item ? (up ? m_tree->itemAbove(item) : m_tree->itemBelow(item)) : nullptr;
            } while (item && (!item->parent() || item->isDisabled()));
            if (item)
                m_tree->setCurrentItem(item);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void CallMenu::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

} // namespace sw
