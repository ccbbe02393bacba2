// SPDX-License-Identifier: GPL-3.0-or-later
#include "optionsdock.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "optiondelegate.h"
#include "optiondetails.h"
#include "optionstext.h"
#include "socketconstants.h"
#include "theme.h"

namespace sw {

namespace {

constexpr int leastFilterWidth = 80;
constexpr int splitParts = 1000;
constexpr int detailsShare = 380; ///< of splitParts
constexpr int askedLetters = 13; ///< "65536 bytes" and the room around it
constexpr int nameLetters = 22;
constexpr int kernelLetters = 16; ///< "131072 bytes ×2"
constexpr int scrollBarRoom = 20;

QToolButton *toggle(const char *name, bool checkable, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QLatin1StringView(name));
    button->setCheckable(checkable);
    button->setProperty("outlined", true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

OptionsDock::OptionsDock(Workbench &workbench, const Theme &theme, QWidget *parent)
    : QDockWidget(parent)
    , m_session(workbench)
    , m_theme(theme)
    , m_title(new QLabel)
    , m_count(new QLabel)
{
    setObjectName(QStringLiteral("optionsDock"));
    setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    buildHead();
    const int letter = QFontMetrics(theme.monospace()).averageCharWidth();
    setMinimumWidth(letter * (nameLetters + askedLetters + kernelLetters) + scrollBarRoom);
    retranslate();
}

void OptionsDock::setVisible(bool visible)
{
    if (visible)
        furnish();
    QDockWidget::setVisible(visible);
}

void OptionsDock::furnish()
{
    if (m_view)
        return;
    m_text = new OptionsText(m_session.model(), m_theme, this);
    m_note = new QLabel;
    m_filter = new QLineEdit;
    m_changed = toggle("optionsChangedButton", true, this);
    m_defaults = toggle("optionsDefaultsButton", true, this);
    m_refresh = toggle("optionsRefreshButton", false, this);
    m_view = new QTreeView;
    m_split = new QSplitter(Qt::Vertical);
    m_details = new OptionDetails(m_session);
    setTitleBarWidget(m_title->parentWidget());
    buildBody();
    m_view->setFont(m_theme.monospace());
    const int letter = QFontMetrics(m_theme.monospace()).averageCharWidth();
    m_view->setColumnWidth(OptionsModel::NameColumn, letter * nameLetters);
    m_view->setColumnWidth(OptionsModel::AskedColumn, letter * askedLetters);
    m_view->setColumnWidth(OptionsModel::KernelColumn, letter * kernelLetters);
    connect(&m_theme, &Theme::changed, m_text, &OptionsText::retranslate);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_text->setFilter(text);
        m_view->expandAll();
    });
    connect(m_changed, &QToolButton::toggled, this, [this](bool on) {
        m_text->setOnlyChanged(on);
        m_view->expandAll();
    });
    connect(m_defaults, &QToolButton::toggled, this, [this](bool) { showColumns(); });
    connect(m_refresh, &QToolButton::clicked, this, [this] { m_session.refresh(); });
    connect(&m_session, &OptionSession::targetChanged, this, &OptionsDock::showTarget);
    connect(&m_session.model(), &QAbstractItemModel::dataChanged, this, &OptionsDock::renewSoon);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        const OptionState *state = m_text->state(current);
        if (state != nullptr) {
            m_chosenLevel = state->option->level;
            m_chosenName = state->option->number;
        }
        m_details->show(state == nullptr ? nullptr : state->option);
    });
    // One that shows at once what the two value columns are for.
    m_chosenLevel = constant::solSocket;
    m_chosenName = optionNumber(constant::solSocket, "SO_RCVBUF").value_or(0);
    retranslate();
}

void OptionsDock::buildHead()
{
    auto *head = new QWidget(this);
    auto *headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(10, 7, 10, 7);
    m_title->setObjectName(QStringLiteral("optionsTitle"));
    m_count->setObjectName(QStringLiteral("optionsCount"));
    for (QLabel *one : {m_title, m_count})
        one->setTextFormat(Qt::PlainText);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_count->setProperty("ink", QStringLiteral("muted"));
    headRow->addWidget(m_title, 1);
    headRow->addWidget(m_count);
}

