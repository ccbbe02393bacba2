// SPDX-License-Identifier: GPL-3.0-or-later
// The library of messages, and what the composer has beside the text.
#include "messagescenes.h"

#include <QCheckBox>
#include <QPainter>
#include <QSpinBox>

#include "composer.h"
#include "composerextras.h"
#include "messagedesk.h"
#include "messagedock.h"
#include "messagelibrary.h"
#include "pingscenes.h"

namespace sw::scenes {

/// The examples, one of them open, two on the bar.
QPixmap messages(WindowFixture &app, const Look &)
{
    if (!app.connectBoth())
        return {};
    MessageDesk &desk = app.window->messages();
    desk.addExamples();
    const Messages all = desk.library().messages();
    for (const Message &one : all) {
        Message message = one;
        message.onBar = one.name.startsWith(QLatin1String("redis PING"))
            || one.name.startsWith(QLatin1String("MQTT CONNECT"));
        desk.library().replace(message);
    }
    desk.show();
    desk.dock().choose(all[9].id);
    desk.dock().tell({});
    return pictureOf(app);
}

QPixmap messagesEmpty(WindowFixture &app, const Look &)
{
    app.window->messages().show();
    return pictureOf(app);
}

/// Repeating, with the extras open: a window of its own, which is painted where it stands.
QPixmap composerExtras(WindowFixture &app, const Look &)
{
    if (!app.connectBoth())
        return {};
    ComposerEntry entry;
    entry.text = QStringLiteral("01 03 ${counter:u16be} 00 02");
    entry.form = PayloadForm::Hex;
    entry.placeholders = PlaceholderScope::Message;
    entry.checksum = {checksumByName(u"crc-16-modbus"), {}, ChecksumForm::LittleEndian};
    Composer &composer = app.client().composer();
    composer.setEntry(entry);
    composer.setRepeat({true, 1, 0});
    composer.send();
    auto *extras = composer.findChild<ComposerExtras *>(QStringLiteral("composerExtras"));
    letBlock();
    QPixmap picture = app.window->grab();
    extras->open();
    QPainter painter(&picture);
    painter.drawPixmap(extras->pos() - app.window->pos(), extras->grab());
    composer.send();
    return picture;
}

} // namespace sw::scenes
