// SPDX-License-Identifier: GPL-3.0-or-later
// Answers in steps: sends, pauses, closes. A pause is a timer: the thread's other sockets go on.
#include "qtbackend.h"
#include "qtstream.h"

namespace sw {

bool QtStream::answerBySteps(const QtOperationPtr &loop)
{
    AnswerStep step;
    while (!m_answerWaits && !m_closing && m_answerer->next(step)) {
        switch (step.kind) {
        case AnswerStep::Kind::Note: {
            CallRecord record = begin(Call::None);
            record.kind = RecordKind::Notice;
            record.notice = step.notice;
            record.text = step.text;
            record.result = step.number;
            report(std::move(record));
            break;
        }
        case AnswerStep::Kind::Send:
            answer(loop, step.bytes);
            if (!isConnected())
                m_answerer->drop();
            break;
        case AnswerStep::Kind::Wait:
            m_answerWaits = true;
            QTimer::singleShot(step.ms, Qt::PreciseTimer, this, [this] {
                m_answerWaits = false;
                serveReaders();
            });
            break;
        case AnswerStep::Kind::Close:
        case AnswerStep::Kind::Reset:
            m_answerWaits = true; // for good
            endByRule(loop, step.kind == AnswerStep::Kind::Reset);
            break;
        }
    }
    return !m_answerWaits;
}

void QtStream::endByRule(const QtOperationPtr &loop, bool reset)
{
    SocketCommand close = loop->command;
    close.call = Call::Close;
    close.repeat = false;
    close.token = 0;
    close.lane = 0;
    close.cancelFirst = true;
    close.reset = reset;
    backend().execute(close);
}

} // namespace sw
