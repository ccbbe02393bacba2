// SPDX-License-Identifier: GPL-3.0-or-later
#include "copymenu.h"

#include <array>

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLocale>

#include "encodings.h"

namespace sw {

namespace {

struct FormEntry
{
    const char *name; ///< of the action
    std::optional<CopyFormat> format; ///< empty: text in the encoding
    const char *words;
    const char *toolTip;
};

const std::array<FormEntry, 8> forms{{
    {"copyText", std::nullopt, QT_TRANSLATE_NOOP("sw::CopyMenu", "&Text"),
     QT_TRANSLATE_NOOP("sw::CopyMenu", "Decoded with the encoding that is chosen")},
    {"copyHex", CopyFormat::Hex, QT_TRANSLATE_NOOP("sw::CopyMenu", "&Hex"),
     QT_TRANSLATE_NOOP("sw::CopyMenu", "48 65 6c 6c 6f")},
    {"copyHexDump", CopyFormat::HexDump, QT_TRANSLATE_NOOP("sw::CopyMenu", "Hex &dump"),
     QT_TRANSLATE_NOOP("sw::CopyMenu", "Lines with offsets, as hexdump -C writes them")},
    {"copyEscapes", CopyFormat::Escapes, QT_TRANSLATE_NOOP("sw::CopyMenu", "&Escaped text"),
     QT_TRANSLATE_NOOP("sw::CopyMenu", "ASCII and C escapes; the composer reads it back exactly")},
    {"copyCArray", CopyFormat::CArray, QT_TRANSLATE_NOOP("sw::CopyMenu", "&C array"),
     QT_TRANSLATE_NOOP("sw::CopyMenu", "const unsigned char data[…] = { … };")},
    {"copyPython", CopyFormat::PythonBytes, QT_TRANSLATE_NOOP("sw::CopyMenu", "&Python bytes"),
     QT_TRANSLATE_NOOP("sw::CopyMenu", "b'…'")},
    {"copyBase64", CopyFormat::Base64, QT_TRANSLATE_NOOP("sw::CopyMenu", "&Base64"),
     QT_TRANSLATE_NOOP("sw::CopyMenu", "One line, as RFC 4648 defines it")},
    {"copyShell", CopyFormat::Shell, QT_TRANSLATE_NOOP("sw::CopyMenu", "&Shell command (printf | nc)"),
     QT_TRANSLATE_NOOP("sw::CopyMenu",
                       "A line for a terminal that sends these bytes with netcat; nothing in them runs")},
}};

} // namespace

CopyMenu::CopyMenu(std::function<CopySource()> source, QWidget *parent)
    : QMenu(parent)
    , m_source(std::move(source))
{
    setObjectName(QStringLiteral("copyMenu"));
    setToolTipsVisible(true);
    for (const FormEntry &form : forms) {
        QAction *action = addAction(QString());
        action->setObjectName(QLatin1StringView(form.name));
        connect(action, &QAction::triggered, this, [this, format = form.format] { copy(format); });
    }
    connect(this, &QMenu::aboutToShow, this, &CopyMenu::showState);
    retranslate();
}

void CopyMenu::copy(std::optional<CopyFormat> format)
{
    const CopySource source = m_source();
    if (source.bytes.isEmpty()) {
        Q_EMIT message(source.whyNot);
        return;
    }
    QGuiApplication::clipboard()->setText(format ? copyAs(*format, source.bytes, source.target)
                                                 : decode(source.bytes, source.encoding));
    const QString count = QLocale().toString(source.bytes.size());
    Q_EMIT message(source.cut ? tr("Copied the first %1 bytes; saving takes all of them.").arg(count)
                              : tr("Bytes copied: %1").arg(count));
}

void CopyMenu::showState()
{
    const CopySource source = m_source();
    const auto all = actions();
    for (qsizetype i = 0; i < all.size(); ++i) {
        all[i]->setEnabled(!source.bytes.isEmpty());
        all[i]->setToolTip(source.bytes.isEmpty() ? source.whyNot : tr(forms[size_t(i)].toolTip));
    }
}

void CopyMenu::changeEvent(QEvent *event)
{
    QMenu::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CopyMenu::retranslate()
{
    setTitle(tr("Copy &as"));
    setAccessibleName(tr("Copy as"));
    const auto all = actions();
    for (qsizetype i = 0; i < all.size(); ++i) {
        all[i]->setText(tr(forms[size_t(i)].words));
        all[i]->setToolTip(tr(forms[size_t(i)].toolTip));
    }
}

} // namespace sw
