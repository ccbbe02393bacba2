// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagewords.h"

#include <array>

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include "messagefile.h"
#include "packetsender.h"
#include "printable.h"

namespace sw {

namespace {

constexpr qsizetype briefChars = 80;

// In the order of ImportNote; %1 is the name of the packet.
constexpr std::array<const char *, static_cast<size_t>(ImportNote::Count)> notes{{
    QT_TRANSLATE_NOOP("sw::MessageWords", "%1: sent from a port of its own; set the local port in the panel."),
    QT_TRANSLATE_NOOP("sw::MessageWords", "%1: encrypted; switch TLS on in the panel."),
    QT_TRANSLATE_NOOP("sw::MessageWords",
                      "%1: HTTP request line and headers are not in the file; only the body was taken."),
    QT_TRANSLATE_NOOP("sw::MessageWords", "%1: left out, as its hex digits cannot be read."),
    QT_TRANSLATE_NOOP("sw::MessageWords", "%1: no address or port; it goes to the panel in use."),
    QT_TRANSLATE_NOOP("sw::MessageWords", "%1: unknown protocol; it goes to the panel in use."),
    QT_TRANSLATE_NOOP("sw::MessageWords", "%1: {{…}} became placeholders of this program."),
    QT_TRANSLATE_NOOP("sw::MessageWords", "%1: left out, as there are too many messages."),
}};

} // namespace

QString MessageWords::note(const ImportNoteOf &note)
{
    return QCoreApplication::translate("sw::MessageWords", notes[static_cast<size_t>(note.note)])
        .replace(QLatin1StringView("%1"), printable(note.name.toUtf8(), TextEncoding::Utf8, briefChars));
}

QString MessageWords::unwritten(const MessagesUnwritten &why)
{
    const QLocale locale;
    switch (why.kind) {
    case MessagesUnwritten::Kind::None:
        break;
    case MessagesUnwritten::Kind::TooMany:
        return QCoreApplication::translate("sw::MessageWords", "There are more than %1 messages. Remove some.")
            .arg(locale.toString(qulonglong(messagefile::mostMessages)));
    case MessagesUnwritten::Kind::TooLong:
        return QCoreApplication::translate("sw::MessageWords",
                                           "“%1” is too long. Shorten it, or write its bytes to a file and send that.")
            .arg(printable(why.about.toUtf8(), TextEncoding::Utf8, briefChars));
    case MessagesUnwritten::Kind::TooLarge:
        return QCoreApplication::translate("sw::MessageWords",
                                           "All messages together are larger than %1 MiB. Remove some, or send the "
                                           "large ones from files.")
            .arg(messagefile::mostBytes / (1024 * 1024));
    case MessagesUnwritten::Kind::System:
        return why.about;
    }
    return {};
}

QString MessageWords::brief(const Message &message)
{
    if (!message.file.isEmpty())
        return QFileInfo(message.file).fileName();
    QString text = printable(message.source.text.left(briefChars * 2).toUtf8(), TextEncoding::Utf8, briefChars);
    // What was typed as an escape reads as it was typed.
    if (message.source.form == PayloadForm::Escapes)
        text.replace(QLatin1StringView("\\\\"), QLatin1StringView("\\"));
    return text;
}

QString MessageWords::target(const Message &message)
{
    if (message.target.protocol.isEmpty())
        return QCoreApplication::translate("sw::MessageWords", "to the panel in use");
    const QString host = message.target.host.contains(u':') ? QStringLiteral("[%1]").arg(message.target.host)
                                                            : message.target.host;
    return QStringLiteral("%1 %2:%3").arg(message.target.protocol.toUpper(), host).arg(message.target.port);
}

} // namespace sw
