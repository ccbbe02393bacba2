// SPDX-License-Identifier: GPL-3.0-or-later
#include "sequencescenes.h"

#include <QCheckBox>
#include <QPainter>
#include <QTreeWidget>

#include "panelsequence.h"
#include "pingscenes.h"
#include "replyeditor.h"
#include "rulepresets.h"
#include "sequencedialog.h"
#include "windowfixture.h"

namespace sw::scenes {

namespace {

using Fix = WindowFixture;
using Kind = SequenceStep::Kind;
using Match = SequenceStep::Match;

SequenceStep send(const char *text)
{
    SequenceStep step;
    step.text = QLatin1StringView(text);
    return step;
}

SequenceStep expect(Match match, const char *text, int ms = 2000)
{
    SequenceStep step;
    step.kind = Kind::Expect;
    step.match = match;
    step.text = QLatin1StringView(text);
    step.number = ms;
    return step;
}

SequenceStep numbered(Kind kind, int number)
{
    SequenceStep step;
    step.kind = kind;
    step.number = number;
    return step;
}

/// A talk with the SMTP rules of the server panel, played to its end. Null when it could not be.
SequenceDialog *play(Fix &app, std::vector<SequenceStep> steps, bool goesOn)
{
    app.server().findChild<ReplyEditor *>()->setRules(rulePreset(RulePreset::Smtp), true);
    if (!app.connectBoth())
        return nullptr;
    Fix::part<QPlainTextEdit>(app.client(), "textEdit")->setPlainText(QStringLiteral("NOOP"));
    PanelSequence::of(app.client())->action()->trigger();
    auto *dialog = app.client().findChild<SequenceDialog *>();
    Sequence sequence;
    sequence.steps = std::move(steps);
    dialog->setSequence(sequence);
    Fix::part<QCheckBox>(*dialog, "goOnBox")->setChecked(goesOn);
    dialog->run();
    if (!sw::waitUntil([dialog] { return !dialog->isRunning(); }))
        return nullptr;
    auto *list = Fix::part<QTreeWidget>(*dialog, "sequenceSteps");
    list->setCurrentItem(list->topLevelItem(1));
    letBlock();
    return dialog;
}

std::vector<SequenceStep> talkWithLoop()
{
    return {send("EHLO me\\r\\n"),
            expect(Match::StartsWith, "250"),
            numbered(Kind::Repeat, 5),
            send("NOOP\\r\\n"),
            expect(Match::Contains, "250"),
            numbered(Kind::Wait, 20),
            numbered(Kind::End, 1),
            send("QUIT\\r\\n"),
            expect(Match::Pattern, "^221 .*\\r\\n$")};
}

} // namespace

QPixmap sequenceDialog(WindowFixture &app, const Look &)
{
    SequenceDialog *dialog = play(app, talkWithLoop(), false);
    return dialog ? dialog->grab() : QPixmap();
}

QPixmap sequenceFailed(WindowFixture &app, const Look &)
{
    SequenceDialog *dialog = play(app,
                                  {send("EHLO me\\r\\n"), expect(Match::Exactly, "250 welcome\\r\\n"),
                                   send("RCPT TO:<nobody@example.org>"), expect(Match::Anything, "", 100)},
                                  true);
    return dialog ? dialog->grab() : QPixmap();
}

QPixmap sequence(WindowFixture &app, const Look &)
{
    SequenceDialog *dialog = play(app, talkWithLoop(), false);
    if (!dialog)
        return {};
    QPixmap all = pictureOf(app);
    const QPixmap front = dialog->grab();
    QPainter painter(&all);
    const QPoint place(all.width() - front.width() - 24, 60);
    painter.fillRect(QRect(place, front.size()).adjusted(-1, -1, 1, 1), app.theme.color(ColorRole::Line));
    painter.drawPixmap(place, front);
    return all;
}

} // namespace sw::scenes
