// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataview.h"

#include <utility>

#include <QComboBox>
#include <QElapsedTimer>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTextCursor>
#include <QToolButton>
#include <QVBoxLayout>

#include "icons.h"
#include "linerows.h"
#include "logmessagebar.h"

namespace sw {

namespace {

constexpr qint64 sliceNs = 8'000'000;
constexpr qsizetype charactersPerSlice = 64 * 1024; ///< what a text view takes within a frame or two
constexpr qint64 bytesAtOnce = 16 * 1024; ///< of one large read; whole lines of a hex dump
constexpr int longestLine = 2000; ///< longer lines make a text view slow

} // namespace

DataView::DataView(Journal &journal, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_journal(journal)
    , m_theme(theme)
    , m_saver(journal)
{
    setObjectName(QStringLiteral("dataView"));
    m_again.setSingleShot(true);
    m_again.setInterval(0);
    build();
    connect(&m_again, &QTimer::timeout, this, &DataView::readSlice);
    // One of the two, or neither for text.
    for (const auto &[pressed, other] : {std::pair{m_hex, m_raw}, std::pair{m_raw, m_hex}}) {
        connect(pressed, &QToolButton::toggled, this, [this, other = other](bool on) {
            if (on) {
                const QSignalBlocker quiet(other);
                other->setChecked(false);
            }
            restart();
        });
    }
    connect(m_sent, &QToolButton::toggled, this, &DataView::restart);
    connect(m_encoding, &QComboBox::currentIndexChanged, this, &DataView::restart);
    connect(m_pause, &QToolButton::toggled, this, [this] { rowsAdded(); });
    connect(m_clear, &QToolButton::clicked, this, &DataView::clearView);
    connect(&theme, &Theme::changed, this, &DataView::restart);
    connectSaving();
    retranslate();
    setSource({});
}

QToolButton *DataView::addButton(const char *objectName, bool checkable, const char *icon)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1StringView(objectName));
    button->setCheckable(checkable);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setProperty("outlined", checkable);
    if (icon)
        button->setIcon(themedIcon(m_theme, QLatin1StringView(icon)));
    return button;
}

void DataView::build()
{
    m_hex = addButton("dataHex", true, nullptr);
    m_raw = addButton("dataRaw", true, nullptr);
    m_sent = addButton("dataSent", true, nullptr);
    m_pause = addButton("dataPause", true, "pause");
    m_save = addButton("dataSave", false, "save");
    m_clear = addButton("dataClear", false, "clear");
    buildSaving();
    m_encoding = new QComboBox(this);
    m_encoding->setObjectName(QStringLiteral("dataEncoding"));
    for (const EncodingEntry &entry : encodings())
        m_encoding->addItem(entry.name, int(entry.id));
    m_messages = new LogMessageBar(m_theme, this);
    m_above = new QLabel(this);
    m_above->setObjectName(QStringLiteral("dataAbove"));
    m_above->setTextFormat(Qt::PlainText);
    m_above->setWordWrap(true);
    m_above->setContentsMargins(8, 2, 8, 4);
    m_above->setProperty("ink", QStringLiteral("muted"));
    m_above->hide();
    m_view = new QPlainTextEdit(this);
    m_view->setObjectName(QStringLiteral("dataText"));
    m_view->setReadOnly(true);
    m_view->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_view->setUndoRedoEnabled(false);
    m_view->setMaximumBlockCount(linesKept);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setLayoutDirection(Qt::LeftToRight);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &DataView::openMenu);

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(8, 4, 8, 4);
    tools->setSpacing(4);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_hex, m_raw, m_encoding, m_sent, m_pause})
        tools->addWidget(widget);
    tools->addStretch(1);
    tools->addWidget(m_save);
    tools->addWidget(m_clear);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_above);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_messages);
}

bool DataView::isPaused() const
{
    return m_pause->isChecked();
}

