// SPDX-License-Identifier: GPL-3.0-or-later
// The list of a SequenceDialog: its steps written, moved and taken out, and the fields of the chosen one.
#include "sequencedialog.h"

#include <algorithm>
#include <set>

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>

#include "plaintooltip.h"
#include "sequencecolumns.h"
#include "theme.h"

namespace sw {

namespace {

using Kind = SequenceStep::Kind;
using Match = SequenceStep::Match;

constexpr int usualMs = 1000;
constexpr int usualRounds = 10;
constexpr int rowMargin = 8;
constexpr int mostIndent = 20; ///< loops; what is deeper would only push the words out of the column

bool isMark(Kind kind)
{
    return kind == Kind::Repeat || kind == Kind::End;
}

} // namespace

int SequenceDialog::chosen() const
{
    return m_list->indexOfTopLevelItem(m_list->currentItem());
}

void SequenceDialog::setSequence(const Sequence &sequence)
{
    if (isRunning())
        return;
    m_sequence = sequence;
    changed(0);
}

void SequenceDialog::changed(int current)
{
    m_play.reset();
    measure();
    fill();
    if (count() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(std::clamp(current, 0, count() - 1)));
    showFault();
    showFields();
}

void SequenceDialog::fill()
{
    m_loading = true;
    m_list->clear();
    for (int i = 0; i < count(); ++i) {
        auto *item = new QTreeWidgetItem(m_list);
        item->setSizeHint(StepColumn, QSize(0, m_list->fontMetrics().height() + rowMargin));
        item->setTextAlignment(NumberColumn, Qt::AlignRight | Qt::AlignVCenter);
        item->setTextAlignment(TimeColumn, Qt::AlignRight | Qt::AlignVCenter);
    }
    m_loading = false;
    showSteps();
}

void SequenceDialog::measure()
{
    m_faulty = -1;
    m_fault = faultOf(m_sequence, m_faulty);
    m_places.clear();
    std::vector<Place> around{{}};
    for (const SequenceStep &step : m_sequence.steps) {
        if (step.kind == Kind::End && around.size() > 1)
            around.pop_back();
        m_places.push_back(around.back());
        if (step.kind != Kind::Repeat)
            continue;
        const Place &outer = around.back();
        const qint64 most = Sequence::mostRounds;
        around.push_back({outer.depth + 1, outer.rounds > most ? outer.rounds : outer.rounds * step.number});
    }
}

int SequenceDialog::partnerOf(int step) const
{
    const int way = at(step).kind == Kind::Repeat ? 1 : at(step).kind == Kind::End ? -1 : 0;
    int depth = 0;
    for (int i = step; way != 0 && i >= 0 && i < count(); i += way) {
        depth += at(i).kind == Kind::Repeat ? 1 : at(i).kind == Kind::End ? -1 : 0;
        if (depth == 0)
            return i;
    }
    return -1;
}

void SequenceDialog::showSteps()
{
    for (int i = 0; i < count(); ++i)
        showStep(i);
}

void SequenceDialog::showStep(int step)
{
    QTreeWidgetItem *item = step < 0 ? nullptr : m_list->topLevelItem(step);
    if (!item)
        return;
    using State = SequenceResult::State;
    const State state = m_play ? m_play->results()[static_cast<std::size_t>(step)].state : State::Waiting;
    const bool faulty = !m_play && m_fault != SequenceFault::None && step == m_faulty;
    const bool bad = faulty || state == State::Failed || state == State::TimedOut;
    const int depth = std::min(m_places[static_cast<std::size_t>(step)].depth, mostIndent);
    const QString indent(depth * 2, QChar(0x2003));
    const QString text = what(at(step));
    const QString result = faulty ? QStringLiteral("✕ ") + faultText(m_fault, -1) : resultText(step);
    const Theme &theme = m_where.theme;
    item->setText(NumberColumn, QString::number(step + 1));
    item->setText(StepColumn, indent + text);
    item->setText(ResultColumn, result);
    item->setText(TimeColumn, timeText(step));
    item->setToolTip(StepColumn, plainToolTip(text));
    item->setToolTip(ResultColumn, plainToolTip(result));
    item->setToolTip(TimeColumn, plainToolTip(timesText(step)));
    item->setForeground(NumberColumn, theme.color(ColorRole::MutedText));
    item->setForeground(StepColumn, theme.color(faulty ? ColorRole::Error : ColorRole::Text));
    item->setForeground(ResultColumn,
                        theme.color(bad                           ? ColorRole::Error
                                        : state == State::Running ? ColorRole::Blocked
                                        : state == State::Done    ? ColorRole::Received
                                                                  : ColorRole::MutedText));
}

void SequenceDialog::nameFields()
{
    const Kind kind = chosen() < 0 ? Kind::Send : at(chosen()).kind;
    m_loading = true; // words change no step
    m_number->setPrefix(kind == Kind::Expect ? tr("within ") : QString());
    m_number->setSuffix(kind == Kind::Repeat ? tr(" times") : tr(" ms"));
    m_loading = false;
    m_number->setAccessibleName(kind == Kind::Repeat     ? tr("How many rounds")
                                    : kind == Kind::Wait ? tr("Milliseconds to wait")
                                                         : tr("Time-out in milliseconds"));
    const QFontMetrics metrics(m_list->font());
    m_list->setColumnWidth(NumberColumn, metrics.horizontalAdvance(QStringLiteral("00000")) + metrics.height());
    m_list->setColumnWidth(TimeColumn, metrics.horizontalAdvance(QStringLiteral("000.000 ms")) + metrics.height());
}

void SequenceDialog::takeFields()
{
    const int now = chosen();
    if (m_loading || now < 0 || isRunning())
        return;
    SequenceStep &step = m_sequence.steps[static_cast<std::size_t>(now)];
    if (!isMark(step.kind)) {
        const auto kind = static_cast<Kind>(m_kind->currentData().toInt());
        if (kind == Kind::Expect && kind != step.kind && m_text->text().isEmpty())
            m_match->setCurrentIndex(m_match->findData(static_cast<int>(Match::Anything)));
        step.kind = kind;
    }
    step.match = static_cast<Match>(m_match->currentData().toInt());
    if (step.text.size() <= Sequence::mostText) // of a longer one the line holds only the beginning
        step.text = m_text->text();
    step.form = static_cast<PayloadForm>(m_form->currentData().toInt());
    step.number = m_number->value();
    step.bytes = m_bytes->value();
    const bool played = m_play != nullptr;
    const int faultyBefore = m_faulty;
    m_play.reset();
    measure();
    if (played) {
        showSteps(); // the results go
    } else {
        // There may be thousands, and this comes with every key.
        for (const int changed : std::set{now, partnerOf(now), faultyBefore, m_faulty})
            showStep(changed);
    }
    showFault();
    showFields();
    Q_EMIT edited();
}

void SequenceDialog::showFields()
{
    if (m_loading)
        return;
    const int now = chosen();
    const bool any = now >= 0;
    const SequenceStep step = any ? at(now) : SequenceStep();
    const bool expects = any && step.kind == Kind::Expect;
    const bool counts = expects && step.match == Match::Bytes;
    const bool pattern = expects && (step.match == Match::Pattern || step.match == Match::HexPattern);
    const bool typed = any && (step.kind == Kind::Send || (expects && !counts && step.match != Match::Anything));
    const bool numbered = any && (expects || step.kind == Kind::Wait || step.kind == Kind::Repeat);
    m_loading = true;
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(step.kind)));
    m_match->setCurrentIndex(m_match->findData(static_cast<int>(step.match)));
    m_form->setCurrentIndex(m_form->findData(static_cast<int>(step.form)));
    if (m_text->text() != step.text)
        m_text->setText(step.text);
    m_text->setReadOnly(step.text.size() > Sequence::mostText);
    m_number->setMaximum(step.kind == Kind::Repeat ? Sequence::mostRounds : Sequence::mostMs);
    m_number->setValue(step.number);
    m_bytes->setValue(step.bytes);
    m_loading = false;
    m_kind->setVisible(any && !isMark(step.kind));
    m_match->setVisible(expects);
    m_text->setVisible(typed);
    m_form->setVisible(typed && !pattern);
    m_bytes->setVisible(counts);
    m_number->setVisible(numbered);
    nameFields();
    showButtons();
}

