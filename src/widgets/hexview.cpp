// SPDX-License-Identifier: GPL-3.0-or-later
#include "hexview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include "hexdump.h"
#include "theme.h"

namespace sw {

HexView::HexView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_dump(new QPlainTextEdit(this))
    , m_pager(new QWidget(this))
    , m_place(new QLabel(m_pager))
    , m_previous(new QToolButton(m_pager))
    , m_next(new QToolButton(m_pager))
{
    setObjectName(QStringLiteral("hexView"));
    m_dump->setObjectName(QStringLiteral("hexDump"));
    m_dump->setReadOnly(true);
    m_dump->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_dump->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_dump->setFrameShape(QFrame::NoFrame);
    m_dump->setFont(theme.monospace());
    connect(&theme, &Theme::changed, this, [this, &theme] { m_dump->setFont(theme.monospace()); });
    m_dump->setLayoutDirection(Qt::LeftToRight);
    m_place->setTextFormat(Qt::PlainText);
    m_place->setObjectName(QStringLiteral("hexPlace"));
    m_previous->setObjectName(QStringLiteral("hexPrevious"));
    m_next->setObjectName(QStringLiteral("hexNext"));
    m_previous->setArrowType(Qt::LeftArrow);
    m_next->setArrowType(Qt::RightArrow);

    auto *pager = new QHBoxLayout(m_pager);
    pager->setContentsMargins(4, 2, 4, 2);
    pager->addWidget(m_previous);
    pager->addWidget(m_place);
    pager->addWidget(m_next);
    pager->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_dump);
    layout->addWidget(m_pager);
    connect(m_previous, &QToolButton::clicked, this, [this] { setPage(m_page - 1); });
    connect(m_next, &QToolButton::clicked, this, [this] { setPage(m_page + 1); });
    retranslate();
}

void HexView::setBytes(const QByteArray &bytes)
{
    m_bytes = bytes;
    m_page = 0;
    showPage();
}

qsizetype HexView::pageCount() const
{
    return qMax(qsizetype(1), (m_bytes.size() + pageBytes - 1) / pageBytes);
}

void HexView::setPage(qsizetype page)
{
    m_page = qBound(qsizetype(0), page, pageCount() - 1);
    showPage();
}

void HexView::showPage()
{
    const qsizetype from = m_page * pageBytes;
    const QByteArrayView part = QByteArrayView(m_bytes).sliced(from, qMin(pageBytes, m_bytes.size() - from));
    m_dump->setPlainText(hexDump(part, from));
    m_pager->setVisible(pageCount() > 1);
    const QLocale locale;
    m_place->setText(
        tr("Bytes %1 to %2 of %3")
            .arg(locale.toString(from), locale.toString(from + part.size() - 1), locale.toString(m_bytes.size())));
    m_previous->setEnabled(m_page > 0);
    m_next->setEnabled(m_page + 1 < pageCount());
}

void HexView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void HexView::retranslate()
{
    m_dump->setAccessibleName(tr("Hex dump"));
    m_previous->setAccessibleName(tr("Previous bytes"));
    m_previous->setToolTip(tr("Previous bytes"));
    m_next->setAccessibleName(tr("Next bytes"));
    m_next->setToolTip(tr("Next bytes"));
    showPage();
}

} // namespace sw
