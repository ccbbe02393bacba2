// SPDX-License-Identifier: GPL-3.0-or-later
#include "hexview.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>

#include "encodings.h"
#include "filtersyntax.h"
#include "flowlayout.h"
#include "hexdump.h"
#include "theme.h"

namespace sw {

HexView::HexView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_dump(new QPlainTextEdit(this))
    , m_pager(new QWidget(this))
    , m_place(new QLabel(m_pager))
    , m_previous(new QToolButton(m_pager))
    , m_next(new QToolButton(m_pager))
    , m_find(new QLineEdit(m_pager))
    , m_findPrevious(new QToolButton(m_pager))
    , m_findNext(new QToolButton(m_pager))
    , m_found(new QLabel(m_pager))
{
    setObjectName(QStringLiteral("hexView"));
    m_dump->setObjectName(QStringLiteral("hexDump"));
    m_dump->setReadOnly(true);
    m_dump->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_dump->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_dump->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_dump, &QWidget::customContextMenuRequested, this, &HexView::openMenu);
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

    m_find->setObjectName(QStringLiteral("hexFind"));
    m_find->setClearButtonEnabled(true);
    m_find->setMaximumWidth(220);
    m_findPrevious->setObjectName(QStringLiteral("hexFindPrevious"));
    m_findPrevious->setArrowType(Qt::UpArrow);
    m_findNext->setObjectName(QStringLiteral("hexFindNext"));
    m_findNext->setArrowType(Qt::DownArrow);
    m_found->setObjectName(QStringLiteral("hexFound"));
    m_found->setTextFormat(Qt::PlainText);
    auto *pager = new FlowLayout(m_pager, 4);
    pager->setContentsMargins(4, 2, 4, 2);
    pager->setFlexible(true);
    pager->addWidget(m_previous);
    pager->addWidget(m_place);
    pager->addWidget(m_next);
    pager->addWidget(m_find);
    pager->addWidget(m_findPrevious);
    pager->addWidget(m_findNext);
    pager->addWidget(m_found);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_dump);
    layout->addWidget(m_pager);
    connect(m_previous, &QToolButton::clicked, this, [this] { setPage(m_page - 1); });
    connect(m_next, &QToolButton::clicked, this, [this] { setPage(m_page + 1); });
    connect(m_find, &QLineEdit::returnPressed, this, [this] { find(true); });
    connect(m_find, &QLineEdit::textChanged, this, [this] {
        m_foundAt = -1;
        m_found->clear();
        highlight();
    });
    connect(m_findPrevious, &QToolButton::clicked, this, [this] { find(false); });
    connect(m_findNext, &QToolButton::clicked, this, [this] { find(true); });
    retranslate();
}

void HexView::setBytes(const QByteArray &bytes)
{
    m_bytes = bytes;
    m_foundAt = -1;
    m_found->clear();
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
    for (QWidget *widget : std::initializer_list<QWidget *>{m_previous, m_place, m_next})
        widget->setVisible(pageCount() > 1);
    const QLocale locale;
    m_place->setText(
        tr("Bytes %1 to %2 of %3")
            .arg(locale.toString(from), locale.toString(from + part.size() - 1), locale.toString(m_bytes.size())));
    m_previous->setEnabled(m_page > 0);
    m_next->setEnabled(m_page + 1 < pageCount());
    highlight();
}

std::vector<ByteSearch> HexView::wanted() const
{
    const FilterParse parsed = parseFilter(m_find->text());
    const FilterTerm *term = parsed.root && parsed.root->kind == FilterNode::Kind::Term ? &parsed.root->term : nullptr;
    if (term && term->kind == FilterTerm::Kind::Bytes)
        return {ByteSearch(term->bytes, false)};
    const QString text = term && term->kind == FilterTerm::Kind::Text ? term->text : m_find->text();
    const EncodeResult encoded = encode(text, m_encoding);
    if (!encoded.ok() || encoded.bytes.isEmpty())
        return {};
    return {ByteSearch(encoded.bytes, true)};
}

void HexView::find(bool forward)
{
    const std::vector<ByteSearch> searches = wanted();
    if (searches.empty())
        return m_found->setText(m_find->text().isEmpty() ? QString() : tr("Not found"));
    const ByteSearch &search = searches.front();
    qsizetype at = -1;
    if (forward) {
        at = search.indexIn(m_bytes, m_foundAt + 1);
        at = at < 0 ? search.indexIn(m_bytes, 0) : at;
    } else {
        // The last one before; around the start, the last of all.
        const qsizetype limit = m_foundAt < 0 ? m_bytes.size() : m_foundAt;
        qsizetype last = -1;
        for (qsizetype next = search.indexIn(m_bytes, 0); next >= 0; next = search.indexIn(m_bytes, next + 1)) {
            at = next < limit ? next : at;
            last = next;
        }
        at = at < 0 ? last : at;
    }
    m_foundAt = at;
    m_foundSize = search.size();
    m_found->setText(at < 0 ? tr("Not found") : tr("at %1").arg(at, 8, 16, QLatin1Char('0')));
    if (at >= 0)
        setPage(at / pageBytes);
    else
        highlight();
}

void HexView::highlight()
{
    QList<QTextEdit::ExtraSelection> marks;
    const qsizetype first = m_page * pageBytes;
    const int digits = hexDumpOffsetDigits(m_bytes.size());
    const auto mark = [&](const QTextBlock &line, int from, int length) {
        QTextEdit::ExtraSelection selection;
        selection.format.setBackground(m_theme.color(ColorRole::Blocked));
        selection.format.setForeground(m_theme.color(ColorRole::Surface));
        selection.cursor = QTextCursor(line);
        selection.cursor.movePosition(QTextCursor::Right, QTextCursor::MoveAnchor, from);
        selection.cursor.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor, length);
        marks.append(selection);
    };
    const qsizetype end = m_foundAt < 0 ? 0 : qMin(m_foundAt + m_foundSize, first + pageBytes);
    for (qsizetype at = qMax(m_foundAt, first); m_foundAt >= 0 && at < end; ++at) {
        const auto index = int((at - first) % hexDumpBytesPerLine);
        const QTextBlock line = m_dump->document()->findBlockByNumber(int((at - first) / hexDumpBytesPerLine));
        mark(line, hexDumpHexColumn(index, digits), 2);
        mark(line, hexDumpCharColumn(index, digits), 1);
        if (at == qMax(m_foundAt, first)) {
            m_dump->setTextCursor(QTextCursor(line));
            m_dump->ensureCursorVisible();
        }
    }
    m_dump->setExtraSelections(marks);
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
    m_find->setPlaceholderText(tr("Find: text, hex:48 65"));
    m_find->setAccessibleName(tr("Find in the bytes"));
    m_findPrevious->setAccessibleName(tr("Find previous"));
    m_findPrevious->setToolTip(tr("Find previous"));
    m_findNext->setAccessibleName(tr("Find next"));
    m_findNext->setToolTip(tr("Find next (Enter)"));
    showPage();
}

} // namespace sw