void SequenceDialog::add(const SequenceStep &step)
{
    if (count() >= Sequence::mostSteps)
        return say(faultText(SequenceFault::TooLong, -1), "error");
    const int place = chosen() + 1;
    m_sequence.steps.insert(m_sequence.steps.begin() + place, step);
    changed(place);
    Q_EMIT edited();
}

void SequenceDialog::addNext()
{
    const int before = chosen();
    SequenceStep made;
    if (before >= 0) {
        made.form = at(before).form;
        made.kind = at(before).kind == Kind::Send ? Kind::Expect : Kind::Send;
    }
    made.number = usualMs;
    if (made.kind == Kind::Expect)
        made.match = Match::Anything;
    else
        made.text = made.form == PayloadForm::Hex ? QStringLiteral("50 49 4e 47") : QStringLiteral("PING\\r\\n");
    if (made.form == PayloadForm::Text)
        made.form = PayloadForm::Escapes;
    add(made);
    m_text->isVisible() ? m_text->setFocus() : m_kind->setFocus();
}

void SequenceDialog::addComposed()
{
    const QByteArray bytes = m_where.composed();
    if (bytes.isEmpty())
        return;
    const PayloadText typed = editableText(bytes, TextEncoding::Utf8);
    if (typed.text.size() > Sequence::mostText) {
        return say(
            tr("The message is too long for a step, which holds up to %1 characters: send it from the composer, or "
               "shorten it.")
                .arg(QLocale().toString(Sequence::mostText)),
            "error");
    }
    SequenceStep made;
    made.text = typed.text;
    made.form = typed.form;
    add(made);
}