LogFilter DataView::filterOf(const DataSource &source) const
{
    LogCriteria criteria;
    criteria.calls = false;
    criteria.notices = false;
    criteria.inner = true; // the bytes of a composite call are in its parts
    criteria.endpoint = source.endpoint;
    criteria.connection = source.connection;
    criteria.socket = source.socket;
    return LogFilter(criteria);
}

void DataView::setBothWays(bool on)
{
    m_sent->setChecked(on);
}

DataForm DataView::form() const
{
    return m_hex->isChecked() ? DataForm::Hex : m_raw->isChecked() ? DataForm::Raw : DataForm::Text;
}

void DataView::setSource(const DataSource &source)
{
    m_source = source;
    m_filter = filterOf(source);
    restart();
}

void DataView::restart()
{
    m_text = DataText(TextEncoding(m_encoding->currentData().toInt()), form());
    m_turn = Direction::None;
    m_view->setFont(m_theme.monospace());
    m_view->clear();
    m_lineLength = 0;
    m_skipped = 0;
    m_skippedTold = 0;
    m_waiting.clear();
    m_waitingBytes = 0;
    m_above->hide();
    m_next = m_journal.firstRow();
    rowsAdded();
}

void DataView::clearView()
{
    m_view->clear();
    m_above->hide();
    m_lineLength = 0;
    if (!m_saver.isSaving())
        m_messages->hide();
}

void DataView::rowsAdded()
{
    if (!isPaused() && !m_again.isActive())
        m_again.start();
}

void DataView::readSlice()
{
    if (isPaused())
        return;
    const quint64 end = m_journal.endRow();
    lookForRows(end);
    if (m_next >= end) // else there may be a page to come, and what waits here would go unread
        showSome();
    if (m_next < end || !m_waiting.empty())
        m_again.start();
}

void DataView::lookForRows(quint64 end)
{
    QElapsedTimer timer;
    timer.start();
    int rows = 0;
    m_next = m_journal.visit(m_next, end, [&](const JournalRow &row) {
        if (m_filter.matches(row) && !row.entry().has(RecordFlag::Composite))
            await(row);
        return (++rows & 63) != 0 || timer.nsecsElapsed() < sliceNs;
    });
}

void DataView::await(const JournalRow &row)
{
    const Direction direction = traitsOf(row.entry().call).direction;
    const qint64 size = row.bytes().size();
    if (size == 0 || (direction == Direction::Out && !m_sent->isChecked()))
        return;
    m_waiting.push_back({row.number(), direction, size});
    m_waitingBytes += size;
    // Faster than anybody reads, or much from long ago: the newest page shows, and the view says how much it left out.
    while (m_waitingBytes > pageBytes && m_waiting.size() > 1)
        skip(m_waiting.front().left);
    if (m_waitingBytes > pageBytes)
        skip(m_waitingBytes - pageBytes);
}

void DataView::skip(qint64 bytes)
{
    Waiting &first = m_waiting.front();
    m_text.skip(first.direction, bytes);
    m_skipped += quint64(bytes);
    m_waitingBytes -= bytes;
    first.left -= bytes;
    if (first.left == 0)
        m_waiting.pop_front();
}

void DataView::showSome()
{
    std::deque<DataPiece> pieces;
    for (qsizetype characters = 0; !m_waiting.empty() && characters < charactersPerSlice;) {
        Waiting &first = m_waiting.front();
        const auto row = m_journal.row(first.row);
        if (!row) { // dropped meanwhile
            skip(first.left);
            continue;
        }
        const QByteArrayView part = row->bytes().last(first.left).first(qMin(first.left, bytesAtOnce));
        pieces.push_back(m_text.take(first.direction, part));
        pieces.back().row = first.row;
        characters += pieces.back().text.size();
        m_waitingBytes -= part.size();
        first.left -= part.size();
        if (first.left == 0)
            m_waiting.pop_front();
    }
    append(pieces);
}

