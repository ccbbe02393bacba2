// SPDX-License-Identifier: GPL-3.0-or-later
#include "logtoolbar.h"

#include <QActionGroup>
#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

#include "elidedlabel.h"
#include "encodings.h"
#include "flowlayout.h"
#include "icons.h"
#include "logfilteredit.h"

namespace sw {

namespace {

constexpr int leastFilterChars = 13;
constexpr int wideChars = 220; ///< with fewer, Messages and Follow are icons: the views beside them say the same
constexpr int mostEndpointWidth = 160;

} // namespace

LogToolBar::LogToolBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_filter(new LogFilterEdit(theme, this))
    , m_encoding(new QComboBox(this))
    , m_endpoint(new QComboBox(this))
    , m_status(new ElidedLabel(this))
{
    setObjectName(QStringLiteral("logToolBar"));
    auto *layout = new FlowLayout(this, 4);
    layout->setContentsMargins(8, 3, 8, 3);
    layout->setFlexible(true); // the filter gets what is left of the line
    build(*layout);
    connectParts();
    retranslate();
}

QToolButton *LogToolBar::addButton(FlowLayout &layout, const char *objectName, bool checkable, const char *icon)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1StringView(objectName));
    button->setCheckable(checkable);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setProperty("outlined", checkable); // so the theme shows what is pressed
    if (icon)
        button->setIcon(themedIcon(m_theme, QLatin1StringView(icon)));
    layout.addWidget(button);
    return button;
}

