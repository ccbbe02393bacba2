// SPDX-License-Identifier: GPL-3.0-or-later
#include "errorbanner.h"

#include <array>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "icons.h"

namespace sw {

namespace {

struct KindLook
{
    ErrorBanner::Kind kind;
    ColorRole edge;
    ColorRole base;
    const char *sign; ///< a shape beside the colour
};

constexpr std::array<KindLook, 3> looks{{
    {ErrorBanner::Kind::Error, ColorRole::Error, ColorRole::ErrorSoft, "✕"},
    {ErrorBanner::Kind::Waiting, ColorRole::Blocked, ColorRole::BlockedSoft, "!"},
    {ErrorBanner::Kind::Note, ColorRole::Accent, ColorRole::AccentSoft, "i"},
}};

} // namespace

ErrorBanner::ErrorBanner(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_actions(new QHBoxLayout)
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("errorBanner"));
    m_icon->setObjectName(QStringLiteral("bannerIcon"));
    m_title->setObjectName(QStringLiteral("bannerTitle"));
    m_text->setObjectName(QStringLiteral("bannerText"));
    m_close->setObjectName(QStringLiteral("bannerClose"));
    for (QLabel *label : {m_icon, m_title, m_text})
        label->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFocusPolicy(Qt::ClickFocus);
    m_close->setAutoRaise(true);
    m_close->setIcon(themedIcon(theme, QLatin1StringView("close")));

    auto *head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(m_icon);
    head->addWidget(m_title, 1);
    head->addLayout(m_actions);
    head->addWidget(m_close);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(8, 4, 4, 6);
    all->setSpacing(2);
    all->addLayout(head);
    all->addWidget(m_text);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);

    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT dismissed();
    });
    connect(&theme, &Theme::changed, this, [this] {
        if (!isHidden())
            applyTheme();
    });
    m_close->setAccessibleName(tr("Close this message"));
    hide();
}

void ErrorBanner::applyTheme()
{
    const KindLook &look = looks[static_cast<size_t>(m_kind)];
    const QString edge = m_theme.color(look.edge).name();
    setStyleSheet(QStringLiteral("QFrame#errorBanner { background: %1; border: 1px solid %2; border-radius: 4px; }"
                                 "QLabel#bannerIcon, QLabel#bannerTitle { color: %2; font-weight: bold; }")
                      .arg(m_theme.color(look.base).name(), edge));
    m_icon->setText(QString::fromUtf8(look.sign));
}

void ErrorBanner::dropActions()
{
    for (QWidget *button : std::as_const(m_buttons)) {
        button->hide();
        button->deleteLater(); // it may be the one that was clicked
    }
    m_buttons.clear();
}

void ErrorBanner::say(Kind kind, const QString &title, const QString &text)
{
    m_kind = kind;
    dropActions();
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    applyTheme();
    show();
}

void ErrorBanner::addAction(const QString &objectName, const QString &caption, const std::function<void()> &action)
{
    auto *button = new QPushButton(caption, this);
    button->setObjectName(objectName);
    button->setAccessibleName(caption);
    connect(button, &QPushButton::clicked, this, action);
    m_actions->addWidget(button);
    m_buttons.append(button);
}

void ErrorBanner::clear()
{
    dropActions();
    m_title->clear();
    m_text->clear();
    hide();
}

QString ErrorBanner::text() const
{
    return m_text->text().isEmpty() ? m_title->text() : QStringLiteral("%1\n%2").arg(m_title->text(), m_text->text());
}

void ErrorBanner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_close->setAccessibleName(tr("Close this message"));
}

} // namespace sw
