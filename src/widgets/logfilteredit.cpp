// SPDX-License-Identifier: GPL-3.0-or-later
#include "logfilteredit.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QStringListModel>

#include "filterwords.h"
#include "theme.h"

namespace sw {

namespace {

constexpr int hintDelayMs = 600; ///< who is still typing needs no lecture
constexpr int hintChars = 60;

} // namespace

LogFilterEdit::LogFilterEdit(const Theme &theme, QWidget *parent)
    : QLineEdit(parent)
    , m_theme(theme)
    , m_completer(new QCompleter(this))
    , m_candidates(new QStringListModel(this))
{
    m_completer->setModel(m_candidates);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(this);
    m_completer->popup()->setObjectName(QStringLiteral("logFilterOffers"));
    m_hintDelay.setSingleShot(true);
    m_hintDelay.setInterval(hintDelayMs);
    connect(&m_hintDelay, &QTimer::timeout, this, &LogFilterEdit::showHint);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &LogFilterEdit::take);
    connect(this, &QLineEdit::textEdited, this, [this] { offer(false); });
}

void LogFilterEdit::setError(const FilterError &error)
{
    m_error = error;
    setAccessibleDescription(error ? FilterWords::errorText(error) : QString());
    if (m_hint)
        m_hint->hide();
    if (error)
        m_hintDelay.start();
    else
        m_hintDelay.stop();
    update();
}

void LogFilterEdit::offer(bool always)
{
    m_completion = completeFilter(text(), cursorPosition(), m_endpoints);
    QAbstractItemView *popup = m_completer->popup();
    if (m_completion.candidates.isEmpty() || (!always && m_completion.length == 0)) {
        popup->hide();
        return;
    }
    m_candidates->setStringList(m_completion.candidates);
    if (m_hint)
        m_hint->hide();
    const int width = popup->sizeHintForColumn(0) + 40;
    m_completer->complete(QRect(xOf(m_completion.position), 0, qMax(width, 160), height()));
}

void LogFilterEdit::take(const QString &candidate)
{
    QString typed = text();
    const bool isName = candidate.endsWith(u':') || candidate.endsWith(u'>');
    const QString whole = isName ? candidate : candidate + u' ';
    typed.replace(m_completion.position, m_completion.length, whole);
    setText(typed);
    setCursorPosition(int(m_completion.position + whole.size()));
    if (isName)
        offer(false);
}

int LogFilterEdit::xOf(qsizetype position) const
{
    // The line may be scrolled: only the cursor tells where the text stands.
    const QString shown = text();
    const QFontMetrics metrics = fontMetrics();
    return cursorRect().center().x() + metrics.horizontalAdvance(shown.left(position))
        - metrics.horizontalAdvance(shown.left(cursorPosition()));
}

void LogFilterEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!m_error)
        return;
    const int left = qMax(xOf(m_error.position), 2);
    const int letter = fontMetrics().averageCharWidth();
    const int right = qMin(qMax(xOf(m_error.position + m_error.length), left + letter), width() - 2);
    QPainter painter(this);
    painter.setPen(QPen(m_theme.color(ColorRole::Error), 1.5));
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal base = (height() + fontMetrics().height()) / 2.0;
    QPainterPath wave(QPointF(left, base));
    for (int x = left, up = 1; x < right; x += 3, up = -up)
        wave.lineTo(x + 3, base - (up > 0 ? 2 : 0));
    painter.drawPath(wave);
}

void LogFilterEdit::showHint()
{
    if (!m_error || !isVisible() || !hasFocus() || m_completer->popup()->isVisible())
        return;
    if (!m_hint) {
        m_hint = new QLabel(window());
        m_hint->setObjectName(QStringLiteral("logFilterHint"));
        m_hint->setTextFormat(Qt::PlainText);
        m_hint->setWordWrap(true);
        m_hint->setMargin(6);
        m_hint->setFrameShape(QFrame::Box);
        m_hint->setAutoFillBackground(true);
        m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
        connect(this, &QObject::destroyed, m_hint, &QObject::deleteLater);
    }
    QPalette colors = palette();
    colors.setColor(QPalette::Window, colors.color(QPalette::Base));
    colors.setColor(QPalette::WindowText, m_theme.color(ColorRole::Error));
    m_hint->setPalette(colors);
    m_hint->setText(QStringLiteral("✕ ") + FilterWords::errorText(m_error));
    const QPoint place = mapTo(window(), QPoint(0, height() + 2));
    const int width = qMin(fontMetrics().averageCharWidth() * hintChars, window()->width() - place.x() - 8);
    m_hint->setFixedWidth(qMax(width, this->width()));
    m_hint->adjustSize();
    m_hint->move(place);
    m_hint->raise();
    m_hint->show();
}

void LogFilterEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() & Qt::ControlModifier) {
        offer(true);
        return;
    }
    const bool chooses = m_completer->popup()->isVisible()
        && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Tab
            || event->key() == Qt::Key_Escape);
    if (chooses) {
        event->ignore(); // the list takes them
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void LogFilterEdit::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (m_error)
        m_hintDelay.start();
}

void LogFilterEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (m_hint)
        m_hint->hide();
}

void LogFilterEdit::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setError(m_error);
}

} // namespace sw
