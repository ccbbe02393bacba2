// SPDX-License-Identifier: GPL-3.0-or-later
// What the window that compares the backends says and shows.
#include "comparewindow.h"

#include <array>

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>

#include "backendcomparison.h"
#include "calltable.h"
#include "calltext.h"
#include "comparisonwording.h"
#include "noticewording.h"
#include "styleproperty.h"
#include "theme.h"

namespace sw {

namespace {

enum Column { StepColumn, WhoColumn, NativeColumn, SignColumn, QtColumn };

struct Look
{
    const char *sign;
    const char *word;
    ColorRole ink;
    std::optional<ColorRole> soft;
};

const Look &lookOf(ComparedAs as)
{
    static const std::array<Look, 4> looks{{
        {"", "", ColorRole::Text, {}},
        {"=", QT_TRANSLATE_NOOP("sw::CompareWindow", "the same"), ColorRole::MutedText, {}},
        {"\u2260", QT_TRANSLATE_NOOP("sw::CompareWindow", "differs"), ColorRole::Error, ColorRole::ErrorSoft},
        {"\u2298", QT_TRANSLATE_NOOP("sw::CompareWindow", "on one backend only"), ColorRole::Blocked,
         ColorRole::BlockedSoft},
    }};
    return looks.at(static_cast<std::size_t>(as));
}

QString callText(const PlayedStep &played)
{
    if (!played.call)
        return QStringLiteral("–");
    if (played.call->record.call == Call::None)
        return played.call->call + QStringLiteral("()");
    return straceLine(played.call->record);
}

QString took(qint64 ns)
{
    return QStringLiteral("  <%1>").arg(static_cast<double>(ns) / 1e9, 0, 'f', 6);
}

} // namespace

void CompareWindow::retranslate()
{
    setWindowTitle(tr("Compare the backends"));
    m_sourceLabel->setText(tr("&Scenario"));
    m_source->setAccessibleName(tr("Scenario or lesson to compare"));
    m_open->setText(tr("&Open…"));
    m_open->setAccessibleDescription(tr("Chooses a scenario file"));
    m_compare->setText(tr("&Play on both"));
    m_stop->setText(tr("S&top"));
    m_onlyDifferent->setText(tr("Only &differences"));
    m_table->setAccessibleName(tr("Steps side by side"));
    m_table->setHorizontalHeaderLabels({tr("Step"), tr("Who"), tr("Native"), QString(), tr("Qt")});
    m_nativeTitle->setText(tr("Native: system calls"));
    m_qtTitle->setText(tr("Qt: functions and signals"));
    m_native->setAccessibleName(m_nativeTitle->text());
    m_qt->setAccessibleName(m_qtTitle->text());
    showControls();
    if (!isRunning())
        say(m_lastError, !m_lastError.isEmpty());
    showRows();
    showDetails();
}

void CompareWindow::showControls()
{
    const bool running = isRunning();
    const QString busy = tr("Both are being played.");
    const bool any = m_source->count() > 0;
    m_source->setEnabled(!running);
    m_source->setToolTip(running ? busy : tr("Lessons, and the files that were opened here"));
    m_open->setEnabled(!running);
    m_open->setToolTip(running ? busy : tr("Chooses a scenario file"));
    m_compare->setEnabled(!running && any);
    m_compare->setToolTip(running   ? busy
                              : any ? tr("Plays it with the native backend, then with Qt's, each to its end")
                                    : tr("Open a scenario first."));
    m_stop->setEnabled(running);
    m_stop->setToolTip(running ? tr("Interrupts its calls and closes its sockets") : tr("Nothing is being played."));
}

void CompareWindow::say(const QString &text, bool bad)
{
    if (!isRunning())
        m_lastError = bad ? text : QString();
    QString shown = text;
    if (text.isEmpty() && m_comparison && !isRunning())
        shown = comparisonText(m_comparison->comparison());
    else if (text.isEmpty())
        shown = tr(
            "The same scenario is played with both backends; then its steps stand side by side. The log has every call "
            "of both.");
    m_outcome->setText(shown);
    setStyleProperty(m_outcome, "ink", bad ? QStringLiteral("error") : QString());
}

void CompareWindow::showRows()
{
    const int chosen = currentStep();
    m_table->setRowCount(0);
    if (!m_comparison || isRunning())
        return;
    const Scenario &scenario = m_comparison->scenario();
    const auto &steps = m_comparison->comparison().steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const ComparedAs as = steps[i].as;
        if (as == ComparedAs::NoCall || (m_onlyDifferent->isChecked() && as == ComparedAs::Same))
            continue;
        const Step &step = scenario.steps[i];
        const Look &look = lookOf(as);
        const QString actor = step.actor >= 0 ? scenario.actors[static_cast<std::size_t>(step.actor)].id : QString();
        const std::array<QString, 5> texts{
            QString::number(i + 1), actor, callText(m_comparison->run(BackendKind::Native).steps[i]),
            QString::fromUtf8(look.sign), callText(m_comparison->run(BackendKind::Qt).steps[i])};
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        for (int column = 0; column < 5; ++column) {
            auto *item = new QTableWidgetItem(texts.at(static_cast<std::size_t>(column)));
            item->setData(Qt::UserRole, static_cast<int>(i));
            if (column == NativeColumn || column == QtColumn)
                item->setFont(m_theme.monospace());
            if (look.soft)
                item->setBackground(m_theme.color(*look.soft));
            item->setForeground(m_theme.color(column == SignColumn ? look.ink : ColorRole::Text));
            if (column == StepColumn)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            if (column == SignColumn) {
                item->setTextAlignment(Qt::AlignCenter);
                item->setData(Qt::AccessibleTextRole, tr(look.word));
                item->setToolTip(tr(look.word));
            }
            m_table->setItem(row, column, item);
        }
        if (static_cast<int>(i) == chosen)
            m_table->selectRow(row);
    }
    m_table->resizeColumnToContents(StepColumn);
    m_table->resizeColumnToContents(WhoColumn);
    m_table->horizontalHeader()->setSectionResizeMode(NativeColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(QtColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(SignColumn, QHeaderView::Fixed);
    m_table->setColumnWidth(SignColumn, fontMetrics().averageCharWidth() * 5);
    if (m_table->selectedItems().isEmpty() && m_table->rowCount() > 0)
        m_table->selectRow(0);
}

int CompareWindow::currentStep() const
{
    const auto items = m_table->selectedItems();
    return items.isEmpty() ? -1 : items.constFirst()->data(Qt::UserRole).toInt();
}

void CompareWindow::showDetails()
{
    const int step = currentStep();
    const bool any = step >= 0 && m_comparison && !isRunning();
    for (QPlainTextEdit *text : {m_native, m_qt})
        text->setFont(m_theme.monospace());
    m_native->setPlainText(
        any ? detailsOf(m_comparison->run(BackendKind::Native).steps[static_cast<std::size_t>(step)], step)
            : QString());
    m_qt->setPlainText(any ? detailsOf(m_comparison->run(BackendKind::Qt).steps[static_cast<std::size_t>(step)], step)
                           : QString());
    m_why->setText(any ? explanation(step) : tr("A step that is chosen above shows here what each backend did in it."));
}

QString CompareWindow::explanation(int step) const
{
    const auto at = static_cast<std::size_t>(step);
    const ComparedStep &compared = m_comparison->comparison().steps[at];
    const PlayedStep &native = m_comparison->run(BackendKind::Native).steps[at];
    const PlayedStep &qt = m_comparison->run(BackendKind::Qt).steps[at];
    QStringList lines{tr("Step %1: %2.").arg(step + 1).arg(tr(lookOf(compared.as).word))};
    for (const QString &key : compared.keys)
        lines.append(differenceText(key, native, qt));
    for (const PlayedStep *one : {&native, &qt}) {
        if (const QString why = leftOutText(m_comparison->scenario().steps[at], *one); !why.isEmpty())
            lines.append(why);
    }
    return lines.join(u'\n');
}

QString CompareWindow::detailsOf(const PlayedStep &played, int step) const
{
    QStringList lines;
    if (played.call)
        lines.append(callText(played) + took(played.call->record.tookNs));
    else if (m_comparison->scenario().steps[static_cast<std::size_t>(step)].kind == StepKind::Call)
        lines.append(tr("not made"));
    for (const PlayedCall &inner : played.inner)
        lines.append(QStringLiteral("  ") + straceLine(inner.record) + took(inner.record.tookNs));
    for (const PlayedAside &aside : played.asides) {
        if (aside.record.kind != RecordKind::Notice)
            lines.append(QStringLiteral("  ") + aside.who() + straceLine(aside.record));
        else if (aside.record.notice != Notice::QtCannot)
            lines.append(QStringLiteral("  — ") + aside.who() + noticeText(aside.record));
    }
    for (const Judgement &judgement : played.judgements) {
        if (!judgement.ok)
            lines.append(tr("expected %1: %2, got %3").arg(judgement.what, judgement.wanted, judgement.got));
    }
    return lines.join(u'\n');
}

} // namespace sw
