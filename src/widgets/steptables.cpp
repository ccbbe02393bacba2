// SPDX-License-Identifier: GPL-3.0-or-later
#include "steptables.h"

#include <array>

#include <QCoreApplication>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include "errnotable.h"
#include "errnowording.h"
#include "lifecyclestriptext.h"
#include "logformat.h"
#include "plaintooltip.h"
#include "stephistorymodel.h"
#include "stepsocketsmodel.h"
#include "theme.h"

namespace sw {

namespace {

constexpr qint64 nsPerMs = 1'000'000;
constexpr int leastRows = 2;

using Phase = StepCall::Phase;
using Sockets = StepSocketsModel;
using History = StepHistoryModel;

/// People's words over a StepSocketsModel.
class SocketsText final : public QIdentityProxyModel
{
    Q_DECLARE_TR_FUNCTIONS(sw::StepSocketsView)

public:
    using QIdentityProxyModel::QIdentityProxyModel;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::DisplayRole && index.column() == Sockets::State)
            return state(mapToSource(index));
        if (role == Qt::DisplayRole && index.column() == Sockets::InCall) {
            const qint64 blocked = index.data(Sockets::BlockedMsRole).toLongLong();
            return blocked < 0
                ? QStringLiteral("–")
                : QStringLiteral("%1() %2").arg(callName(static_cast<Call>(index.data(Sockets::CallRole).toInt())),
                                                blockedTimeText(blocked * nsPerMs));
        }
        if (role == Qt::ToolTipRole && index.column() == Sockets::Name)
            return tr("Double-click or F2: another name");
        if (role == Qt::ToolTipRole)
            return plainToolTip(index.data().toString());
        return QIdentityProxyModel::data(index, role);
    }

    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        static constexpr std::array<const char *, Sockets::ColumnCount> titles{
            QT_TR_NOOP("Name"),  QT_TR_NOOP("fd"),   QT_TR_NOOP("Kind"),   QT_TR_NOOP("State"),
            QT_TR_NOOP("Local"), QT_TR_NOOP("Peer"), QT_TR_NOOP("In call")};
        if (orientation == Qt::Horizontal && role == Qt::DisplayRole && section >= 0 && section < Sockets::ColumnCount)
            return tr(titles[static_cast<std::size_t>(section)]);
        return QIdentityProxyModel::headerData(section, orientation, role);
    }

private:
    static QString state(const QModelIndex &index)
    {
        if (!index.data(Sockets::OpenRole).toBool())
            return tr("closed");
        const QString tcp = index.data().toString();
        if (!tcp.isEmpty())
            return tcp;
        static constexpr std::array<const char *, 6> phases{QT_TR_NOOP("open"),      QT_TR_NOOP("bound"),
                                                            QT_TR_NOOP("listening"), QT_TR_NOOP("connecting"),
                                                            QT_TR_NOOP("connected"), QT_TR_NOOP("closed")};
        return tr(phases[static_cast<std::size_t>(index.data(Sockets::PhaseRole).toInt())]);
    }
};

/// People's words over a StepHistoryModel.
class HistoryText final : public QIdentityProxyModel
{
    Q_DECLARE_TR_FUNCTIONS(sw::StepHistoryView)

public:
    using QIdentityProxyModel::QIdentityProxyModel;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::DisplayRole && index.column() == History::Took)
            return took(index);
        if (role == Qt::ToolTipRole)
            return plainToolTip(toolTip(index));
        if (role == Qt::TextAlignmentRole && index.column() != History::Line)
            return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignRight));
        return QIdentityProxyModel::data(index, role);
    }

    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        static constexpr std::array<const char *, History::ColumnCount> titles{
            QT_TR_NOOP("#"), QT_TR_NOOP("Thread"), QT_TR_NOOP("Call and result"), QT_TR_NOOP("Took")};
        if (orientation == Qt::Horizontal && role == Qt::DisplayRole && section >= 0 && section < History::ColumnCount)
            return tr(titles[static_cast<std::size_t>(section)]);
        return QIdentityProxyModel::headerData(section, orientation, role);
    }

private:
    QVariant took(const QModelIndex &index) const
    {
        switch (static_cast<Phase>(index.data(History::PhaseRole).toInt())) {
        case Phase::Queued:
            return tr("queued");
        case Phase::Running:
            return tr("running");
        case Phase::Dropped:
            return tr("dropped");
        case Phase::Refused:
            return tr("not made");
        case Phase::Ended:
            break;
        }
        return logDuration(QIdentityProxyModel::data(index, Qt::DisplayRole).toLongLong());
    }

    static QString toolTip(const QModelIndex &index)
    {
        QStringList lines{index.siblingAtColumn(History::Line).data().toString()};
        const int error = index.data(History::ErrorRole).toInt();
        const int gai = index.data(History::GaiErrorRole).toInt();
        const QByteArray call = index.data(History::CallNameRole).toString().toLatin1();
        if (error != 0 || gai != 0) {
            const ErrnoText words = gai != 0 ? gaiText(gai) : errnoText(QLatin1StringView(call), error);
            lines << words.meaning << words.advice;
        }
        if (const QString refused = index.data(History::RefusedRole).toString(); !refused.isEmpty())
            lines << tr("%1 had no usable value when the call's turn came. Set it and call again.").arg(refused);
        lines.removeAll(QString());
        return lines.join(u'\n');
    }
};

