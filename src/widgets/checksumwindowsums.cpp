// SPDX-License-Identifier: GPL-3.0-or-later
// What ChecksumWindow reads and what it finds.
#include "checksumwindow.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableWidget>

#include "encodings.h"
#include "payloaderrortext.h"
#include "payloadparser.h"
#include "plaintooltip.h"
#include "styleproperty.h"

namespace sw {

namespace {

constexpr qsizetype bytesPerLine = 32;
constexpr size_t mostFound = 12; ///< lines of a verdict

QString spaced(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex(' '));
}

/// In lines, as a text view is slow with one long one.
QString hexLines(QByteArrayView bytes)
{
    QStringList lines;
    for (qsizetype at = 0; at < bytes.size(); at += bytesPerLine)
        lines += spaced(bytes.sliced(at, qMin(bytesPerLine, bytes.size() - at)).toByteArray());
    return lines.join(u'\n');
}

} // namespace

void ChecksumWindow::setBytes(const CopySource &source)
{
    QByteArray bytes = source.bytes;
    const bool cut = source.cut || bytes.size() > mostBytes;
    bytes.truncate(mostBytes);
    if (bytes.isEmpty()) {
        m_taken = source.whyNot;
        return read();
    }
    const QSignalBlocker quiet(m_edit);
    m_form->setCurrentIndex(int(PayloadForm::Hex));
    m_edit->setPlainText(hexLines(bytes));
    m_taken = cut ? tr("Only the first %1 bytes were taken.").arg(QLocale().toString(bytes.size())) : QString();
    read();
}

void ChecksumWindow::chooseForm()
{
    // The same bytes in the other form, where it can say them; else what is typed is read anew.
    const auto form = PayloadForm(m_form->currentIndex());
    QString text;
    if (form == PayloadForm::Hex)
        text = hexLines(m_bytes);
    else if (form == PayloadForm::Escapes)
        text = copyAs(CopyFormat::Escapes, m_bytes);
    else
        text = decode(m_bytes, TextEncoding::Utf8);
    const PayloadResult back = parsePayload(text, form, TextEncoding::Utf8, LineEnding::None);
    // A text view has one kind of line break.
    if (m_valid && back.ok() && back.bytes == m_bytes && !(form == PayloadForm::Text && text.contains(u'\r'))) {
        const QSignalBlocker quiet(m_edit);
        m_edit->setPlainText(text);
    }
    read();
}

void ChecksumWindow::read()
{
    const QString text = m_edit->toPlainText();
    const PayloadResult result = parsePayload(text, PayloadForm(m_form->currentIndex()), TextEncoding::Utf8,
                                              LineEnding::None);
    const bool tooLarge = result.bytes.size() > mostBytes;
    m_valid = result.ok() && !tooLarge;
    m_bytes = m_valid ? result.bytes : QByteArray();
    setStyleProperty(m_edit, "invalid", !m_valid);
    QString note = m_taken;
    if (!result.ok())
        note = payloadErrorText(*result.error, text, TextEncoding::Utf8);
    else if (tooLarge)
        note = tr("At most %1 bytes are taken.").arg(QLocale().toString(mostBytes));
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_size->setText(m_valid ? tr("Bytes: %1").arg(QLocale().toString(m_bytes.size())) : QString());
    showSums();
    showCheck();
}

ByteRange ChecksumWindow::range() const
{
    return {m_from->value(), m_to->value()};
}

void ChecksumWindow::showSums()
{
    const auto slice = m_valid ? sliceOf(range(), m_bytes.size()) : std::nullopt;
    const bool outside = m_valid && !m_bytes.isEmpty() && !slice;
    for (QSpinBox *box : {m_from, m_to})
        setStyleProperty(box, "invalid", outside);
    int row = 0;
    for (const ChecksumEntry &entry : checksums()) {
        QByteArray value;
        if (slice && !m_bytes.isEmpty())
            value = entry.compute(QByteArrayView(m_bytes).sliced(slice->begin, slice->size));
        const QString highest = entry.isHash() ? QString::fromLatin1(value.toHex()) : spaced(value);
        m_sums->item(row, 1)->setText(highest);
        m_sums->item(row, 1)->setToolTip(entry.isHash() ? highest : QString());
        m_sums->item(row, 2)->setText(entry.isHash() ? QString()
                                                     : spaced(formedChecksum(value, ChecksumForm::LittleEndian)));
        ++row;
    }
    showCopy();
}

