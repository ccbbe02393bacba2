// SPDX-License-Identifier: GPL-3.0-or-later
#include "streamspanel.h"

#include <QComboBox>
#include <QEvent>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include "elidedlabel.h"
#include "flowlayout.h"
#include "framingbar.h"
#include "theme.h"

namespace sw {

namespace {

constexpr double zoomStep = 1.5;
constexpr size_t mostListed = 200; ///< conversations, the newest

} // namespace

StreamsPanel::StreamsPanel(const Journal &journal, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_feed(journal)
{
    setObjectName(QStringLiteral("streamsPanel"));
    build();
    retranslate();
}

// The view looks at members of this class, so it must go before them.
StreamsPanel::~StreamsPanel()
{
    delete m_view;
}

void StreamsPanel::build()
{
    auto *controls = new QWidget(this);
    auto *line = new QHBoxLayout(controls);
    line->setContentsMargins(8, 3, 8, 3);
    auto *flow = new FlowLayout(nullptr, 4);
    flow->setFlexible(true);
    line->addLayout(flow, 1);
    m_conversation = new QComboBox(controls);
    m_conversation->setObjectName(QStringLiteral("streamsConversation"));
    m_conversation->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_conversation->setMinimumContentsLength(18);
    m_conversation->setMaximumWidth(fontMetrics().averageCharWidth() * 40);
    m_conversation->addItem(QString());
    flow->addWidget(m_conversation);
    m_framing = new FramingBar(controls);
    flow->addWidget(m_framing);
    const auto button = [&](const char *name) {
        auto *made = new QToolButton(controls);
        made->setObjectName(QLatin1StringView(name));
        made->setFocusPolicy(Qt::StrongFocus);
        made->setProperty("outlined", true);
        flow->addWidget(made);
        return made;
    };
    m_out = button("streamsZoomOut");
    m_in = button("streamsZoomIn");
    m_fit = button("streamsFit");
    m_status = new ElidedLabel(controls);
    m_status->setObjectName(QStringLiteral("streamsStatus"));
    m_view = new StreamsView(m_feed, m_theme, this);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(controls);
    all->addWidget(m_status);
    all->addWidget(m_view, 1);
    m_status->setContentsMargins(8, 0, 8, 2);
    m_status->hide();
    connect(m_framing, &FramingBar::changed, this, [this] { m_feed.setFraming(m_framing->framing()); });
    connect(m_conversation, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_feed.choose(index > 0 && size_t(index) <= m_listed.size() ? m_listed[size_t(index - 1)] : 0);
    });
    connect(m_in, &QToolButton::clicked, m_view, [this] { m_view->zoom(zoomStep); });
    connect(m_out, &QToolButton::clicked, m_view, [this] { m_view->zoom(1 / zoomStep); });
    connect(m_fit, &QToolButton::clicked, m_view, &StreamsView::zoomToFit);
    connect(&m_feed, &StreamsFeed::changed, this, &StreamsPanel::showState);
}

void StreamsPanel::setWho(const WhoOf &who)
{
    m_view->setWho(who);
    m_listed.clear();
    showState();
}

void StreamsPanel::setCurrentRow(std::optional<quint64> row)
{
    if (row) {
        const auto entry = m_feed.journal().entry(*row);
        const SocketId socket = entry ? entry->socket : 0;
        const Conversation *now = m_feed.tracks().chosenConversation();
        const bool there = now && socket != 0 && m_feed.tracks().conversationOf(socket) == now;
        if (socket != 0 && !there)
            m_feed.choose(socket);
    }
    m_view->setCurrentRow(row);
}

void StreamsPanel::fillConversations()
{
    std::vector<SocketId> listed;
    const auto &all = m_feed.tracks().conversations();
    for (auto one = all.rbegin(); one != all.rend() && listed.size() < mostListed; ++one) {
        if (!one->merged)
            listed.push_back(one->ends[0].socket);
    }
    const Conversation *chosen = m_feed.tracks().chosenConversation();
    const QSignalBlocker quiet(m_conversation);
    if (listed != m_listed) {
        m_listed = std::move(listed);
        while (m_conversation->count() > 1)
            m_conversation->removeItem(1);
        for (const SocketId socket : m_listed)
            m_conversation->addItem(m_view->nameOf(*m_feed.tracks().conversationOf(socket)));
    }
    int index = 0;
    for (size_t i = 0; i < m_listed.size() && !m_feed.followsNewest() && chosen; ++i) {
        const Conversation *one = m_feed.tracks().conversationOf(m_listed[i]);
        m_conversation->setItemText(int(i) + 1, m_view->nameOf(*one));
        if (one == chosen)
            index = int(i) + 1;
    }
    m_conversation->setCurrentIndex(index);
}

void StreamsPanel::showState()
{
    fillConversations();
    const bool cut = m_feed.tracks().isCut();
    m_status->setText(
        cut ? tr("The beginning of this conversation is not in the log any more: what was written and what was "
                 "read need not stand above each other.")
            : QString());
    m_status->setVisible(cut);
    const bool any = m_feed.tracks().chosenConversation() != nullptr;
    m_fit->setEnabled(any);
    m_fit->setToolTip(any ? tr("All bytes at once (0)") : tr("There is no connection yet."));
}

QJsonObject StreamsPanel::saveState() const
{
    return m_framing->saveState();
}

void StreamsPanel::restoreState(const QJsonObject &state)
{
    m_framing->restoreState(state);
    m_feed.setFraming(m_framing->framing());
}

void StreamsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void StreamsPanel::retranslate()
{
    setWindowTitle(title());
    setAccessibleName(tr("Streams"));
    m_conversation->setItemText(0, tr("The newest connection"));
    m_conversation->setAccessibleName(tr("Connection"));
    m_conversation->setToolTip(tr("Whose bytes are shown; choosing a row of the log chooses its connection"));
    m_out->setText(QStringLiteral("−"));
    m_out->setAccessibleName(tr("Zoom out"));
    m_out->setToolTip(tr("Zoom out (−, Ctrl and the wheel)"));
    m_in->setText(QStringLiteral("+"));
    m_in->setAccessibleName(tr("Zoom in"));
    m_in->setToolTip(tr("Zoom in (+, Ctrl and the wheel): each byte shows"));
    m_fit->setText(tr("Whole"));
    m_status->setAccessibleName(tr("What is missing"));
    showState();
}

} // namespace sw
