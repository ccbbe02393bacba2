// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagediffwindow.h"

#include <algorithm>

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include "elidedlabel.h"
#include "printable.h"
#include "theme.h"

namespace sw {

namespace {

constexpr QSize firstSize(1060, 560);
constexpr qsizetype textBefore = 24; ///< bytes around a difference, in the text below the dumps
constexpr qsizetype mostText = 400;

QString number(qsizetype value)
{
    return QLocale().toString(value);
}

} // namespace

MessageDiffWindow::MessageDiffWindow(const Theme &theme, std::function<DiffSide()> selected, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_theme(theme)
    , m_selected(std::move(selected))
    , m_view(new MessageDiffView(theme, this))
{
    setObjectName(QStringLiteral("diffWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(firstSize);
    build();
    connect(&m_job, &SessionJob::finished, this, [this] {
        m_comparing = false;
        m_diff = std::move(m_found);
        m_view->setDiff(m_diff);
        showState();
    });
    connect(m_view, &MessageDiffView::currentChanged, this, &MessageDiffWindow::showDifference);
    retranslate();
}

QWidget *MessageDiffWindow::buildSide(bool left)
{
    auto *head = new QWidget(this);
    Side &own = side(left);
    own.name = new ElidedLabel(head);
    own.name->setObjectName(left ? QStringLiteral("diffLeftName") : QStringLiteral("diffRightName"));
    own.take = new QToolButton(head);
    own.take->setObjectName(left ? QStringLiteral("diffLeftTake") : QStringLiteral("diffRightTake"));
    own.take->setPopupMode(QToolButton::InstantPopup);
    own.take->setFocusPolicy(Qt::StrongFocus);
    own.take->setProperty("outlined", true);
    auto *menu = new QMenu(own.take);
    menu->setToolTipsVisible(true);
    static constexpr std::array<const char *, 4> names{"diffSelection", "diffClipboardText", "diffClipboardHex",
                                                       "diffFile"};
    for (size_t i = 0; i < names.size(); ++i) {
        own.sources[i] = menu->addAction(QString());
        own.sources[i]->setObjectName(QLatin1StringView(names[i]));
    }
    connect(own.sources[0], &QAction::triggered, this, [this, left] { takeSelection(left); });
    connect(own.sources[1], &QAction::triggered, this, [this, left] { takeClipboard(left, false); });
    connect(own.sources[2], &QAction::triggered, this, [this, left] { takeClipboard(left, true); });
    connect(own.sources[3], &QAction::triggered, this, [this, left] { askFile(left); });
    own.take->setMenu(menu);
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(own.take);
    line->addWidget(own.name, 1);
    return head;
}

void MessageDiffWindow::build()
{
    const auto button = [this](const char *name) {
        auto *made = new QToolButton(this);
        made->setObjectName(QLatin1StringView(name));
        made->setFocusPolicy(Qt::StrongFocus);
        made->setProperty("outlined", true);
        return made;
    };
    auto *heads = new QHBoxLayout;
    heads->setContentsMargins(8, 6, 8, 2);
    heads->addWidget(buildSide(true), 1);
    m_swap = button("diffSwap");
    heads->addWidget(m_swap);
    heads->addWidget(buildSide(false), 1);
    m_previous = button("diffPrevious");
    m_previous->setArrowType(Qt::UpArrow);
    m_next = button("diffNext");
    m_next->setArrowType(Qt::DownArrow);
    m_summary = new QLabel(this);
    m_summary->setObjectName(QStringLiteral("diffSummary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(8, 2, 8, 4);
    line->addWidget(m_previous);
    line->addWidget(m_next);
    line->addWidget(m_summary, 1);
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(QStringLiteral("diffText"));
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(m_theme.monospace());
    connect(&m_theme, &Theme::changed, m_text, [this] { m_text->setFont(m_theme.monospace()); });
    m_text->setLayoutDirection(Qt::LeftToRight);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("diffSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_view);
    splitter->addWidget(m_text);
    splitter->setStretchFactor(0, 4);
    splitter->setStretchFactor(1, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(heads);
    all->addLayout(line);
    all->addWidget(splitter, 1);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_swap, &QToolButton::clicked, this, &MessageDiffWindow::swapSides);
    connect(new QShortcut(QKeySequence(Qt::Key_F3), this), &QShortcut::activated, m_next, &QToolButton::click);
    connect(new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F3), this), &QShortcut::activated, m_previous,
            &QToolButton::click);
    connect(new QShortcut(QKeySequence(Qt::Key_Escape), this), &QShortcut::activated, this, &QWidget::close);
}

void MessageDiffWindow::add(DiffSide content)
{
    setSide(m_sides[0].content.name.isEmpty(), std::move(content));
}

void MessageDiffWindow::setSide(bool left, DiffSide content)
{
    if (content.bytes.size() > mostBytes) {
        content.bytes.truncate(mostBytes);
        content.cut = true;
    }
    m_problem.clear();
    side(left).content = std::move(content);
    compare();
}

void MessageDiffWindow::swapSides()
{
    std::swap(m_sides[0].content, m_sides[1].content);
    compare();
}

void MessageDiffWindow::compare()
{
    m_job.cancel();
    m_diff.reset();
    m_view->setDiff(nullptr);
    m_comparing = !m_sides[0].content.name.isEmpty() && !m_sides[1].content.name.isEmpty();
    if (m_comparing) {
        m_found = std::make_shared<MessageDiff>();
        m_found->left = m_sides[0].content.bytes;
        m_found->right = m_sides[1].content.bytes;
        m_job.start([found = m_found](const std::stop_token &stop, const SessionJob::Tell &) {
            found->diff = diffBytes(found->left, found->right, [&stop] { return stop.stop_requested(); });
        });
    }
    showState();
}

void MessageDiffWindow::step(int by)
{
    m_view->setCurrent(std::clamp(m_view->current() + by, 0, std::max(0, m_view->count() - 1)));
}

QString MessageDiffWindow::summary() const
{
    if (!m_problem.isEmpty())
        return m_problem;
    if (m_comparing)
        return tr("Comparing…");
    if (!m_diff)
        return tr(
            "Take two messages: select rows in the log and choose 'Compare' in their menu, or use the two buttons.");
    qsizetype changed = 0;
    qsizetype onlyLeft = 0;
    qsizetype onlyRight = 0;
    for (const DiffSpan &span : m_diff->diff.spans) {
        if (span.same)
            continue;
        const qsizetype both = std::min(span.leftSize, span.rightSize);
        changed += both;
        onlyLeft += span.leftSize - both;
        onlyRight += span.rightSize - both;
    }
    QStringList parts;
    if (m_view->count() == 0)
        parts.append(tr("The two are the same."));
    else
        parts.append(tr("Difference %1 of %2 · bytes changed: %3, only left: %4, only right: %5")
                         .arg(number(m_view->current() + 1), number(m_view->count()), number(changed), number(onlyLeft),
                              number(onlyRight)));
    if (m_diff->diff.rough)
        parts.append(tr("They differ so much that they could also be aligned in another way."));
    if (m_sides[0].content.cut || m_sides[1].content.cut)
        parts.append(tr("Only the first %1 bytes are compared.").arg(number(mostBytes)));
    return parts.join(u'\n');
}

void MessageDiffWindow::showState()
{
    for (const Side &one : m_sides)
        one.name->setText(one.content.name.isEmpty()
                              ? tr("nothing yet")
                              : tr("%1 · %2 bytes").arg(one.content.name, number(one.content.bytes.size())));
    m_swap->setEnabled(!m_sides[0].content.name.isEmpty() || !m_sides[1].content.name.isEmpty());
    showDifference();
}

QString MessageDiffWindow::textAround(bool left) const
{
    const DiffSpan &span = m_view->difference(m_view->current());
    const QByteArray &bytes = left ? m_diff->left : m_diff->right;
    const qsizetype at = left ? span.left : span.right;
    const qsizetype size = left ? span.leftSize : span.rightSize;
    const qsizetype from = std::max(qsizetype(0), at - textBefore);
    const auto text = [&](qsizetype begin, qsizetype end) {
        return printable(QByteArrayView(bytes).sliced(begin, std::clamp(end, begin, bytes.size()) - begin),
                         TextEncoding::Utf8, mostText);
    };
    return (from > 0 ? QStringLiteral("…") : QString()) + text(from, at) + QStringLiteral("⟦") + text(at, at + size)
        + QStringLiteral("⟧") + text(at + size, at + size + textBefore)
        + (at + size + textBefore < bytes.size() ? QStringLiteral("…") : QString());
}

void MessageDiffWindow::showDifference()
{
    m_summary->setText(summary());
    const int current = m_view->current();
    const bool any = m_diff && m_view->count() > 0;
    m_previous->setEnabled(any && current > 0);
    m_next->setEnabled(any && current + 1 < m_view->count());
    m_previous->setToolTip(m_previous->isEnabled() ? tr("Previous difference (Shift+F3)")
                                                   : tr("There is no difference before"));
    m_next->setToolTip(m_next->isEnabled() ? tr("Next difference (F3)") : tr("There is no further difference"));
    if (!any || current < 0)
        return m_text->clear();
    const DiffSpan &span = m_view->difference(current);
    m_text->setPlainText(tr("left, from byte %1 (0x%2), bytes: %3")
                             .arg(number(span.left), QString::number(span.left, 16), number(span.leftSize))
                         + u'\n' + textAround(true) + u'\n'
                         + tr("right, from byte %1 (0x%2), bytes: %3")
                               .arg(number(span.right), QString::number(span.right, 16), number(span.rightSize))
                         + u'\n' + textAround(false));
}

void MessageDiffWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MessageDiffWindow::retranslate()
{
    setWindowTitle(tr("Compare two messages"));
    for (const bool left : {true, false}) {
        Side &own = side(left);
        own.take->setText(left ? tr("Left") : tr("Right"));
        own.take->setAccessibleName(left ? tr("Take the left message") : tr("Take the right message"));
        own.take->setToolTip(tr("Where this message comes from"));
        own.name->setAccessibleName(left ? tr("Left message") : tr("Right message"));
        own.sources[0]->setText(tr("The rows selected in the log"));
        own.sources[1]->setText(tr("The clipboard, as text"));
        own.sources[2]->setText(tr("The clipboard, as hex"));
        own.sources[3]->setText(tr("A file…"));
    }
    m_swap->setText(QStringLiteral("⇄"));
    m_swap->setAccessibleName(tr("Swap the sides"));
    m_swap->setToolTip(tr("Swap the sides"));
    m_previous->setAccessibleName(tr("Previous difference"));
    m_next->setAccessibleName(tr("Next difference"));
    m_text->setAccessibleName(tr("The difference as text"));
    m_text->setPlaceholderText(tr("A difference shows here as text, in ⟦ ⟧."));
    showState();
}

} // namespace sw