void ChecksumWindow::filterNames()
{
    const QString wanted = m_filter->text().trimmed();
    int row = 0;
    for (const ChecksumEntry &entry : checksums()) {
        const bool fits = QString(entry.title).contains(wanted, Qt::CaseInsensitive)
            || QString(entry.name).contains(wanted, Qt::CaseInsensitive);
        m_sums->setRowHidden(row++, !fits);
    }
    // What is copied is in view.
    for (row = 0; row < m_sums->rowCount() && m_sums->isRowHidden(row); ++row) {}
    if (m_sums->currentRow() < 0 || m_sums->isRowHidden(m_sums->currentRow()))
        m_sums->setCurrentCell(row < m_sums->rowCount() ? row : -1, row < m_sums->rowCount() ? 1 : -1);
    showCopy();
}

void ChecksumWindow::showCopy()
{
    const QTableWidgetItem *item = m_sums->currentItem();
    const bool any = item && !item->text().isEmpty();
    m_copy->setEnabled(any);
    m_copy->setToolTip(plainToolTip(any ? tr("%1 to the clipboard (Ctrl+C in the table)").arg(item->text())
                                        : tr("Choose a checksum in the table first")));
}

void ChecksumWindow::copyCell()
{
    const QTableWidgetItem *item = m_sums->currentItem();
    if (item && !item->text().isEmpty())
        QGuiApplication::clipboard()->setText(item->text());
}

QString ChecksumWindow::line(const FoundChecksum &found) const
{
    QString form;
    if (found.form == ChecksumForm::LowerHex || found.form == ChecksumForm::UpperHex)
        form = tr("as hex digits");
    else if (found.entry->size > 1 && !found.entry->isHash())
        form = found.form == ChecksumForm::BigEndian ? tr("highest byte first (big endian)")
                                                     : tr("lowest byte first (little endian)");
    const QLocale locale;
    const QString first = locale.toString(found.over.begin);
    const QString last = locale.toString(found.over.begin + found.over.size - 1);
    const QString name = QString(found.entry->title);
    return QStringLiteral("✓ ")
        + (form.isEmpty() ? tr("%1, over bytes %2–%3: right").arg(name, first, last)
                          : tr("%1, %2, over bytes %3–%4: right").arg(name, form, first, last));
}

QString ChecksumWindow::wrong(const ChecksumEntry &entry) const
{
    const auto spec = ChecksumSpec{&entry, range(), entry.usual};
    const QByteArray upTo = m_atPlace->isChecked()
        ? m_bytes.first(qMin(m_bytes.size(), qsizetype(m_place->value()) + entry.size))
        : m_bytes;
    const ChecksumCheck check = checkChecksum(upTo, spec);
    const bool tooShort = check.result == ChecksumCheck::Result::TooShort
        || (m_atPlace->isChecked() && upTo.size() < m_place->value() + entry.size);
    if (tooShort)
        return tr("✗ %1 does not fit there: it takes bytes: %2").arg(QString(entry.title)).arg(entry.size);
    if (check.result == ChecksumCheck::Result::OutsideRange)
        return tr("✗ The range lies outside the bytes in front of the checksum.");
    return tr("✗ %1: wrong. %2 stands there, %3 is expected.")
        .arg(QString(entry.title), spaced(check.found), spaced(check.expected));
}

QString ChecksumWindow::verdict() const
{
    if (!m_valid || m_bytes.isEmpty())
        return {};
    ChecksumQuestion question{range(), std::nullopt, checksumByName(m_which->currentData().toString())};
    if (m_atPlace->isChecked())
        question.at = m_place->value();
    std::vector<FoundChecksum> found = findChecksums(m_bytes, question);
    QStringList lines;
    if (found.empty()) {
        lines += question.entry ? wrong(*question.entry)
            : question.at ? tr("✗ None of the checksums is right at byte %1, over this range.").arg(*question.at)
                          : tr("✗ None of the checksums is right at the end, over this range.");
        found = findChecksumsNearby(m_bytes, question);
        if (!found.empty())
            lines += tr("Over another range:");
    }
    bool oneByte = false;
    for (size_t i = 0; i < found.size() && i < mostFound; ++i) {
        lines += line(found[i]);
        oneByte = oneByte || found[i].entry->size == 1;
    }
    if (found.size() > mostFound)
        lines += tr("… and others: %1").arg(found.size() - mostFound);
    if (oneByte)
        lines += tr("A checksum of one byte is right by chance once in 256: check a second message.");
    return lines.join(u'\n');
}

void ChecksumWindow::showCheck()
{
    m_place->setEnabled(m_atPlace->isChecked());
    m_place->setToolTip(
        plainToolTip(m_atPlace->isChecked() ? tr("0 is the first byte") : tr("Choose “at byte” first")));
    m_verdict->setPlainText(verdict());
    m_verdict->setPlaceholderText(m_valid ? tr("Says which checksum stands in the bytes and is right.")
                                          : tr("What is typed above stands for no bytes yet."));
}

} // namespace sw
