// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "codelines.h"
#include "codeplan.h"
#include "helpertext.h"

namespace sw {

/// Writes the calls of a plan in C. Inside the room only. Any thread, one at a time.
class CWriter final
{
public:
    CWriter(const CodePlan &plan, CodeLines &lines)
        : m_plan(plan)
        , m_lines(lines)
    {
    }

    void call(const PlannedCall &planned);
    [[nodiscard]] int made() const { return m_made; }

private:
    using Write = void (CWriter::*)();
    struct Row
    {
        Call call;
        Write write;
    };
    static std::span<const Row> rows();

    void makeSocket();
    void makePair();
    void duplicate();
    void bindSocket();
    void listenOn();
    void accept();
    void connectTo();
    void connectEx();
    void createConnection();
    void send();
    void sendTo();
    void sendAll();
    void receive();
    void receiveAll();
    void shutDown();
    void close();
    void name();
    void getOption();
    void setOption();
    void setBlocking();
    void nothing(); ///< a call that C has no need of
    void descriptor();
    void poll();
    void makeFile();
    void readLine();
    void readFile();
    void writeFile();
    void flushFile();
    void lookUp();
    void hostName();
    void byteOrder();

    /// `check("conn1 recv", expression, errno that is expected)`, with what comes before and behind it.
    [[nodiscard]] QString checked(const QString &expression) const;
    void statement(const QString &expression);
    /// The same behind a wait when the socket has a time-out: what a call under settimeout does.
    [[nodiscard]] QString within(const QString &expression, const char *event) const;
    [[nodiscard]] static QString milliseconds(qint64 ns); ///< rounded up; -1: no limit
    void leaveOut(const QString &why);
    void refuse(const QString &why); ///< the same once the call was counted as made
    [[nodiscard]] QString what() const;
    [[nodiscard]] QString self() const { return m_plan.nameOf(m_call->record().socket); }
    [[nodiscard]] QString maker() const { return m_plan.nameOf(madeBy(m_call->record())); }
    [[nodiscard]] QString target() const; ///< "conn1 = " of the call that makes a descriptor
    [[nodiscard]] QString addressText() const; ///< an expression of type struct address
    void declareData(); ///< `data` and its size
    [[nodiscard]] QString flags() const;

    const CodePlan &m_plan;
    CodeLines &m_lines;
    const PlannedCall *m_call = nullptr;
    int m_made = 0;
};

std::span<const HelperText> cHelpers();

} // namespace sw
