// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include "nodereader.h"

namespace sw {

/// Reads the steps of a file in order, knowing the actors, sockets and steps that came before. One thread.
class StepReader final
{
public:
    StepReader(NodeReader &reader, const std::vector<ActorSpec> &actors);

    std::vector<Step> read(const JsonNode &steps);

private:
    Step readStep(const JsonNode &node);
    void readCall(const JsonNode &node, Step &step);
    void checkTarget(const JsonNode &on, const Step &step);
    void readNewSockets(const JsonNode &node, Step &step);
    void readBackends(const JsonNode &node, Step &step);
    void readStarted(const JsonNode &name, Step &step);
    void readFinish(const JsonNode &node, Step &step);
    void readAsk(const JsonNode &node, Step &step);
    void readId(const JsonNode &node);
    int actorOf(const JsonNode &node);

    NodeReader &m_reader;
    QHash<QString, int> m_actors;
    std::vector<Step> m_steps;
    QHash<QString, int> m_ids;
};

} // namespace sw
