// SPDX-License-Identifier: GPL-3.0-or-later
#include "pcapngexport.h"

#include "sessionencoder.h"

namespace sw {

void writePcapng(ExportJob &job, const SessionClock &clock, const QByteArray &program, WirePackets before)
{
    // Shared by the two functions, which only the thread of the export calls.
    const auto encoder = std::make_shared<SessionEncoder>(clock, std::move(before));
    encoder->appendHead(job.head, program);
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
