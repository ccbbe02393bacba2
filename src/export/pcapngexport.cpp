// SPDX-License-Identifier: GPL-3.0-or-later
#include "pcapngexport.h"

#include <QSet>

#include "sessionencoder.h"

namespace sw {

namespace {

bool isSend(const RowEntry &entry)
{
    return entry.kind != RecordKind::Notice && entry.error == 0 && !entry.has(RecordFlag::Composite)
        && traitsOf(entry.call).direction == Direction::Out;
}

} // namespace

void writePcapng(ExportJob &job, const SessionClock &clock, const QByteArray &program, WirePackets before)
{
    // Shared by the two functions, which only the thread of the export calls.
    const auto encoder = std::make_shared<SessionEncoder>(clock, std::move(before));
    encoder->appendHead(job.head, program);
    struct Survey
    {
        QSet<SocketId> senders; ///< that have a send among the rows that are wanted
        bool leavesOut = false;
    };
    const auto survey = std::make_shared<Survey>();
    job.survey = [survey, wanted = job.wanted](const JournalRow &row) {
        const bool chosen = wanted(row);
        survey->leavesOut = survey->leavesOut || !chosen;
        if (chosen && isSend(row.entry()))
            survey->senders.insert(row.entry().socket);
    };
    job.surveyed = [survey, encoder] {
        if (survey->leavesOut)
            encoder->expectSendsOf(survey->senders);
    };
    job.wanted = [encoder, wanted = std::move(job.wanted)](const JournalRow &row) {
        const bool chosen = wanted(row);
        if (!chosen)
            encoder->passOver(row);
        return chosen;
    };
    job.bytesOf = [encoder](const JournalRow &row) {
        QByteArray bytes;
        encoder->appendRow(bytes, row);
        return bytes;
    };
    job.tail = [encoder] {
        QByteArray bytes;
        SessionEncoder::appendEnd(bytes, encoder->rows());
        return bytes;
    };
}

} // namespace sw