void LogToolBar::build(FlowLayout &layout)
{
    m_filter->setObjectName(QStringLiteral("logFilter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(fontMetrics().averageCharWidth() * leastFilterChars);
    layout.addWidget(m_filter);
    m_help = addButton(layout, "logFilterHelpButton", false);
    m_data = addButton(layout, "logShowData", true);
    m_calls = addButton(layout, "logShowCalls", true);
    m_errors = addButton(layout, "logErrorsOnly", true);
    m_data->setChecked(true);
    m_calls->setChecked(true);
    static constexpr std::array<const char *, 3> formNames{"logFormMixed", "logFormText", "logFormHex"};
    auto *group = new QButtonGroup(this);
    for (size_t i = 0; i < m_forms.size(); ++i) {
        m_forms[i] = addButton(layout, formNames[i], true);
        group->addButton(m_forms[i]);
    }
    m_forms[0]->setChecked(true);
    m_messages = addButton(layout, "logMessages", true, "messages");
    m_encoding->setObjectName(QStringLiteral("logEncoding"));
    for (const EncodingEntry &entry : encodings())
        m_encoding->addItem(entry.name, int(entry.id));
    layout.addWidget(m_encoding);
    m_endpoint->setObjectName(QStringLiteral("logEndpoint"));
    m_endpoint->addItem(QString(), 0U);
    m_endpoint->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_endpoint->setMaximumWidth(mostEndpointWidth);
    layout.addWidget(m_endpoint);
    m_more = addButton(layout, "logMore", false);
    buildMore();
    m_status->setObjectName(QStringLiteral("logStatus"));
    m_status->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    layout.addWidget(m_status);
    m_follow = addButton(layout, "logFollow", true, "follow");
    m_follow->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_find = addButton(layout, "logFind", false, "find");
    m_save = addButton(layout, "logSave", false, "save");
    m_clear = addButton(layout, "logClear", false, "clear");
}

void LogToolBar::buildMore()
{
    auto *menu = new QMenu(m_more);
    menu->setObjectName(QStringLiteral("logMoreMenu"));
    const auto add = [menu](const char *name) {
        QAction *action = menu->addAction(QString());
        action->setObjectName(QLatin1StringView(name));
        return action;
    };
    m_inner = add("logShowInner");
    m_inner->setCheckable(true);
    m_timeMenu = menu->addMenu(QString());
    static constexpr std::array<const char *, 3> timeNames{"logTimeOfDay", "logTimeSinceStart", "logTimeSinceRow"};
    auto *group = new QActionGroup(this);
    for (size_t i = 0; i < m_times.size(); ++i) {
        m_times[i] = m_timeMenu->addAction(QString());
        m_times[i]->setObjectName(QLatin1StringView(timeNames[i]));
        m_times[i]->setCheckable(true);
        group->addAction(m_times[i]);
        connect(m_times[i], &QAction::toggled, this, [this](bool on) {
            if (on)
                Q_EMIT displayChanged();
        });
    }
    m_times[0]->setChecked(true);
    m_goTo = add("logGoTo");
    m_mark = add("logMark");
    m_nextMark = add("logNextMark");
    m_copy = add("logCopy");
    connect(m_goTo, &QAction::triggered, this, &LogToolBar::goToClicked);
    connect(m_mark, &QAction::triggered, this, &LogToolBar::markClicked);
    connect(m_nextMark, &QAction::triggered, this, &LogToolBar::nextMarkClicked);
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
}

void LogToolBar::retranslateMore()
{
    m_inner->setText(tr("Show also the kernel calls inside composite calls"));
    m_timeMenu->setTitle(tr("Time"));
    m_times[0]->setText(tr("Time of day"));
    m_times[1]->setText(tr("Since the start of the session"));
    m_times[2]->setText(tr("Since the row before"));
    m_goTo->setText(tr("Go to a row or time… (Ctrl+G)"));
    m_mark->setText(tr("Mark the row in use (Ctrl+M)"));
    m_nextMark->setText(tr("Next marked row (F2)"));
    m_copy->setText(tr("Copy the selected rows as text (Ctrl+C)"));
}

LogTime LogToolBar::time() const
{
    for (size_t i = 0; i < m_times.size(); ++i) {
        if (m_times[i]->isChecked())
            return LogTime(i);
    }
    return LogTime::OfDay;
}

void LogToolBar::setTime(LogTime time)
{
    m_times[size_t(time)]->setChecked(true);
}

void LogToolBar::connectParts()
{
    connect(m_filter, &LogFilterEdit::textChanged, this, &LogToolBar::criteriaChanged);
    for (QToolButton *button : {m_data, m_calls, m_errors})
        connect(button, &QToolButton::toggled, this, &LogToolBar::criteriaChanged);
    connect(m_inner, &QAction::toggled, this, &LogToolBar::criteriaChanged);
    for (QToolButton *button : m_forms) {
        connect(button, &QToolButton::toggled, this, [this](bool on) {
            if (on)
                Q_EMIT displayChanged();
        });
    }
    connect(m_encoding, &QComboBox::currentIndexChanged, this, &LogToolBar::displayChanged);
    connect(m_endpoint, &QComboBox::currentIndexChanged, this, &LogToolBar::criteriaChanged);
    connect(m_follow, &QToolButton::clicked, this, &LogToolBar::followClicked);
    connect(m_messages, &QToolButton::toggled, this, &LogToolBar::messagesToggled);
    connect(m_help, &QToolButton::clicked, this, &LogToolBar::helpClicked);
    connect(m_find, &QToolButton::clicked, this, &LogToolBar::findClicked);
    connect(m_copy, &QAction::triggered, this, &LogToolBar::copyClicked);
    connect(m_save, &QToolButton::clicked, this, &LogToolBar::saveClicked);
    connect(m_clear, &QToolButton::clicked, this, &LogToolBar::clearClicked);
}

LogCriteria LogToolBar::criteria() const
{
    LogCriteria criteria;
    criteria.data = m_data->isChecked();
    criteria.calls = m_calls->isChecked();
    criteria.errorsOnly = m_errors->isChecked();
    criteria.inner = m_inner->isChecked();
    criteria.endpoint = m_endpoint->currentData().toUInt();
    criteria.text = m_filter->text();
    criteria.encoding = encoding();
    return criteria;
}

void LogToolBar::setCriteria(const LogCriteria &criteria)
{
    {
        const QSignalBlocker blocker(this); // one change, not six
        m_data->setChecked(criteria.data);
        m_calls->setChecked(criteria.calls);
        m_errors->setChecked(criteria.errorsOnly);
        m_inner->setChecked(criteria.inner);
        m_filter->setText(criteria.text);
        m_endpoint->setCurrentIndex(qMax(0, m_endpoint->findData(criteria.endpoint)));
    }
    Q_EMIT criteriaChanged();
}

LogForm LogToolBar::form() const
{
    for (size_t i = 0; i < m_forms.size(); ++i) {
        if (m_forms[i]->isChecked())
            return LogForm(i);
    }
    return LogForm::Mixed;
}

void LogToolBar::setForm(LogForm form)
{
    m_forms[size_t(form)]->setChecked(true);
}

TextEncoding LogToolBar::encoding() const
{
    return TextEncoding(m_encoding->currentData().toInt());
}

void LogToolBar::setEncoding(TextEncoding encoding)
{
    m_encoding->setCurrentIndex(qMax(0, m_encoding->findData(int(encoding))));
}

void LogToolBar::setEndpoints(const std::vector<std::pair<EndpointId, QString>> &endpoints)
{
    const EndpointId chosen = m_endpoint->currentData().toUInt();
    QStringList names;
    for (const auto &[id, name] : endpoints)
        names.append(name);
    m_filter->setEndpoints(names);
    {
        const QSignalBlocker blocker(m_endpoint);
        while (m_endpoint->count() > 1)
            m_endpoint->removeItem(1);
        for (const auto &[id, name] : endpoints)
            m_endpoint->addItem(name, id);
        m_endpoint->setCurrentIndex(qMax(0, m_endpoint->findData(chosen)));
    }
    if (m_endpoint->currentData().toUInt() != chosen)
        Q_EMIT criteriaChanged();
}

bool LogToolBar::showsMessages() const
{
    return m_messages->isChecked();
}

void LogToolBar::setShowsMessages(bool on)
{
    m_messages->setChecked(on);
}

void LogToolBar::setStatus(const QString &text)
{
    m_status->setText(text);
}

void LogToolBar::setFollowing(bool on)
{
    m_follow->setChecked(on);
}

void LogToolBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool wide = width() >= fontMetrics().averageCharWidth() * wideChars;
    for (QToolButton *button : {m_follow, m_messages})
        button->setToolButtonStyle(wide ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
}

void LogToolBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LogToolBar::retranslate()
{
    struct Words
    {
        QToolButton *button;
        QString text; ///< empty: an icon only
        QString name;
        QString toolTip;
    };
    const std::vector<Words> words{
        {m_data, tr("Data"), tr("Show data"), tr("Show calls that send or receive data")},
        {m_calls, tr("Calls"), tr("Show calls"), tr("Show calls that move no data")},
        {m_errors, tr("Errors only"), tr("Errors only"), tr("Show only what failed")},
        {m_forms[0], tr("Mixed"), tr("Data as text and hex"), tr("Show data as text and hex")},
        {m_forms[1], tr("Text"), tr("Data as text"), tr("Show data as text")},
        {m_forms[2], tr("Hex"), tr("Data as hex"), tr("Show data as hex")},
        {m_messages, tr("Messages"), tr("Show messages instead of calls"),
         tr("Messages cut out of each connection, by delimiter, length or time, instead of calls")},
        {m_follow, tr("Follow"), tr("Follow the newest rows"), tr("Keep the newest rows in view (End)")},
        {m_find, {}, tr("Find"), tr("Find in the rows shown (Ctrl+F)")},
        {m_save, {}, tr("Export"), tr("Export the rows shown to a file (Ctrl+S)")},
        {m_more, QStringLiteral("⋯"), tr("More"),
         tr("Inner calls, form of the time, going to a row or time, marks, copying")},
        {m_help, QStringLiteral("?"), tr("Help on filters"), tr("What can be written as a filter")},
        {m_clear, {}, tr("Clear"), tr("Clear the log (Ctrl+L)")},
    };
    for (const Words &word : words) {
        word.button->setText(word.text);
        word.button->setAccessibleName(word.name);
        word.button->setToolTip(word.toolTip);
    }
    m_filter->setPlaceholderText(tr("Filter: text, call:recv, bytes>100, /pattern/ …"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setToolTip(
        tr("Shows rows with this text in who, call, address, error or data, or those that meet conditions\n"
           "like call:recv and bytes>100. Ctrl+Space offers what can be written, ? explains it."));
    retranslateMore();
    m_encoding->setAccessibleName(tr("Encoding of text"));
    m_encoding->setToolTip(tr("Encoding of text in the data"));
    m_endpoint->setItemText(0, tr("All endpoints"));
    m_endpoint->setAccessibleName(tr("Endpoint"));
    m_endpoint->setToolTip(tr("Show only the rows of one endpoint"));
}

void LogToolBar::setPast()
{
    m_follow->hide();
    m_clear->hide();
}

} // namespace sw