void DataView::insert(QTextCursor &cursor, const QString &text, ColorRole role, std::optional<quint64> row)
{
    QTextCharFormat format;
    format.setForeground(m_theme.color(role));
    // Also where nothing shows: the beginning of a character whose rest comes with another row.
    if (row)
        LineRows::add(cursor.block(), cursor.positionInBlock(), *row);
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype feed = text.indexOf(u'\n', from);
        const qsizetype lineEnd = feed < 0 ? text.size() : feed + 1;
        const qsizetype part = qMin(lineEnd - from, qMax(qsizetype(1), qsizetype(longestLine - m_lineLength)));
        if (row && from > 0 && m_lineLength == 0)
            LineRows::add(cursor.block(), 0, *row);
        cursor.insertText(text.mid(from, part), format);
        from += part;
        m_lineLength = feed >= 0 && from == feed + 1 ? 0 : m_lineLength + int(part);
        if (m_lineLength >= longestLine) {
            cursor.insertText(QStringLiteral("\n"), format);
            m_lineLength = 0;
        }
    }
}

void DataView::append(const std::deque<DataPiece> &pieces)
{
    QScrollBar *bar = m_view->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum();
    QTextCursor cursor(m_view->document());
    cursor.movePosition(QTextCursor::End);
    cursor.beginEditBlock();
    if (m_skipped != m_skippedTold) {
        const QString count = QLocale().toString(m_skipped - m_skippedTold);
        const QString lineBreak = m_lineLength > 0 ? QStringLiteral("\n") : QString();
        insert(cursor,
               lineBreak + tr("… %1 bytes are not shown here; the log has them, and saving writes them").arg(count)
                   + QStringLiteral("\n"),
               ColorRole::MutedText);
        m_skippedTold = m_skipped;
    }
    for (const DataPiece &piece : pieces) {
        // A turn begins on a line of its own.
        if (m_turn != Direction::None && m_turn != piece.direction && m_lineLength > 0)
            insert(cursor, QStringLiteral("\n"), ColorRole::MutedText);
        if (!piece.text.isEmpty())
            m_turn = piece.direction;
        insert(cursor, piece.text, piece.direction == Direction::Out ? ColorRole::Sent : ColorRole::Received,
               piece.row);
    }
    cursor.endEditBlock();
    m_above->setVisible(m_view->blockCount() >= linesKept);
    if (atEnd)
        bar->setValue(bar->maximum());
}

void DataView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void DataView::retranslate()
{
    struct Words
    {
        QToolButton *button;
        QString text;
        QString toolTip;
    };
    for (const Words &word : {
             Words{m_hex, tr("Hex"), tr("Show bytes as a hex dump")},
             Words{m_raw, tr("Raw"), tr("Show every byte: ASCII as it is, the rest as C escapes")},
             Words{m_sent, tr("Sent too"), tr("Show also what was sent, in another colour")},
             Words{m_pause, tr("Pause view"), tr("Stop showing new data; receiving goes on")},
             Words{m_save, QString(), tr("Save bytes or text to a file")},
             Words{m_clear, QString(), tr("Clear this view; the log keeps its rows")},
         }) {
        word.button->setText(word.text);
        word.button->setAccessibleName(word.text.isEmpty() ? word.toolTip : word.text);
        word.button->setToolTip(word.toolTip);
    }
    m_saveActions[0]->setText(tr("Save the received bytes…"));
    m_saveActions[1]->setText(tr("Save the sent bytes…"));
    m_saveActions[2]->setText(tr("Save both as text, turn by turn…"));
    m_above->setText(tr("Only the newest %1 lines are shown. The log has the others, and saving writes all.")
                         .arg(QLocale().toString(linesKept)));
    m_encoding->setAccessibleName(tr("Encoding of text"));
    m_encoding->setToolTip(tr("Encoding of text in the data"));
    m_view->setAccessibleName(tr("Data"));
    m_view->setPlaceholderText(tr("Received data appears here."));
}

} // namespace sw
