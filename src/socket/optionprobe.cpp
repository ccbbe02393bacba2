// SPDX-License-Identifier: GPL-3.0-or-later
#include "optionprobe.h"

#include <algorithm>

namespace sw {

namespace {

OptionAnswer ask(SocketApi &api, int fd, const SocketOption &option)
{
    OptionAnswer answer;
    answer.option = &option;
    const bool harmless = option.reading == OptionReading::Harmless || option.reading == OptionReading::ClearsError;
    answer.asked = option.isReadable() && harmless;
    if (!answer.asked)
        return answer;
    answer.value.resize(optionLength(option));
    auto length = static_cast<unsigned>(answer.value.size());
    const CallResult result = api.getsockopt(fd, option.level, option.number, answer.value.data(), length);
    answer.error = result.failed() ? result.error : 0;
    answer.value.resize(result.failed() ? 0 : static_cast<qsizetype>(length));
    return answer;
}

} // namespace

const OptionAnswer *OptionOffer::find(const SocketOption &option) const
{
    const auto found = std::find_if(answers.begin(), answers.end(),
                                    [&option](const OptionAnswer &one) { return one.option == &option; });
    return found == answers.end() ? nullptr : &*found;
}

OptionOffer probeOptions(SocketApi &api, int family, int type, int protocol)
{
    OptionOffer offer;
    offer.family = family;
    offer.type = type;
    offer.protocol = protocol;
    const CallResult made = api.socket(family, type, protocol);
    if (made.failed()) {
        offer.error = made.error;
        return offer;
    }
    const int fd = static_cast<int>(made.value);
    for (const int level : optionLevels()) {
        if (!levelSuits(level, family, type, protocol))
            continue;
        for (const SocketOption &option : optionsOfLevel(level))
            offer.answers.push_back(ask(api, fd, option));
    }
    api.close(fd);
    return offer;
}

} // namespace sw