void OptionsDock::buildBody()
{
    m_note->setObjectName(QStringLiteral("optionsNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setProperty("ink", QStringLiteral("muted"));
    m_note->setWordWrap(true);
    m_filter->setObjectName(QStringLiteral("optionsFilter"));
    m_view->setObjectName(QStringLiteral("optionsView"));
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 0);
    bar->setSpacing(4);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(leastFilterWidth);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_changed);
    bar->addWidget(m_defaults);
    bar->addWidget(m_refresh);
    column->addLayout(bar);
    auto *noteRow = new QHBoxLayout; // margins of the label itself are the style's
    noteRow->setContentsMargins(10, 0, 10, 0);
    noteRow->addWidget(m_note);
    column->addLayout(noteRow);

    m_view->setModel(m_text);
    m_view->setItemDelegate(new OptionDelegate(m_session, *m_text, m_view));
    m_view->setUniformRowHeights(true);
    m_view->setRootIsDecorated(false);
    m_view->setIndentation(0);
    m_view->setItemsExpandable(false);
    m_view->setAllColumnsShowFocus(true);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_view->setColumnHidden(OptionsModel::DefaultColumn, true);
    m_view->header()->setStretchLastSection(true);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("optionDetailsArea"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_details);
    m_split->setObjectName(QStringLiteral("optionsSplitter"));
    m_split->addWidget(m_view);
    m_split->addWidget(scroll);
    m_split->setChildrenCollapsible(false);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    m_split->setSizes({splitParts - detailsShare, detailsShare});
    column->addWidget(m_split, 1);
    setWidget(body);
}

void OptionsDock::follow(const OptionTarget &target, const QString &who)
{
    if (who == m_who && target == m_wanted)
        return; // asked after every change of a panel
    m_who = who;
    m_wanted = target;
    // Nobody looks: no calls are made.
    if (isVisible())
        m_session.follow(target);
    showTarget();
}

void OptionsDock::showEvent(QShowEvent *event)
{
    QDockWidget::showEvent(event);
    m_session.follow(m_wanted);
    showTarget();
}

void OptionsDock::chooseOption(int level, int number)
{
    furnish();
    const QModelIndex index = m_text->mapFromSource(m_session.model().indexOf(level, number));
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void OptionsDock::renewSoon()
{
    if (m_renewing)
        return;
    // A look answers a hundred times: the words below are made once.
    m_renewing = true;
    QTimer::singleShot(0, this, [this] {
        m_renewing = false;
        m_details->renew();
    });
}

void OptionsDock::showColumns()
{
    // Before the start no kernel has said anything yet; what stands for it is what a fresh socket has.
    const bool preset = m_session.isPreset();
    m_view->setColumnHidden(OptionsModel::KernelColumn, preset);
    m_view->setColumnHidden(OptionsModel::DefaultColumn, !preset && !m_defaults->isChecked());
}

void OptionsDock::showTarget()
{
    if (!m_view)
        return;
    showColumns();
    const int count = m_session.model().optionCount();
    const bool preset = m_session.isPreset();
    const QString fd = m_session.fd() >= 0 ? tr(" (fd %1)").arg(m_session.fd()) : QString();
    m_title->setText(m_who.isEmpty() ? tr("Options") : tr("Options · %1%2").arg(m_who, preset ? QString() : fd));
    m_title->setToolTip(m_title->text());
    m_count->setText(count == 0 ? QString() : tr("%1 options").arg(count));
    const bool closed = m_session.target().socket != 0 && !m_session.isOpen();
    QString note;
    if (m_session.target().endpoint == 0)
        note = tr("Choose a server, a connection or a client.");
    else if (preset)
        note = tr(
            "No socket yet: what is asked for here is set at the next start, after socket() and before bind() and "
            "connect(), or on each connection.");
    else if (closed)
        note = count > 0 ? tr("The socket is closed; these were its last values.")
                         : tr("The socket is closed, and nobody had read its options.");
    else if (m_session.target().connection != 0)
        note = tr("Escape in the table of connections goes back to the listening socket.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_view->setEnabled(!closed);
    m_text->setEditable(preset || m_session.isOpen());
    m_refresh->setEnabled(m_session.isOpen());
    m_refresh->setToolTip(m_session.isOpen() ? tr("Reads all values again; that makes no rows in the log.")
                                             : tr("There is no open socket to read from."));
    for (int row = 0; row < m_text->rowCount(); ++row)
        m_view->setFirstColumnSpanned(row, {}, true);
    m_view->expandAll();
    // The same option of every socket, as long as it has it.
    if (m_text->state(m_view->currentIndex()) == nullptr && count > 0) {
        m_details->show(nullptr);
        chooseOption(m_chosenLevel, m_chosenName);
    }
    m_details->renew();
}

void OptionsDock::retranslate()
{
    setWindowTitle(tr("Options"));
    if (!m_view) // its words come with it
        return;
    m_filter->setPlaceholderText(tr("Filter options"));
    m_filter->setAccessibleName(tr("Filter options by name or explanation"));
    m_changed->setText(tr("Changed"));
    m_changed->setToolTip(tr("Only options that were asked for, or that differ from a fresh socket"));
    m_defaults->setText(tr("Default"));
    m_defaults->setToolTip(tr("Shows what a fresh socket has"));
    m_refresh->setText(tr("Refresh"));
    m_view->setAccessibleName(tr("Options"));
    m_text->retranslate();
    showTarget();
}

void OptionsDock::changeEvent(QEvent *event)
{
    QDockWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw
