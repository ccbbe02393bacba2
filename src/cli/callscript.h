// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>

#include <QByteArray>
#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include "calltable.h"
#include "scenario.h"

namespace sw {

/// Calls as words of a command line, made into a scenario: `socket family=AF_INET type=SOCK_DGRAM`. The socket that was made
/// last is the one that the next call is made on. Errors name the call and the argument. Main thread for its words.
class CallScript final
{
    Q_DECLARE_TR_FUNCTIONS(CallScript)

public:
    /// `words`: the call, then ARG=VALUE, on=SOCKET, as=NAME. False after an error.
    bool add(const QStringList &words);
    /// The scenario; nothing after an error.
    std::optional<Scenario> finish();
    [[nodiscard]] const QString &error() const { return m_error; }

    /// "bind address=HOST:PORT|..." for every call.
    static QStringList usages();

private:
    using Given = std::map<QString, QString>;

    bool fail(const QString &error);
    bool take(const CallSpec &call, const QStringList &words, Given &given);
    bool place(const CallSpec &call, const Given &given);
    void line(const QByteArray &text, const QString &argument = {});
    static QString usage(const CallSpec &call);

    QByteArray m_text;
    int m_line = 0;
    std::map<int, QString> m_arguments; ///< line of the text -> what the person wrote there, and what is expected
    QString m_socket; ///< made last
    QString m_file;
    int m_made = 0;
    int m_calls = 0;
    QString m_error;
};

} // namespace sw