/// Grey what is closed or was never made, amber what is blocked, red what failed.
class Ink final : public QStyledItemDelegate
{
public:
    Ink(const Theme &theme, ColorRole (*role)(const QModelIndex &), QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
        , m_role(role)
    {
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const QColor color = m_theme.color(m_role(index));
        option->palette.setColor(QPalette::Text, color);
        option->palette.setColor(QPalette::HighlightedText, color);
    }

private:
    const Theme &m_theme;
    ColorRole (*m_role)(const QModelIndex &);
};

ColorRole socketInk(const QModelIndex &index)
{
    if (!index.data(Sockets::OpenRole).toBool())
        return ColorRole::MutedText;
    const bool blocked = index.column() == Sockets::InCall && index.data(Sockets::BlockedMsRole).toLongLong() >= 0;
    return blocked ? ColorRole::Blocked : ColorRole::Text;
}

ColorRole callInk(const QModelIndex &index)
{
    if (index.column() == History::Number || index.column() == History::Thread)
        return ColorRole::MutedText;
    if (index.data(History::FailedRole).toBool())
        return ColorRole::Error;
    switch (static_cast<Phase>(index.data(History::PhaseRole).toInt())) {
    case Phase::Running:
        return ColorRole::Blocked;
    case Phase::Queued:
    case Phase::Dropped:
        return ColorRole::MutedText;
    default:
        return ColorRole::Text;
    }
}

void setUp(QTableView &view, const Theme &theme)
{
    view.setFont(theme.monospace());
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setSelectionMode(QAbstractItemView::SingleSelection);
    view.setShowGrid(false);
    view.setWordWrap(false);
    view.setTextElideMode(Qt::ElideMiddle); // the port is what tells addresses apart
    view.setTabKeyNavigation(false);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.verticalHeader()->hide();
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.verticalHeader()->setDefaultSectionSize(view.fontMetrics().height() + 6);
    view.horizontalHeader()->setHighlightSections(false);
    view.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    QObject::connect(&theme, &Theme::changed, &view, [&view, &theme] { view.setFont(theme.monospace()); });
}

int heightOf(const QTableView &view, int rows)
{
    return view.horizontalHeader()->sizeHint().height() + rows * view.verticalHeader()->defaultSectionSize()
        + 2 * view.frameWidth();
}

void paintEmpty(QTableView &view, const QString &text)
{
    if (!view.model() || view.model()->rowCount() > 0)
        return;
    QPainter painter(view.viewport());
    painter.setPen(view.palette().color(QPalette::Disabled, QPalette::Text));
    painter.setFont(view.horizontalHeader()->font());
    painter.drawText(view.viewport()->rect().adjusted(8, 4, -8, -4), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                     text);
}

} // namespace

StepSocketsView::StepSocketsView(StepSocketsModel &model, const Theme &theme, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("stepSockets"));
    auto *text = new SocketsText(this);
    text->setSourceModel(&model);
    setModel(text);
    setItemDelegate(new Ink(theme, socketInk, this));
    setUp(*this, theme);
    setEditTriggers(DoubleClicked | EditKeyPressed);
    // Addresses share what is left, and give way first: their tool tips have all of them.
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    for (const int column : {StepSocketsModel::Local, StepSocketsModel::Peer})
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { Q_EMIT currentChangedTo(current()); });
    retranslate();
}

QString StepSocketsView::current() const
{
    return currentIndex().data(StepSocketsModel::NameRole).toString();
}

void StepSocketsView::select(const QString &name)
{
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex index = model()->index(row, 0);
        if (index.data(StepSocketsModel::NameRole).toString() == name && currentIndex().row() != row)
            setCurrentIndex(index);
    }
}

void StepSocketsView::retranslate()
{
    setAccessibleName(tr("Sockets"));
    horizontalHeader()->viewport()->update();
    viewport()->update();
}

QSize StepSocketsView::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, heightOf(*this, 4)};
}

QSize StepSocketsView::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, heightOf(*this, leastRows)};
}

void StepSocketsView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    paintEmpty(*this, tr("No socket yet: call socket(). Each one that a call makes stands here with its own name."));
}

StepHistoryView::StepHistoryView(StepHistoryModel &model, const Theme &theme, QWidget *parent)
    : QTableView(parent)
{
    setObjectName(QStringLiteral("stepHistory"));
    auto *text = new HistoryText(this);
    text->setSourceModel(&model);
    setModel(text);
    setItemDelegate(new Ink(theme, callInk, this));
    setUp(*this, theme);
    setEditTriggers(NoEditTriggers);
    QHeaderView *head = horizontalHeader();
    head->setSectionResizeMode(QHeaderView::ResizeToContents);
    head->setSectionResizeMode(StepHistoryModel::Line, QHeaderView::Stretch);
    connect(text, &QAbstractItemModel::rowsInserted, this, &QTableView::scrollToBottom, Qt::QueuedConnection);
    retranslate();
}

void StepHistoryView::retranslate()
{
    setAccessibleName(tr("Calls that were made"));
    horizontalHeader()->viewport()->update();
    viewport()->update();
}

QSize StepHistoryView::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, heightOf(*this, 6)};
}

QSize StepHistoryView::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, heightOf(*this, 1)};
}

void StepHistoryView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    paintEmpty(*this,
               tr("Calls stand here with their results. Any order is allowed: the kernel says what it thinks of it."));
}

} // namespace sw
