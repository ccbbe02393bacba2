// SPDX-License-Identifier: GPL-3.0-or-later
#include "logtoolbar.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

#include "elidedlabel.h"
#include "encodings.h"
#include "flowlayout.h"
#include "icons.h"

namespace sw {

namespace {

constexpr int leastFilterChars = 16;
constexpr int mostFilterChars = 40;
constexpr int wideChars = 200; ///< with fewer, Follow is an icon: the status beside it says the same
constexpr int mostEndpointWidth = 160;

} // namespace

LogToolBar::LogToolBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_filter(new QLineEdit(this))
    , m_encoding(new QComboBox(this))
    , m_endpoint(new QComboBox(this))
    , m_status(new ElidedLabel(this))
{
    setObjectName(QStringLiteral("logToolBar"));
    auto *layout = new FlowLayout(this, 4);
    layout->setContentsMargins(8, 3, 8, 3);
    layout->setFlexible(true);
    build(layout);
    connectParts();
    retranslate();
}

QToolButton *LogToolBar::addButton(FlowLayout *layout, const char *objectName, bool checkable, const char *icon)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1StringView(objectName));
    button->setCheckable(checkable);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setProperty("outlined", checkable); // so the theme shows what is pressed
    if (icon)
        button->setIcon(themedIcon(m_theme, QLatin1StringView(icon)));
    layout->addWidget(button);
    return button;
}

void LogToolBar::build(FlowLayout *layout)
{
    m_filter->setObjectName(QStringLiteral("logFilter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(fontMetrics().averageCharWidth() * leastFilterChars);
    m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * mostFilterChars);
    layout->addWidget(m_filter);
    m_data = addButton(layout, "logShowData", true);
    m_calls = addButton(layout, "logShowCalls", true);
    m_errors = addButton(layout, "logErrorsOnly", true);
    m_inner = addButton(layout, "logShowInner", true);
    m_data->setChecked(true);
    m_calls->setChecked(true);
    static constexpr std::array<const char *, 3> formNames{"logFormMixed", "logFormText", "logFormHex"};
    auto *group = new QButtonGroup(this);
    for (size_t i = 0; i < m_forms.size(); ++i) {
        m_forms[i] = addButton(layout, formNames[i], true);
        group->addButton(m_forms[i]);
    }
    m_forms[0]->setChecked(true);
    m_encoding->setObjectName(QStringLiteral("logEncoding"));
    for (const EncodingEntry &entry : encodings())
        m_encoding->addItem(entry.name, int(entry.id));
    layout->addWidget(m_encoding);
    m_endpoint->setObjectName(QStringLiteral("logEndpoint"));
    m_endpoint->addItem(QString(), 0U);
    m_endpoint->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_endpoint->setMaximumWidth(mostEndpointWidth);
    layout->addWidget(m_endpoint);
    m_status->setObjectName(QStringLiteral("logStatus"));
    m_status->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    layout->addWidget(m_status);
    m_follow = addButton(layout, "logFollow", true, "follow");
    m_follow->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_find = addButton(layout, "logFind", false, "find");
    m_copy = addButton(layout, "logCopy", false, "copy");
    m_save = addButton(layout, "logSave", false, "save");
    m_clear = addButton(layout, "logClear", false, "clear");
}

void LogToolBar::connectParts()
{
    connect(m_filter, &QLineEdit::textChanged, this, &LogToolBar::criteriaChanged);
    for (QToolButton *button : {m_data, m_calls, m_errors, m_inner})
        connect(button, &QToolButton::toggled, this, &LogToolBar::criteriaChanged);
    for (QToolButton *button : m_forms) {
        connect(button, &QToolButton::toggled, this, [this](bool on) {
            if (on)
                Q_EMIT displayChanged();
        });
    }
    connect(m_encoding, &QComboBox::currentIndexChanged, this, &LogToolBar::displayChanged);
    connect(m_endpoint, &QComboBox::currentIndexChanged, this, &LogToolBar::criteriaChanged);
    connect(m_follow, &QToolButton::clicked, this, &LogToolBar::followClicked);
    connect(m_find, &QToolButton::clicked, this, &LogToolBar::findClicked);
    connect(m_copy, &QToolButton::clicked, this, &LogToolBar::copyClicked);
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

void LogToolBar::setStatus(const QString &text)
{
    m_status->setText(text);
}

void LogToolBar::setFollowing(bool on)
{
    m_follow->setChecked(on);
}

void LogToolBar::setFilterValid(bool valid)
{
    QPalette colors = palette();
    if (!valid)
        colors.setColor(QPalette::Text, m_theme.color(ColorRole::Error));
    m_filter->setPalette(colors);
    m_filter->setAccessibleDescription(valid ? QString() : tr("Expected: whole pairs of hex digits, as in hex: 48 65"));
}

void LogToolBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_follow->setToolButtonStyle(width() < fontMetrics().averageCharWidth() * wideChars ? Qt::ToolButtonIconOnly
                                                                                        : Qt::ToolButtonTextBesideIcon);
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
        {m_inner, tr("Inner calls"), tr("Show inner calls"), tr("Show also the kernel calls inside composite calls")},
        {m_forms[0], tr("Mixed"), tr("Data as text and hex"), tr("Show data as text and hex")},
        {m_forms[1], tr("Text"), tr("Data as text"), tr("Show data as text")},
        {m_forms[2], tr("Hex"), tr("Data as hex"), tr("Show data as hex")},
        {m_follow, tr("Follow"), tr("Follow the newest rows"), tr("Keep the newest rows in view (End)")},
        {m_find, {}, tr("Find"), tr("Find in the rows shown (Ctrl+F)")},
        {m_copy, {}, tr("Copy rows"), tr("Copy the selected rows as text (Ctrl+C)")},
        {m_save, {}, tr("Save as text"), tr("Save the rows shown as a text file")},
        {m_clear, {}, tr("Clear"), tr("Clear the log (Ctrl+L)")},
    };
    for (const Words &word : words) {
        word.button->setText(word.text);
        word.button->setAccessibleName(word.name);
        word.button->setToolTip(word.toolTip);
    }
    m_filter->setPlaceholderText(tr("Filter: text, hex: 48 65, call: recv, peer: …"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setToolTip(tr("Shows rows with this text in who, call, address, error or data.\n"
                            "hex: 48 65 looks for bytes, call: recv for a call, peer: 127.0.0.1 for an address."));
    m_encoding->setAccessibleName(tr("Encoding of text"));
    m_encoding->setToolTip(tr("Encoding of text in the data"));
    m_endpoint->setItemText(0, tr("All endpoints"));
    m_endpoint->setAccessibleName(tr("Endpoint"));
    m_endpoint->setToolTip(tr("Show only the rows of one endpoint"));
}

} // namespace sw
