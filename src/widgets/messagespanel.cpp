// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagespanel.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>

#include "flowlayout.h"
#include "framingbar.h"
#include "logformat.h"
#include "messagesview.h"
#include "theme.h"

namespace sw {

namespace {

constexpr size_t rowsInFacts = 40;
constexpr size_t rowsSelected = 10'000;

} // namespace

MessagesPanel::MessagesPanel(const Journal &journal, const LogCells &cells, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_journal(journal)
    , m_model(journal, cells)
    , m_framing(new FramingBar(this))
    , m_status(new QLabel(this))
    , m_view(new MessagesView(m_model, theme, this))
{
    setObjectName(QStringLiteral("messagesPanel"));
    // In a log, messages that end with a line feed are the ones to begin with.
    m_framing->restoreState({{QStringLiteral("kind"), int(FramingKind::Delimiter)}});
    m_status->setObjectName(QStringLiteral("messagesStatus"));
    m_status->setTextFormat(Qt::PlainText);
    auto *controls = new QWidget(this);
    auto *line = new QHBoxLayout(controls);
    line->setContentsMargins(8, 2, 8, 2);
    auto *flow = new FlowLayout(nullptr, 4);
    flow->setFlexible(true);
    line->addLayout(flow, 1);
    flow->addWidget(m_framing);
    flow->addWidget(m_status);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(controls);
    all->addWidget(m_view, 1);
    connect(m_framing, &FramingBar::changed, this, &MessagesPanel::restart);
    connect(m_view, &MessagesView::currentChosen, this, &MessagesPanel::currentChanged);
    connect(m_view, &QAbstractItemView::activated, this, &MessagesPanel::showRows);
    connect(m_view, &QWidget::customContextMenuRequested, this, &MessagesPanel::openMenu);
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] {
        const QScrollBar *bar = m_view->verticalScrollBar();
        m_atEnd = bar->value() >= bar->maximum();
    });
    connect(&m_model, &MessagesModel::changed, this, &MessagesPanel::showState);
    retranslate();
}

// The view looks at members of this class, so it must go before them.
MessagesPanel::~MessagesPanel()
{
    delete m_view;
}

void MessagesPanel::setOn(bool on)
{
    if (m_on == on)
        return;
    m_on = on;
    if (on)
        restart();
    else
        m_model.stop();
}

void MessagesPanel::setCriteria(const LogCriteria &criteria, const WhoName &who,
                                const std::shared_ptr<const PeerBook> &peers)
{
    LogCriteria wanted = criteria;
    wanted.data = true;
    wanted.inner = true; // the bytes of a composite call are in its parts
    wanted.calls = false;
    wanted.notices = false;
    wanted.errorsOnly = false;
    m_filter = LogFilter(wanted, who, peers);
    restart();
}

void MessagesPanel::restart()
{
    if (m_on && m_filter.isValid())
        m_model.restart(m_framing->framing(), m_filter);
}

void MessagesPanel::rowsAdded()
{
    if (m_on)
        m_model.refresh();
}

void MessagesPanel::redraw()
{
    if (m_on)
        m_model.redraw();
}

void MessagesPanel::showState()
{
    const QLocale locale;
    QStringList parts;
    if (m_framing->framing().kind != FramingKind::None) {
        parts.append(tr("%1 messages").arg(locale.toString(m_model.wholeCount())));
        if (m_model.unfinishedCount() > 0)
            parts.append(tr("not whole yet: %1").arg(locale.toString(quint64(m_model.unfinishedCount()))));
        if (m_model.gone() > 0)
            parts.append(tr("the newest are shown"));
        if (m_model.isSearching() && m_model.percentSearched() < 99)
            parts.append(tr("searching %1 %").arg(m_model.percentSearched()));
    }
    m_status->setText(parts.join(QStringLiteral(" · ")));
    if (m_atEnd && m_model.rowCount() > 0)
        m_view->scrollToBottom();
    m_view->viewport()->update();
}

std::optional<LoggedMessage> MessagesPanel::current() const
{
    const LoggedMessage *message = m_model.message(m_view->currentIndex().row());
    return message ? std::optional(*message) : std::nullopt;
}

QByteArray MessagesPanel::currentBytes() const
{
    const auto message = current();
    return message ? bytesOf(m_journal, *message, mostBytes) : QByteArray();
}

