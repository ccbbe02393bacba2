// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "codelines.h"
#include "codeplan.h"
#include "helpertext.h"

namespace sw {

/// Writes the calls of a plan in Python. Inside the room only. Any thread, one at a time.
class PythonWriter final
{
public:
    PythonWriter(const CodePlan &plan, CodeLines &lines)
        : m_plan(plan)
        , m_lines(lines)
    {
    }

    void call(const PlannedCall &planned);
    [[nodiscard]] int made() const { return m_made; }

private:
    using Write = void (PythonWriter::*)();
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
    void receiveFrom();
    void receiveAll();
    void shutDown();
    void close();
    void startTls();
    void plain(); ///< a method without arguments
    void getOption();
    void setOption();
    void setBlocking();
    void setTimeout();
    void setDefaultTimeout();
    void getDefaultTimeout();
    void poll();
    void makeFile();
    void readFile();
    void writeFile();
    void flushFile();
    void lookUp();
    void nameInfo();
    void nameFunction();
    void serviceFunction();
    void byteOrder();
    void addressText();

    /// The statement, or, when the call failed, the same with the error that is expected.
    void statement(const QString &text);
    void printed(const QString &expression);
    void leaveOut(const QString &why);
    [[nodiscard]] QString whyNotOverTls() const; ///< empty: it can be made, or the connection has no TLS
    /// "socket.AF_INET | socket.X" of a set or a single name; numbers stay numbers.
    [[nodiscard]] static QString ofModule(const QString &names);
    [[nodiscard]] QString what() const; ///< "conn1 recv"
    [[nodiscard]] QString self() const { return m_plan.nameOf(m_call->record().socket); }
    [[nodiscard]] QString made_() const { return m_plan.nameOf(madeBy(m_call->record())); }
    [[nodiscard]] QString addressText_() const;
    [[nodiscard]] QString given() const; ///< the bytes that were handed over
    [[nodiscard]] QString flags() const; ///< ", socket.MSG_PEEK", or nothing
    [[nodiscard]] QString expectedError() const;

    const CodePlan &m_plan;
    CodeLines &m_lines;
    const PlannedCall *m_call = nullptr;
    int m_made = 0;
};

std::span<const HelperText> pythonHelpers();

} // namespace sw
