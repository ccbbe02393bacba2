// SPDX-License-Identifier: GPL-3.0-or-later
#include "presetoptions.h"

#include <QJsonObject>

#include "optionvalue.h"
#include "socketconstants.h"

namespace sw {

PresetPlace placeOf(const SocketOption &option)
{
    return option.perConnection || option.when == OptionWhen::Connected ? PresetPlace::Connection
                                                                        : PresetPlace::NewSocket;
}

std::vector<SocketCommand> presetCommands(const PresetOptions &presets, PresetPlace place, const SocketCommand &like)
{
    std::vector<SocketCommand> commands;
    for (const PresetOption &preset : presets) {
        const SocketOption *option = findOption(preset.level, preset.name);
        const auto bytes = optionvalue::encode(preset.level, preset.name, preset.value);
        if (option == nullptr || !bytes || placeOf(*option) != place)
            continue;
        SocketCommand set = like;
        set.call = Call::Setsockopt;
        set.arguments = {preset.level, preset.name, 0};
        set.bytes = *bytes;
        commands.push_back(set);
    }
    return commands;
}

QJsonArray toJson(const PresetOptions &presets)
{
    QJsonArray array;
    for (const PresetOption &preset : presets) {
        array.append(QJsonObject{{QStringLiteral("level"), symbolName(SymbolTable::OptionLevel, preset.level)},
                                 {QStringLiteral("name"), optionName(preset.level, preset.name)},
                                 {QStringLiteral("value"), preset.value}});
    }
    return array;
}

PresetOptions presetOptionsFrom(const QJsonArray &array)
{
    PresetOptions presets;
    for (const QJsonValue &entry : array) {
        const QJsonObject object = entry.toObject();
        const auto level = symbolNumber(SymbolTable::OptionLevel,
                                        object.value(QLatin1StringView("level")).toString().toLatin1());
        const QByteArray name = object.value(QLatin1StringView("name")).toString().toLatin1();
        const SocketOption *option = level ? findOption(*level, QByteArrayView(name)) : nullptr;
        const QJsonValue value = object.value(QLatin1StringView("value"));
        if (option != nullptr && option->isWritable() && optionvalue::encode(option->level, option->number, value))
            presets.push_back({option->level, option->number, value});
    }
    return presets;
}

} // namespace sw