QString MessagesPanel::currentFacts() const
{
    const auto message = current();
    if (!message)
        return {};
    const QLocale locale;
    QStringList lines;
    const QModelIndex index = m_view->currentIndex();
    const QString who = index.siblingAtColumn(MessagesModel::Who).data().toString();
    lines.append(QStringLiteral("%1 · %2").arg(who, index.siblingAtColumn(MessagesModel::Way).data().toString()));
    if (message->fault != FrameFault::None)
        lines.append(QStringLiteral("⚠ ") + MessagesModel::faultText(message->fault));
    lines.append(tr("First byte: %1").arg(logDateTime(m_journal.clock(), message->beganNs)));
    if (message->endedNs > message->beganNs)
        lines.append(tr("Last byte: %1 later").arg(logDuration(message->endedNs - message->beganNs)));
    lines.append(tr("Bytes: %1").arg(locale.toString(message->length)));
    if (message->length > quint64(mostBytes))
        lines.append(tr("The dump shows the first %1 of them.").arg(locale.toString(mostBytes)));
    QStringList rows;
    const std::vector<quint64> numbers = rowsOf(m_journal, *message, rowsInFacts + 1);
    for (size_t i = 0; i < numbers.size() && i < rowsInFacts; ++i)
        rows.append(locale.toString(numbers[i]));
    if (numbers.size() > rowsInFacts)
        rows.append(QStringLiteral("…"));
    lines.append(tr("Rows it came with: %1").arg(rows.join(QStringLiteral(", "))));
    lines.append(tr("Enter shows them in the log."));
    return lines.join(u'\n');
}

CopySource MessagesPanel::copySource() const
{
    CopySource source;
    const auto message = current();
    source.bytes = currentBytes();
    source.cut = message && message->length > quint64(source.bytes.size());
    if (source.bytes.isEmpty())
        source.whyNot = message ? CopyMenu::tr("This is no longer in the log") : tr("No message is selected");
    return source;
}

void MessagesPanel::showRows()
{
    if (const auto message = current())
        Q_EMIT rowsWanted(rowsOf(m_journal, *message, rowsSelected));
}

void MessagesPanel::openMenu(const QPoint &place)
{
    const auto chosen = current();
    const QByteArray bytes = currentBytes();
    auto *menu = new QMenu(m_view);
    menu->setObjectName(QStringLiteral("messageMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const auto add = [&](const char *name, const QString &text, const QString &whyNot, auto what) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QLatin1StringView(name));
        action->setEnabled(whyNot.isEmpty());
        action->setToolTip(whyNot.isEmpty() ? text : whyNot);
        connect(action, &QAction::triggered, this, what);
    };
    const QString none = chosen ? QString() : tr("No message is selected");
    const EndpointId endpoint = chosen ? chosen->endpoint : 0;
    const quint32 connection = chosen ? chosen->connection : 0;
    const QString whole = m_past                           ? tr("This is the log of an earlier session")
        : chosen && quint64(bytes.size()) < chosen->length ? tr("It is too large, or no longer in the log")
                                                           : none;
    add("messageRows", tr("Show its rows"), none, [this] { showRows(); });
    menu->addSeparator();
    add("messageSendAgain", tr("Send again"), whole, [=, this] { Q_EMIT sendAgain(endpoint, connection, bytes); });
    add("messageEditAndSend", tr("Edit and send…"), whole,
        [=, this] { Q_EMIT editAndSend(endpoint, connection, bytes); });
    menu->addSeparator();
    auto *copies = new CopyMenu([this] { return copySource(); }, menu);
    connect(copies, &CopyMenu::message, this, &MessagesPanel::message);
    menu->addMenu(copies);
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

int MessagesPanel::leastHeight() const
{
    return m_framing->sizeHint().height() + m_view->minimumSizeHint().height();
}

QJsonObject MessagesPanel::saveState() const
{
    return m_framing->saveState();
}

void MessagesPanel::restoreState(const QJsonObject &state)
{
    if (!state.isEmpty())
        m_framing->restoreState(state);
}

void MessagesPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MessagesPanel::retranslate()
{
    setAccessibleName(tr("Messages"));
    m_status->setAccessibleName(tr("How many messages"));
    showState();
}

} // namespace sw
