// SPDX-License-Identifier: GPL-3.0-or-later
// What a SequenceDialog says: steps, results, times, faults and the names of its parts.
#include <algorithm>
#include <array>

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>

#include "errnotable.h"
#include "errnowording.h"
#include "logformat.h"
#include "payloaderrortext.h"
#include "plaintooltip.h"
#include "printable.h"
#include "sequencecolumns.h"
#include "sequencedialog.h"
#include "theme.h"

namespace sw {

namespace {

using Kind = SequenceStep::Kind;
using Match = SequenceStep::Match;
using State = SequenceResult::State;

constexpr qsizetype shownChars = 300; // of a message in a cell and its tool tip

struct Words
{
    int value;
    const char *text;
};

constexpr std::array kindNames{
    Words{int(Kind::Send), QT_TRANSLATE_NOOP("sw::SequenceDialog", "Send")},
    Words{int(Kind::Expect), QT_TRANSLATE_NOOP("sw::SequenceDialog", "Expect")},
    Words{int(Kind::Wait), QT_TRANSLATE_NOOP("sw::SequenceDialog", "Wait")},
    Words{int(Kind::HalfClose), QT_TRANSLATE_NOOP("sw::SequenceDialog", "Half-close")},
    Words{int(Kind::Close), QT_TRANSLATE_NOOP("sw::SequenceDialog", "Close")},
};
constexpr std::array matchNames{
    Words{int(Match::Exactly), QT_TRANSLATE_NOOP("sw::SequenceDialog", "exactly")},
    Words{int(Match::StartsWith), QT_TRANSLATE_NOOP("sw::SequenceDialog", "starting with")},
    Words{int(Match::Contains), QT_TRANSLATE_NOOP("sw::SequenceDialog", "containing")},
    Words{int(Match::Pattern), QT_TRANSLATE_NOOP("sw::SequenceDialog", "regular expression")},
    Words{int(Match::HexPattern), QT_TRANSLATE_NOOP("sw::SequenceDialog", "hex pattern")},
    Words{int(Match::Bytes), QT_TRANSLATE_NOOP("sw::SequenceDialog", "so many bytes")},
    Words{int(Match::Anything), QT_TRANSLATE_NOOP("sw::SequenceDialog", "anything")},
};
constexpr std::array formNames{
    Words{int(PayloadForm::Text), QT_TRANSLATE_NOOP("sw::SequenceDialog", "Text")},
    Words{int(PayloadForm::Escapes), QT_TRANSLATE_NOOP("sw::SequenceDialog", "Escapes")},
    Words{int(PayloadForm::Hex), QT_TRANSLATE_NOOP("sw::SequenceDialog", "Hex")},
};
/// What a step expects; %1 is the text, %2 the time-out.
constexpr std::array expectations{
    Words{int(Match::Exactly), QT_TRANSLATE_NOOP("sw::SequenceDialog", "Expect exactly “%1” within %2 ms")},
    Words{int(Match::StartsWith), QT_TRANSLATE_NOOP("sw::SequenceDialog", "Expect “%1” at the start within %2 ms")},
    Words{int(Match::Contains), QT_TRANSLATE_NOOP("sw::SequenceDialog", "Expect “%1” anywhere within %2 ms")},
    Words{int(Match::Pattern),
          QT_TRANSLATE_NOOP("sw::SequenceDialog", "Expect a match of the expression “%1” within %2 ms")},
    Words{int(Match::HexPattern),
          QT_TRANSLATE_NOOP("sw::SequenceDialog", "Expect the hex pattern “%1” at the start within %2 ms")},
    Words{int(Match::Bytes), QT_TRANSLATE_NOOP("sw::SequenceDialog", "Expect %1 bytes within %2 ms")},
    Words{int(Match::Anything), QT_TRANSLATE_NOOP("sw::SequenceDialog", "Expect anything within %2 ms")},
};
constexpr std::array faults{
    Words{int(SequenceFault::BadText), QT_TRANSLATE_NOOP("sw::SequenceDialog", "what is typed is wrong")},
    Words{int(SequenceFault::NothingToSend),
          QT_TRANSLATE_NOOP("sw::SequenceDialog", "type a message: there is nothing to send or to expect")},
    Words{int(SequenceFault::BadPattern), QT_TRANSLATE_NOOP("sw::SequenceDialog", "this is no pattern")},
    Words{int(SequenceFault::PatternTooLong),
          QT_TRANSLATE_NOOP("sw::SequenceDialog", "the pattern is too long; look for less of it")},
    Words{int(SequenceFault::CloseInLoop),
          QT_TRANSLATE_NOOP("sw::SequenceDialog", "a loop cannot close: its next round would have no connection")},
    Words{int(SequenceFault::LoopOpen),
          QT_TRANSLATE_NOOP("sw::SequenceDialog", "the end of this loop is missing or stands above it")},
    Words{int(SequenceFault::LoopUnbegun),
          QT_TRANSLATE_NOOP("sw::SequenceDialog", "the beginning of this loop is missing or stands below it")},
    Words{int(SequenceFault::TooLong), QT_TRANSLATE_NOOP("sw::SequenceDialog", "more than 10,000 steps")},
    Words{int(SequenceFault::NotConnected),
          QT_TRANSLATE_NOOP("sw::SequenceDialog", "it comes after Close, where there is no connection")},
};

template<typename Table>
const char *wordsOf(const Table &table, int value)
{
    const auto row = std::ranges::find(table, value, &Words::value);
    return row == table.end() ? "" : row->text;
}

/// Typed by a person or by whoever wrote the file: one line that is what it seems.
QString typedText(const SequenceStep &step)
{
    const auto bytes = bytesOf(step);
    const bool asBytes = bytes && step.form != PayloadForm::Hex && step.match != Match::Pattern
        && step.match != Match::HexPattern;
    QString line = printable(asBytes ? *bytes : step.text.toUtf8(), TextEncoding::Utf8, shownChars);
    return asBytes ? line
                   : line.replace(QLatin1StringView("\\\\"), QLatin1StringView("\\")); // those of the pattern itself
}

QString whatCame(const SequenceResult &result)
{
    return printable(result.got, TextEncoding::Utf8, shownChars);
}

} // namespace

QString SequenceDialog::what(const SequenceStep &step) const
{
    const QString number = QLocale().toString(step.number);
    switch (step.kind) {
    case Kind::Send:
        return tr("Send “%1”")
            .arg(printable(bytesOf(step).value_or(step.text.toUtf8()), TextEncoding::Utf8, shownChars));
    case Kind::Expect: {
        const QString text = step.match == Match::Bytes ? QLocale().toString(step.bytes) : typedText(step);
        QString all = tr(wordsOf(expectations, static_cast<int>(step.match)));
        return all.contains(QLatin1StringView("%1")) ? all.arg(text, number) : all.arg(number);
    }
    case Kind::Wait:
        return tr("Wait %1 ms").arg(number);
    case Kind::HalfClose:
        return tr("Half-close: end sending, receive on");
    case Kind::Close:
        return tr("Close the connection");
    case Kind::Repeat:
        return tr("Repeat %1 times:").arg(number);
    case Kind::End:
        return tr("End of the loop");
    }
    return {};
}

QString SequenceDialog::resultText(int step) const
{
    if (!m_play)
        return {};
    const Kind kind = at(step).kind;
    const QLocale locale;
    const bool loop = kind == Kind::Repeat;
    const int told = loop ? partnerOf(step) : step; // the end of a loop counts its rounds
    const SequenceResult &result = m_play->results()[static_cast<std::size_t>(std::max(told, 0))];
    const qint64 all = m_places[static_cast<std::size_t>(step)].rounds * (loop ? at(step).number : 1);
    const QString rounds = tr("round %1 of %2").arg(locale.toString(result.rounds), locale.toString(all));
    if (loop)
        return result.rounds > 0 ? rounds : QString();
    if (result.state == State::Waiting || kind == Kind::End)
        return {};
    const bool expects = kind == Kind::Expect;
    const QString came = whatCame(result);
    QString text;
    switch (result.state) {
    case State::Waiting:
        break;
    case State::Running:
        text = kind == Kind::Send ? tr("sending…") : tr("waiting…");
        break;
    case State::Done:
        text = expects ? tr("✓ came: %1").arg(came) : tr("✓ done");
        break;
    case State::Failed:
        if (result.error != 0)
            text = tr("✕ %1: %2", "errno, its meaning").arg(errnoName(result.error), errnoText(result.error).meaning);
        else if (result.gaveUp)
            text = tr("✕ the expression needed too many steps for what came: %1").arg(came);
        else if (!result.ended)
            text = expects ? tr("✕ came instead: %1").arg(came) : tr("✕ not done");
        else if (!expects)
            text = tr("✕ the connection has ended");
        else
            text = came.isEmpty() ? tr("✕ the connection ended before anything came")
                                  : tr("✕ the connection ended; only this had come: %1").arg(came);
        break;
    case State::TimedOut:
        text = came.isEmpty() ? tr("✕ timed out: nothing came") : tr("✕ timed out; what came: %1").arg(came);
        break;
    case State::Stopped:
        text = tr("stopped here");
        break;
    }
    const bool marked = text.startsWith(u'✓') || text.startsWith(u'✕');
    if (all > 1 && marked) // before what may be long
        text.insert(2, rounds + QStringLiteral(" · "));
    else if (all > 1)
        text += QStringLiteral(" · ") + rounds;
    if (result.failures > 1)
        text += QStringLiteral(" · ") + tr("failed: %1").arg(locale.toString(result.failures));
    const QString dropped = amountText(result.dropped);
    if (!dropped.isEmpty() && marked) // before what may be long
        text.insert(2, tr("dropped unread: %1").arg(dropped) + QStringLiteral(" · "));
    else if (!dropped.isEmpty())
        text += QStringLiteral(" · ") + tr("dropped unread: %1").arg(dropped);
    return text;
}

QString SequenceDialog::amountText(const SequenceInbox::Dropped &dropped)
{
    const QLocale locale;
    if (dropped.messages > 0)
        return tr("%1 datagrams").arg(locale.toString(dropped.messages));
    return dropped.bytes > 0 ? tr("%1 bytes").arg(locale.toString(dropped.bytes)) : QString();
}

QString SequenceDialog::timeText(int step) const
{
    const Kind kind = at(step).kind;
    if (!m_play || kind == Kind::Repeat || kind == Kind::End)
        return {};
    const SequenceResult &result = m_play->results()[static_cast<std::size_t>(step)];
    if (result.state == State::Waiting)
        return {};
    return logDuration(result.state == State::Running ? m_stepTime.nsecsElapsed() : result.tookNs);
}

QString SequenceDialog::timesText(int step) const
{
    const qint64 rounds = m_play ? m_play->results()[static_cast<std::size_t>(step)].rounds : 0;
    if (rounds < 2 || timeText(step).isEmpty())
        return {};
    const SequenceResult &result = m_play->results()[static_cast<std::size_t>(step)];
    return tr("Of the last round. On average %1, at most %2")
        .arg(logDuration(result.totalNs / rounds), logDuration(result.longestNs));
}

QString SequenceDialog::endText() const
{
    const QString took = logDuration(m_play->elapsedNs());
    const auto &results = m_play->results();
    if (m_play->isRunning())
        return tr("Step %1 of %2 · %3", "the one that is made, how many, time")
            .arg(QString::number(std::max(m_play->step(), 0) + 1), QString::number(count()), took);
    if (m_play->wasStopped())
        return tr("Stopped after %1").arg(took);
    QStringList failed;
    for (std::size_t i = 0; i < results.size(); ++i) {
        if (results[i].failures > 0)
            failed.append(QString::number(i + 1));
    }
    if (failed.isEmpty())
        return tr("✓ All steps done in %1").arg(took);
    const auto last = std::ranges::find_if(
        results, [](const SequenceResult &one) { return one.state == State::Waiting || one.state == State::Running; });
    return last == results.end() && failed.size() < count()
        ? tr("✕ Done in %1; failed steps: %2").arg(took, failed.join(QStringLiteral(", ")))
        : tr("✕ Ended after %1; failed steps: %2").arg(took, failed.join(QStringLiteral(", ")));
}

QString SequenceDialog::faultText(SequenceFault fault, int step) const
{
    if (fault == SequenceFault::None)
        return {};
    QString why = tr(wordsOf(faults, static_cast<int>(fault)));
    if (fault == SequenceFault::BadText && m_faulty >= 0 && m_faulty < count()) {
        const SequenceStep &wrong = at(m_faulty);
        const PayloadResult parsed = parsePayload(wrong.text, wrong.form, TextEncoding::Utf8, wrong.ending);
        if (parsed.error)
            why = payloadErrorText(*parsed.error, wrong.text, TextEncoding::Utf8);
    }
    return step < 0 ? why : tr("Step %1: %2").arg(QString::number(step + 1), why);
}

void SequenceDialog::showFault()
{
    if (m_sequence.steps.empty())
        return say(tr("There is no step yet: add one."), "muted");
    say(faultText(m_fault, m_faulty), m_fault == SequenceFault::None ? "muted" : "error");
}

void SequenceDialog::showButtons()
{
    const bool running = isRunning();
    const int now = chosen();
    const Target target = m_where.target();
    const bool right = m_fault == SequenceFault::None && count() > 0;
    const QString busy = tr("A sequence is running: stop it first.");
    const QString none = tr("Choose a step in the list first.");
    const QString mend = count() == 0 ? tr("There is no step yet: add one.") : faultText(m_fault, m_faulty);
    struct Rule
    {
        QWidget *widget;
        QString what;
        QString whyNot; ///< empty: it can
    };
    const QString bytes = m_where.composed().isEmpty() ? tr("Type a message below in the panel first.") : QString();
    const std::array rules{
        Rule{m_add, tr("Puts a step below the chosen one"), {}},
        Rule{m_compose, tr("Puts a step that sends the bytes of the panel's message below the chosen one"), bytes},
        Rule{m_remove, tr("Takes the chosen steps out; of a loop, its beginning and its end (Del)"),
             now < 0 ? none : QString()},
        Rule{m_up, tr("Moves the chosen step up (Alt+Up)"),
             now < 0        ? none
                 : now == 0 ? tr("It is the first step.")
                            : QString()},
        Rule{m_down, tr("Moves the chosen step down (Alt+Down)"),
             now < 0                  ? none
                 : now + 1 == count() ? tr("It is the last step.")
                                      : QString()},
        Rule{m_loop, tr("Puts a loop around the chosen steps; Shift chooses several"), now < 0 ? none : QString()},
        Rule{m_goOn, tr("Otherwise the first step that fails ends the sequence"), {}},
        Rule{m_open, tr("Takes the steps from a scenario file in place of these; nothing is played"), {}},
        Rule{m_save,
             tr("Writes a scenario file, which makes a connection of its own; loops are written out, round by round"),
             right ? QString() : mend},
        Rule{m_kind, tr("What the step does"), {}},
        Rule{m_match, tr("How what comes is compared"), {}},
        Rule{m_text, tr("What is sent or expected"), {}},
        Rule{m_form, tr("How the text is read: as it stands, with backslash escapes, or as hex digits"), {}},
        Rule{m_bytes, tr("So many bytes, whatever they are"), {}},
        Rule{m_number, m_number->accessibleName(), {}},
    };
    for (const Rule &rule : rules) {
        const QString why = running ? busy : rule.whyNot;
        rule.widget->setEnabled(why.isEmpty());
        rule.widget->setToolTip(plainToolTip(why.isEmpty() ? rule.what : QStringLiteral("%1\n%2").arg(rule.what, why)));
    }
    m_run->setEnabled(running || (right && target.socket != 0));
    m_run->setText(running ? tr("Stop") : tr("Run"));
    m_run->setAccessibleName(running ? tr("Stop the sequence") : tr("Run the sequence"));
    m_run->setToolTip(plainToolTip(
        running                  ? tr("Ends the sequence; the connection stays (Ctrl+Return)")
            : !right             ? mend
            : target.socket == 0 ? target.why
                                 : tr("Plays the steps on the connection with %1 (Ctrl+Return)").arg(target.peer)));
}

void SequenceDialog::retranslate()
{
    m_intro->setText(tr("Played one after the other on the panel's open connection. Each call stands in the log."));
    m_list->setAccessibleName(tr("Steps of the sequence"));
    m_list->setHeaderLabels({tr("No."), tr("Step"), tr("Result"), tr("Time")});
    m_list->headerItem()->setTextAlignment(NumberColumn, Qt::AlignRight | Qt::AlignVCenter);
    m_list->headerItem()->setTextAlignment(TimeColumn, Qt::AlignRight | Qt::AlignVCenter);
    m_loading = true;
    const auto name = [](QComboBox *box, const auto &names) {
        for (int i = 0; i < box->count(); ++i)
            box->setItemText(i, tr(wordsOf(names, box->itemData(i).toInt())));
    };
    name(m_kind, kindNames);
    name(m_match, matchNames);
    name(m_form, formNames);
    m_loading = false;
    m_kind->setAccessibleName(tr("Kind of step"));
    m_match->setAccessibleName(tr("How it is compared"));
    m_text->setAccessibleName(tr("Message"));
    m_form->setAccessibleName(tr("How the text is read"));
    m_bytes->setAccessibleName(tr("How many bytes"));
    m_bytes->setSuffix(tr(" B", "bytes"));
    m_status->setAccessibleName(tr("What became of the sequence"));
    const std::array<std::pair<QPushButton *, QString>, 9> captions{{{m_add, tr("Add")},
                                                                     {m_compose, tr("Add the composed message")},
                                                                     {m_remove, tr("Remove")},
                                                                     {m_up, tr("Up")},
                                                                     {m_down, tr("Down")},
                                                                     {m_loop, tr("Put in a loop")},
                                                                     {m_open, tr("Open…")},
                                                                     {m_save, tr("Save…")},
                                                                     {m_close, tr("Close", "the window")}}};
    for (const auto &[button, text] : captions) {
        button->setText(text);
        button->setAccessibleName(text);
    }
    m_close->setToolTip(plainToolTip(tr("The steps stay with the panel; a sequence that runs is stopped")));
    m_goOn->setText(tr("Go on when a step fails"));
    m_goOn->setAccessibleName(m_goOn->text());
    showSteps();
    showFields();
    if (!m_play)
        showFault();
    else if (isRunning())
        showProgress();
    else
        showEnd();
}

} // namespace sw
