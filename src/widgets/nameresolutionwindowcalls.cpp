// SPDX-License-Identifier: GPL-3.0-or-later
// What the window of the name functions asks and shows.
#include "nameresolutionwindow.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>

#include "calltext.h"
#include "errnotable.h"
#include "errnowording.h"
#include "namefunctions.h"
#include "noticewording.h"
#include "printable.h"
#include "socketconstants.h"
#include "styleproperty.h"
#include "theme.h"
#include "toolcaller.h"
#include "unitwords.h"

namespace sw {

namespace {

/// Names come from outside: control characters are shown, not obeyed.
QString plain(const QString &text)
{
    return printable(text.toUtf8(), TextEncoding::Utf8, 1024);
}

QString nullIfEmpty(const QString &text)
{
    return text.isEmpty() ? QString() : text;
}

/// What is wrong with the port of the results, if it is not the one that was asked for.
QString cutService(const CallRecord &record)
{
    constexpr qint64 mostPort = 65535;
    const QString first = record.value.toArray().first().toObject().value(QLatin1StringView("address")).toString();
    const auto address = SocketAddress::parse(first);
    if (record.call != Call::Getaddrinfo || record.service.toLongLong() <= mostPort || !address)
        return {};
    CallRecord notice;
    notice.notice = Notice::ServiceCut;
    notice.text = record.service;
    notice.result = address->port();
    return noticeText(notice);
}

std::optional<quint16> portOf(const QString &text)
{
    bool ok = false;
    const ushort port = text.toUShort(&ok);
    return ok ? std::optional<quint16>(port) : std::nullopt;
}

} // namespace

int NameResolutionWindow::row() const
{
    return qBound(0, m_functions->currentRow(), m_functions->count() - 1);
}

void NameResolutionWindow::retranslate()
{
    setWindowTitle(tr("Name resolution"));
    m_functions->setAccessibleName(tr("Function"));
    const std::array<QString, 3> hints{tr("Family"), tr("Type"), tr("Protocol")};
    for (std::size_t i = 0; i < m_hintBoxes.size(); ++i) {
        m_hintLabels[i]->setText(hints[i]);
        m_hintBoxes[i]->setAccessibleName(hints[i]);
        m_hintBoxes[i]->setItemText(0, tr("any"));
    }
    m_lookUp->setText(tr("&Look up"));
    m_cancel->setText(tr("&Cancel"));
    m_copy->setText(tr("C&opy results"));
    m_callLabel->setText(tr("Call"));
    m_callText->setAccessibleName(tr("The exact call and its result"));
    m_results->setAccessibleName(tr("Results"));
    for (QCheckBox *box : m_flagBoxes)
        box->setToolTip(nameFlagMeaning(box->text()));
    showFunction();
    if (m_last.call != Call::None)
        showAnswer(m_last);
    else
        say(tr("Every call is made for real and stands in the log, as \"tools\"."), false);
}

void NameResolutionWindow::showFunction()
{
    const NameFunctionRow &function = nameFunctionRows()[static_cast<std::size_t>(row())];
    m_note->setText(nameFunctionNote(function));
    m_firstLabel->setText(nameFunctionWord(function.first));
    m_secondLabel->setText(nameFunctionWord(function.second));
    m_first->setAccessibleName(m_firstLabel->text());
    m_second->setAccessibleName(m_secondLabel->text());
    m_firstLabel->setVisible(function.first != NameWord::None);
    m_first->setVisible(function.first != NameWord::None);
    m_secondLabel->setVisible(function.second != NameWord::None);
    m_second->setVisible(function.second != NameWord::None);
    m_hints->setVisible(function.call == Call::Getaddrinfo);
    m_addressFlags->setVisible(function.call == Call::Getaddrinfo);
    m_nameFlags->setVisible(function.call == Call::Getnameinfo);
}

void NameResolutionWindow::showRunning(bool running)
{
    m_lookUp->setEnabled(!running);
    m_lookUp->setToolTip(running ? tr("A look-up is running; cancel it or wait for it.")
                                 : tr("Makes the call (Enter)"));
    m_cancel->setEnabled(running);
    m_cancel->setToolTip(
        running ? tr("Stops waiting at once (Esc); the look-up itself cannot be interrupted and ends alone.")
                : tr("No look-up is running."));
    m_copy->setEnabled(m_results->rowCount() > 0);
    m_copy->setToolTip(m_copy->isEnabled() ? tr("The selected rows, or all of them") : tr("There are no results."));
}

bool NameResolutionWindow::fill(SocketCommand &command)
{
    const NameFunctionRow &function = nameFunctionRows()[static_cast<std::size_t>(row())];
    const QString first = m_first->text().trimmed();
    const QString second = m_second->text().trimmed();
    command.call = function.call;
    command.host = nullIfEmpty(first);
    command.service = function.second == NameWord::None ? QString() : nullIfEmpty(second);
    if (function.call == Call::Getnameinfo) {
        const auto port = second.isEmpty() ? std::optional<quint16>(0) : portOf(second);
        const auto address = port ? SocketAddress::fromHost(first, *port) : std::nullopt;
        if (!address) {
            say(port ? tr("This is no numeric address. Enter one as 192.0.2.1 or 2001:db8::1.")
                     : tr("The port is a number from 0 to 65535."),
                true);
            return false;
        }
        command.address = *address;
        command.host.clear();
        command.service.clear();
    }
    if (function.call == Call::Getservbyport) {
        if (!portOf(first)) {
            say(tr("The port is a number from 0 to 65535."), true);
            return false;
        }
        std::swap(command.host, command.service);
    }
    // The older functions are given a text in any case; NULL would end a C program.
    if (function.call != Call::Getaddrinfo && function.call != Call::Getservbyport && command.host.isNull())
        command.host = QStringLiteral("");
    int flags = 0;
    for (const QCheckBox *box : m_flagBoxes) {
        const bool address = box->text().startsWith(QStringLiteral("AI_"));
        if (box->isChecked() && function.call == (address ? Call::Getaddrinfo : Call::Getnameinfo))
            flags |= symbolNumber(address ? SymbolTable::AddressInfoFlag : SymbolTable::NameInfoFlag,
                                  box->text().toUtf8())
                         .value_or(0);
    }
    command.number = flags;
    const std::array<SymbolTable, 3> tables{SymbolTable::Family, SymbolTable::Type, SymbolTable::Protocol};
    for (std::size_t i = 0; function.call == Call::Getaddrinfo && i < tables.size(); ++i) {
        if (m_hintBoxes[i]->currentIndex() > 0)
            command.arguments[i] = symbolNumber(tables[i], m_hintBoxes[i]->currentText().toUtf8()).value_or(0);
    }
    return true;
}

void NameResolutionWindow::lookUp()
{
    SocketCommand command;
    if (m_token != 0 || !fill(command))
        return;
    m_results->setRowCount(0);
    m_callText->clear();
    say(tr("Asking … The window stays usable, and Cancel ends the waiting at once."), false);
    m_token = m_calls.make(std::move(command), this, [this](const CallRecord &record) {
        m_token = 0;
        m_last = record;
        showAnswer(record);
        showRunning(false);
    });
    showRunning(true);
}

void NameResolutionWindow::cancel()
{
    if (m_token != 0)
        m_calls.cancel(m_token);
}

void NameResolutionWindow::showAnswer(const CallRecord &record)
{
    m_callText->setText(plain(straceLine(record)));
    m_callText->setCursorPosition(0);
    showRows(record);
    const QString call = callName(record.call);
    const QString took = tr("%1 ms").arg(static_cast<double>(record.tookNs) / 1e6, 0, 'f', 2);
    if (record.flags.testFlag(RecordFlag::Cancelled)) {
        say(tr("Given up after %1. The look-up itself goes on unseen and ends alone.").arg(took), false);
    } else if (record.failed()) {
        const bool gai = record.gaiError != 0;
        const ErrnoText words = gai ? gaiText(callName(record.call), record.gaiError)
                                    : errnoText(callName(record.call), record.error);
        const QString name = gai ? gaiErrorName(record.gaiError) : errnoName(record.error);
        QStringList sentences{tr("%1 from %2 after %3:").arg(name, call, took), words.meaning, words.advice,
                              hostErrorText(record.hostError)};
        sentences.removeAll(QString());
        say(sentences.join(u' '), true);
    } else {
        const QString found = tr("Results of %1: %2, in %3.").arg(call, QString::number(m_results->rowCount()), took);
        const QString cut = cutService(record);
        say(UnitWords::oneAfterOther(found, cut), !cut.isEmpty());
    }
}

void NameResolutionWindow::addRow(const QStringList &cells)
{
    const int at = m_results->rowCount();
    m_results->insertRow(at);
    for (int column = 0; column < cells.size(); ++column) {
        auto *item = new QTableWidgetItem(plain(cells.at(column)));
        item->setFont(m_theme.monospace());
        m_results->setItem(at, column, item);
    }
}

void NameResolutionWindow::showRows(const CallRecord &record)
{
    const bool addresses = record.call == Call::Getaddrinfo;
    m_results->setRowCount(0);
    const QStringList heads = addresses
        ? QStringList{tr("Family"), tr("Type"), tr("Protocol"), tr("Address"), tr("Canonical name")}
        : QStringList{tr("What"), tr("Value")};
    m_results->setColumnCount(static_cast<int>(heads.size()));
    m_results->setHorizontalHeaderLabels(heads);
    for (const QJsonValue &item : record.value.toArray()) {
        const QJsonObject one = item.toObject();
        QStringList cells;
        for (const char *key : {"family", "type", "protocol", "address", "canonname"})
            cells.append(one.value(QLatin1StringView(key)).toString());
        addRow(cells);
    }
    const QJsonObject object = record.value.toObject();
    const auto each = [&](const char *key, const QString &what) {
        const QJsonValue value = object.value(QLatin1StringView(key));
        if (value.isString())
            addRow({what, value.toString()});
        for (const QJsonValue &one : value.toArray())
            addRow({what, one.toString()});
    };
    each("host", tr("Host"));
    each("service", tr("Service"));
    each("name", tr("Official name"));
    each("aliases", tr("Alias"));
    each("addresses", tr("Address"));
    if (record.value.isString() || record.value.isDouble())
        addRow({callName(record.call), record.value.toVariant().toString()});
    m_results->resizeColumnsToContents();
    m_results->horizontalHeader()->setStretchLastSection(true);
}

void NameResolutionWindow::say(const QString &text, bool error)
{
    m_outcome->setText(text);
    setStyleProperty(m_outcome, "ink", error ? QVariant(QStringLiteral("error")) : QVariant());
}

void NameResolutionWindow::copy() const
{
    QStringList lines;
    const bool all = m_results->selectedItems().isEmpty();
    for (int at = 0; at < m_results->rowCount(); ++at) {
        QStringList cells;
        for (int column = 0; column < m_results->columnCount(); ++column)
            cells.append(m_results->item(at, column) ? m_results->item(at, column)->text() : QString());
        if (all || m_results->item(at, 0)->isSelected())
            lines.append(cells.join(u'\t'));
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace sw
