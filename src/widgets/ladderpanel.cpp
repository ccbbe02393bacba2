// SPDX-License-Identifier: GPL-3.0-or-later
#include "ladderpanel.h"

#include <QButtonGroup>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include "elidedlabel.h"
#include "flowlayout.h"
#include "icons.h"
#include "logmessagebar.h"
#include "theme.h"

namespace sw {

namespace {

constexpr double zoomStep = 1.5;
constexpr int pictureWidth = 1200;

} // namespace

LadderPanel::LadderPanel(LogRows &rows, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_feed(rows)
    , m_text(rows.journal())
{
    setObjectName(QStringLiteral("ladderPanel"));
    build();
    connectParts();
    retranslate();
}

// The view looks at members of this class, so it must go before them.
LadderPanel::~LadderPanel()
{
    delete m_view;
}

QToolButton *LadderPanel::button(const char *name, const char *icon, bool checkable)
{
    auto *made = new QToolButton(this);
    made->setObjectName(QLatin1StringView(name));
    made->setCheckable(checkable);
    made->setFocusPolicy(Qt::StrongFocus);
    made->setProperty("outlined", true);
    if (icon) {
        made->setIcon(themedIcon(m_theme, QLatin1StringView(icon)));
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    return made;
}

void LadderPanel::build()
{
    auto *controls = new QWidget(this);
    auto *line = new QHBoxLayout(controls);
    line->setContentsMargins(8, 3, 8, 3);
    line->setSpacing(8);
    auto *flow = new FlowLayout(nullptr, 4);
    flow->setFlexible(true);
    line->addLayout(flow, 4); // a second line of controls costs more than a shortened status
    m_order = button("ladderOrder", nullptr, true);
    m_time = button("ladderTime", nullptr, true);
    m_fold = button("ladderFold", nullptr, true);
    m_out = button("ladderZoomOut", nullptr, false);
    m_in = button("ladderZoomIn", nullptr, false);
    m_fit = button("ladderFit", nullptr, false);
    m_follow = button("ladderFollow", "follow", true);
    m_save = button("ladderSave", "save", false);
    for (QToolButton *one : {m_order, m_time, m_fold, m_out, m_in, m_fit, m_follow, m_save})
        flow->addWidget(one);
    auto *axes = new QButtonGroup(this);
    axes->addButton(m_order);
    axes->addButton(m_time);
    m_order->setChecked(true);
    m_fold->setChecked(true);
    m_follow->setChecked(true);
    m_status = new ElidedLabel(controls);
    m_status->setObjectName(QStringLiteral("ladderStatus"));
    m_status->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    line->addWidget(m_status, 1);
    m_view = new LadderView(m_feed, m_text, m_theme, this);
    m_messages = new LogMessageBar(m_theme, this);
    m_messages->setObjectName(QStringLiteral("ladderMessages"));
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(controls);
    all->addWidget(m_view, 1);
    all->addWidget(m_messages);
}

void LadderPanel::connectParts()
{
    connect(m_time, &QToolButton::toggled, this, [this](bool on) {
        m_view->setAxis(on ? LadderLook::Axis::Time : LadderLook::Axis::Order);
        showState();
    });
    connect(m_fold, &QToolButton::toggled, m_view, &LadderView::setFolds);
    connect(m_in, &QToolButton::clicked, m_view, [this] { m_view->setZoom(m_view->zoom() * zoomStep); });
    connect(m_out, &QToolButton::clicked, m_view, [this] { m_view->setZoom(m_view->zoom() / zoomStep); });
    connect(m_fit, &QToolButton::clicked, m_view, &LadderView::zoomToFit);
    connect(m_follow, &QToolButton::clicked, m_view, &LadderView::setFollowing);
    connect(m_view, &LadderView::followingChanged, m_follow, &QToolButton::setChecked);
    connect(m_save, &QToolButton::clicked, this, &LadderPanel::askAndSave);
    connect(&m_feed, &LadderFeed::changed, this, &LadderPanel::showState);
    connect(m_messages, &LogMessageBar::cancelled, this, [this] {
        m_picture.cancel();
        m_messages->showMessage(tr("The picture was not saved."));
    });
    connect(&m_picture, &LadderPicture::saved, this,
            [this](const QString &path) { m_messages->showMessage(tr("Saved %1").arg(path)); });
    connect(&m_picture, &LadderPicture::failed, this, [this](const QString &path, const QString &reason) {
        m_messages->showMessage(tr("%1 could not be saved: %2").arg(path, reason), true);
    });
}

void LadderPanel::setWho(const WhoOf &who)
{
    m_text.setWho(who);
    renewNames();
}

void LadderPanel::setSides(const std::function<int(EndpointId)> &sideOf)
{
    LadderLook look = m_feed.look();
    look.sideOf = sideOf;
    m_feed.setLook(look);
}

void LadderPanel::renewNames()
{
    m_view->relayout();
}

void LadderPanel::showState()
{
    const QLocale locale;
    const auto shown = qint64(m_feed.ladder().bars().size());
    QString text = m_feed.calls() > LadderFeed::mostCalls
        ? tr("%1 of %2 calls that pass the filter of the log")
              .arg(locale.toString(shown), locale.toString(m_feed.calls()))
        : tr("%1 calls that pass the filter of the log").arg(locale.toString(shown));
    if (!m_feed.isComplete())
        text = tr("Reading the rows…");
    m_status->setText(text);
    const bool any = !m_feed.ladder().isEmpty();
    const bool inTime = m_view->axis() == LadderLook::Axis::Time;
    const QString none = tr("There is no call yet.");
    m_fold->setEnabled(inTime);
    m_fold->setToolTip(inTime ? tr("Draws times in which nothing begins or ends shorter than they were")
                              : tr("In order there are no quiet times; choose True to time first."));
    m_save->setEnabled(any);
    m_save->setToolTip(any ? tr("Saves the ladder as an SVG or PNG picture") : none);
    m_fit->setEnabled(any);
    m_fit->setToolTip(any ? tr("As much of it at once as can be (0)") : none);
}

void LadderPanel::askAndSave()
{
    auto *dialog = new QFileDialog(this, tr("Save the ladder as a picture"));
    dialog->setObjectName(QStringLiteral("ladderSaveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QStringList filters{tr("Drawing (%1)").arg(QStringLiteral("*.svg")),
                              tr("Picture (%1)").arg(QStringLiteral("*.png"))};
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(QStringLiteral("svg"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, filters](const QString &filter) {
        dialog->setDefaultSuffix(filter == filters.front() ? QStringLiteral("svg") : QStringLiteral("png"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &LadderPanel::saveTo);
    dialog->open();
}

void LadderPanel::saveTo(const QString &path)
{
    m_messages->showWork(tr("Saving to %1").arg(path), 0);
    m_picture.start({path, m_feed.ladder(), m_view->colors(), m_text, m_theme.monospace(), m_theme.smallFont(),
                     windowTitle(), std::max(pictureWidth, m_view->viewport()->width())});
}

QJsonObject LadderPanel::saveState() const
{
    return {{QStringLiteral("time"), m_time->isChecked()},
            {QStringLiteral("fold"), m_fold->isChecked()},
            {QStringLiteral("zoom"), m_view->zoom()}};
}

void LadderPanel::restoreState(const QJsonObject &state)
{
    m_fold->setChecked(state.value(QLatin1StringView("fold")).toBool(true));
    (state.value(QLatin1StringView("time")).toBool() ? m_time : m_order)->setChecked(true);
    const double zoom = state.value(QLatin1StringView("zoom")).toDouble(1);
    m_view->setZoom(zoom > 0 ? zoom : 1);
}

void LadderPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LadderPanel::retranslate()
{
    setWindowTitle(title());
    setAccessibleName(tr("Ladder"));
    m_order->setText(tr("In order"));
    m_order->setToolTip(tr("Equal steps: each call has room for its text"));
    m_time->setText(tr("True to time"));
    m_time->setToolTip(tr("As long as it took: microseconds beside seconds"));
    m_fold->setText(tr("Fold quiet times"));
    m_out->setText(QStringLiteral("−"));
    m_out->setAccessibleName(tr("Zoom out"));
    m_out->setToolTip(tr("Zoom out (−, Ctrl and the wheel)"));
    m_in->setText(QStringLiteral("+"));
    m_in->setAccessibleName(tr("Zoom in"));
    m_in->setToolTip(tr("Zoom in (+, Ctrl and the wheel, or drag over a part)"));
    m_fit->setText(tr("Whole"));
    m_follow->setText(tr("Follow"));
    m_follow->setToolTip(tr("Stays at the newest calls (End)"));
    m_save->setText(tr("Picture…"));
    m_status->setAccessibleName(tr("What the ladder shows"));
    showState();
}

} // namespace sw
