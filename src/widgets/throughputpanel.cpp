// SPDX-License-Identifier: GPL-3.0-or-later
#include "throughputpanel.h"

#include <QBuffer>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QSaveFile>
#include <QScrollArea>
#include <QToolButton>

#include "conversationbox.h"
#include "flowlayout.h"
#include "icons.h"
#include "logmessagebar.h"
#include "theme.h"

namespace sw {

namespace {

constexpr double zoomStep = 1.5;
constexpr double pictureScale = 2;
constexpr std::array<const char *, size_t(Quantity::Count)> quantityNames{"throughputBytes", "throughputCalls",
                                                                          "throughputRtt", "throughputCwnd"};

} // namespace

ThroughputPanel::ThroughputPanel(const Journal &journal, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_journal(journal)
    , m_theme(theme)
    , m_feed(journal)
{
    setObjectName(QStringLiteral("throughputPanel"));
    build();
    connectParts();
    retranslate();
}

// The view looks at members of this class, so it must go before them.
ThroughputPanel::~ThroughputPanel()
{
    delete m_view;
}

QToolButton *ThroughputPanel::button(const char *name, bool checkable)
{
    auto *made = new QToolButton(this);
    made->setObjectName(QLatin1StringView(name));
    made->setCheckable(checkable);
    made->setFocusPolicy(Qt::StrongFocus);
    made->setProperty("outlined", true);
    return made;
}

void ThroughputPanel::build()
{
    auto *controls = new QWidget(this);
    auto *line = new QHBoxLayout(controls);
    line->setContentsMargins(8, 3, 8, 3);
    auto *flow = new FlowLayout(nullptr, 4);
    flow->setFlexible(true);
    line->addLayout(flow, 1);
    m_conversation = new ConversationBox(m_feed.streams(), controls);
    m_conversation->setObjectName(QStringLiteral("throughputConversation"));
    flow->addWidget(m_conversation);
    m_all = button("throughputAll", true);
    for (size_t i = 0; i < m_quantities.size(); ++i)
        m_quantities[i] = button(quantityNames[i], true);
    m_quantities[size_t(Quantity::Bytes)]->setChecked(true);
    m_out = button("throughputZoomOut", false);
    m_in = button("throughputZoomIn", false);
    m_whole = button("throughputWhole", false);
    m_follow = button("throughputFollow", true);
    m_follow->setChecked(true);
    m_follow->setIcon(themedIcon(m_theme, QLatin1StringView("follow")));
    m_save = button("throughputSave", false);
    m_save->setIcon(themedIcon(m_theme, QLatin1StringView("save")));
    for (QToolButton *one : {m_follow, m_save})
        one->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    flow->addWidget(m_all);
    for (QToolButton *one : m_quantities)
        flow->addWidget(one);
    for (QToolButton *one : {m_out, m_in, m_whole, m_follow, m_save})
        flow->addWidget(one);
    m_view = new ThroughputView(m_feed, m_theme, this);
    m_messages = new LogMessageBar(m_theme, this);
    m_messages->setObjectName(QStringLiteral("throughputMessages"));
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(controls);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("throughputScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus); // its plots have it
    scroll->setWidget(m_view);
    all->addWidget(scroll, 1);
    all->addWidget(m_messages);
}

void ThroughputPanel::connectParts()
{
    connect(m_conversation, &ConversationBox::chosen, this, [this](SocketId socket) { m_feed.choose(socket); });
    connect(m_all, &QToolButton::toggled, this, [this](bool on) {
        m_feed.setAll(on);
        showState();
        m_view->update();
    });
    for (size_t i = 0; i < m_quantities.size(); ++i)
        connect(m_quantities[i], &QToolButton::toggled, m_view,
                [this, i](bool on) { m_view->setShown(Quantity(i), on); });
    connect(m_in, &QToolButton::clicked, m_view, [this] { m_view->zoom(zoomStep); });
    connect(m_out, &QToolButton::clicked, m_view, [this] { m_view->zoom(1 / zoomStep); });
    connect(m_whole, &QToolButton::clicked, m_view, &ThroughputView::showWhole);
    connect(m_follow, &QToolButton::clicked, m_view, &ThroughputView::setFollowing);
    connect(m_view, &ThroughputView::followingChanged, m_follow, &QToolButton::setChecked);
    connect(m_save, &QToolButton::clicked, this, &ThroughputPanel::askAndSave);
    connect(&m_feed, &ThroughputFeed::changed, this, &ThroughputPanel::showState);
}

void ThroughputPanel::setWho(const WhoOf &who)
{
    m_view->setWho(who);
    m_conversation->setNames([this](const Conversation &talk) { return m_view->nameOf(talk); });
    showState();
}

void ThroughputPanel::setCurrentRow(std::optional<quint64> row)
{
    const auto entry = row ? m_journal.entry(*row) : std::nullopt;
    if (!entry || entry->socket == 0)
        return;
    const Conversation *now = m_feed.conversation();
    if (!now || m_feed.streams().tracks().conversationOf(entry->socket) != now)
        m_feed.choose(entry->socket);
}

void ThroughputPanel::showState()
{
    m_conversation->renew();
    m_conversation->setEnabled(!m_feed.isAll());
    const bool any = m_feed.hasAny();
    const QString none = tr("There is no connection yet.");
    for (const Quantity quantity : {Quantity::RoundTrip, Quantity::Window}) {
        QToolButton *one = m_quantities[size_t(quantity)];
        one->setEnabled(m_feed.has(quantity));
        one->setToolTip(one->isEnabled()     ? tr("As the kernel tells it, while this tab is seen")
                            : m_feed.isAll() ? tr("Only a single connection has it")
                            : any            ? tr("Only TCP has it")
                                             : none);
    }
    m_whole->setEnabled(any);
    m_whole->setToolTip(any ? tr("From the beginning until now (0)") : none);
    m_save->setEnabled(any);
    m_save->setToolTip(any ? tr("Saves what is shown as a PNG picture or as CSV values") : none);
}

void ThroughputPanel::askAndSave()
{
    auto *dialog = new QFileDialog(this, tr("Save the throughput"));
    dialog->setObjectName(QStringLiteral("throughputSaveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QStringList filters{tr("Picture (%1)").arg(QStringLiteral("*.png")),
                              tr("Values (%1)").arg(QStringLiteral("*.csv"))};
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, filters](const QString &filter) {
        dialog->setDefaultSuffix(filter == filters.front() ? QStringLiteral("png") : QStringLiteral("csv"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &ThroughputPanel::saveTo);
    dialog->open();
}

void ThroughputPanel::saveTo(const QString &path)
{
    QByteArray bytes;
    if (path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)) {
        bytes = m_view->csv();
    } else {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        m_view->picture(pictureScale).save(&buffer, "PNG");
    }
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush()
        && file.commit();
    m_messages->showMessage(
        saved ? tr("Saved %1").arg(path) : tr("%1 could not be saved: %2").arg(path, file.errorString()), !saved);
}

QJsonObject ThroughputPanel::saveState() const
{
    QJsonObject state;
    for (size_t i = 0; i < m_quantities.size(); ++i)
        state.insert(QLatin1StringView(quantityNames[i]), m_quantities[i]->isChecked());
    state.insert(QStringLiteral("all"), m_all->isChecked());
    return state;
}

void ThroughputPanel::restoreState(const QJsonObject &state)
{
    for (size_t i = 0; i < m_quantities.size(); ++i)
        m_quantities[i]->setChecked(state.value(QLatin1StringView(quantityNames[i])).toBool(i == 0));
    m_all->setChecked(state.value(QLatin1StringView("all")).toBool());
}

void ThroughputPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ThroughputPanel::retranslate()
{
    setWindowTitle(title());
    setAccessibleName(tr("Throughput"));
    m_all->setText(tr("All sockets"));
    m_all->setToolTip(tr("What all sockets of this program send and receive together"));
    m_quantities[size_t(Quantity::Bytes)]->setText(tr("Bytes/s"));
    m_quantities[size_t(Quantity::Bytes)]->setToolTip(tr("Bytes that send() and recv() moved, per second"));
    m_quantities[size_t(Quantity::Calls)]->setText(tr("Calls/s"));
    m_quantities[size_t(Quantity::Calls)]->setToolTip(tr("System calls that ended, per second"));
    m_quantities[size_t(Quantity::RoundTrip)]->setText(tr("Round trip"));
    m_quantities[size_t(Quantity::Window)]->setText(tr("Window"));
    m_out->setText(QStringLiteral("−"));
    m_out->setAccessibleName(tr("Zoom out"));
    m_out->setToolTip(tr("Zoom out (−, the wheel)"));
    m_in->setText(QStringLiteral("+"));
    m_in->setAccessibleName(tr("Zoom in"));
    m_in->setToolTip(tr("Zoom in (+, the wheel); drag to move in time"));
    m_whole->setText(tr("Whole"));
    m_follow->setText(tr("Follow"));
    m_follow->setToolTip(tr("Stays at the present (End)"));
    m_save->setText(tr("Save…"));
    showState();
}

} // namespace sw