void SequenceDialog::removeChosen()
{
    std::set<int> gone;
    const auto items = m_list->selectedItems();
    for (QTreeWidgetItem *item : items)
        gone.insert(m_list->indexOfTopLevelItem(item));
    if (gone.empty() && chosen() >= 0)
        gone.insert(chosen());
    // A loop goes as a whole: its two marks, not what stands between them.
    const std::set<int> picked = gone;
    for (const int step : picked) {
        if (const int other = partnerOf(step); other >= 0)
            gone.insert(other);
    }
    if (gone.empty())
        return;
    const int first = *gone.begin();
    for (auto step = gone.rbegin(); step != gone.rend(); ++step)
        m_sequence.steps.erase(m_sequence.steps.begin() + *step);
    changed(first);
    Q_EMIT edited();
}

void SequenceDialog::move(int by)
{
    const int from = chosen();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= count())
        return;
    std::swap(m_sequence.steps[static_cast<std::size_t>(from)], m_sequence.steps[static_cast<std::size_t>(to)]);
    changed(to);
    Q_EMIT edited();
}

void SequenceDialog::loopChosen()
{
    int first = count();
    int last = -1;
    const auto items = m_list->selectedItems();
    for (QTreeWidgetItem *item : items) {
        first = std::min(first, m_list->indexOfTopLevelItem(item));
        last = std::max(last, m_list->indexOfTopLevelItem(item));
    }
    if (last < 0)
        return;
    SequenceStep begin;
    begin.kind = Kind::Repeat;
    begin.number = usualRounds;
    SequenceStep end;
    end.kind = Kind::End;
    m_sequence.steps.insert(m_sequence.steps.begin() + last + 1, end);
    m_sequence.steps.insert(m_sequence.steps.begin() + first, begin);
    changed(first);
    m_number->setFocus();
    Q_EMIT edited();
}

} // namespace sw
