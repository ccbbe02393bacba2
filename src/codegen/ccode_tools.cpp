// SPDX-License-Identifier: GPL-3.0-or-later
// Options, modes, files over sockets and name functions in C.
#include "cwriter.h"

#include <cstring>

#include "literals.h"
#include "optionnumbers.h"
#include "socketconstants.h"

namespace sw {

void CWriter::name()
{
    m_lines.add(QStringLiteral("{\n    struct address found = {.length = sizeof found.storage};"));
    m_lines.indent();
    statement(QStringLiteral("%1(%2, (struct sockaddr *)&found.storage, &found.length)")
                  .arg(callName(m_call->record().call), self()));
    m_lines.outdent();
    m_lines.add(QStringLiteral("}"));
}

void CWriter::getOption()
{
    const CallRecord &r = m_call->record();
    m_lines.add(QStringLiteral("{\n    char value[%1];\n    socklen_t length = sizeof value;")
                    .arg(qMax<qsizetype>(r.data.size(), 4)));
    m_lines.indent();
    statement(QStringLiteral("getsockopt(%1, %2, %3, value, &length)")
                  .arg(self(), optionLevelInCode(r.arguments[0]), optionNameInCode(r.arguments[0], r.arguments[1])));
    m_lines.outdent();
    m_lines.add(QStringLiteral("}"));
}

void CWriter::setOption()
{
    const CallRecord &r = m_call->record();
    int number = 0;
    const bool isNumber = r.data.size() == static_cast<qsizetype>(sizeof number);
    if (isNumber)
        memcpy(&number, r.data.constData(), sizeof number);
    m_lines.add(QStringLiteral("{"));
    m_lines.indent();
    m_lines.add(isNumber ? QStringLiteral("int value = %1;").arg(number)
                         : QStringLiteral("static const char value[] = %1;").arg(literals::cString(r.data)));
    statement(QStringLiteral("setsockopt(%1, %2, %3, %4, %5)")
                  .arg(self(), optionLevelInCode(r.arguments[0]), optionNameInCode(r.arguments[0], r.arguments[1]),
                       isNumber ? QStringLiteral("&value") : QStringLiteral("value"),
                       isNumber ? QStringLiteral("sizeof value") : QString::number(r.data.size())));
    m_lines.outdent();
    m_lines.add(QStringLiteral("}"));
}

void CWriter::setBlocking()
{
    const CallRecord &r = m_call->record();
    if (r.call == Call::Settimeout && r.asked != 0) {
        m_lines.add(QStringLiteral("set_blocking(%1, 1); /* time-out: %2 */")
                        .arg(self(),
                             r.asked < 0 ? QStringLiteral("none")
                                         : milliseconds(r.asked) + QStringLiteral(" ms, see in_time()")));
        return;
    }
    statement(QStringLiteral("set_blocking(%1, %2)").arg(self()).arg(r.asked != 0 ? 1 : 0));
}

void CWriter::nothing()
{
    refuse(QStringLiteral("it is no call of the kernel, and the program knows the value"));
}

void CWriter::descriptor()
{
    m_lines.add(QStringLiteral("(void)%1; /* the descriptor's number */").arg(self()));
}

void CWriter::poll()
{
    const CallRecord &r = m_call->record();
    m_lines.add(QStringLiteral("{\n    struct pollfd one = {.fd = %1, .events = %2};\n    poll(&one, 1, %3);\n"
                               "    printf(%4 \": %d\\n\", one.revents);\n    fflush(stdout);\n}")
                    .arg(self(), symbolSet(SymbolTable::PollEvent, r.arguments[0]).replace(u'|', QStringLiteral(" | ")))
                    .arg(r.asked < 0 ? -1 : r.asked)
                    .arg(what()));
}

void CWriter::makeFile()
{
    const int mode = m_call->record().arguments[0];
    if (m_call->record().failed()) {
        refuse(QStringLiteral("it failed"));
        return;
    }
    if (mode & 1)
        m_lines.add(QStringLiteral("%1_in = fdopen(dup(%2), \"r\");").arg(maker(), self()));
    if (mode & 2)
        m_lines.add(QStringLiteral("%1_out = fdopen(dup(%2), \"w\");").arg(maker(), self()));
    // The close of a file names both.
    m_lines.add(QStringLiteral("(void)%1_in;\n(void)%1_out;").arg(maker()));
}

void CWriter::readLine()
{
    m_lines.add(
        QStringLiteral(
            "{\n    char *line = NULL;\n    size_t room = 0;\n    ssize_t size = getline(&line, &room, %1_in);\n"
            "    show(\"%1\", line, size < 0 ? 0 : size, (long)room);\n    free(line);\n}")
            .arg(self()));
}

void CWriter::readFile()
{
    m_lines.add(QStringLiteral("{\n    long size = 0;\n    char *data = read_file(%1_in, %2, &size);\n"
                               "    show(\"%1\", data, size, size);\n    free(data);\n}")
                    .arg(self())
                    .arg(m_call->record().asked));
}

void CWriter::writeFile()
{
    m_lines.add(QStringLiteral("{"));
    m_lines.indent();
    declareData();
    m_lines.add(QStringLiteral("fwrite(data, 1, size, %1_out);").arg(self()));
    m_lines.outdent();
    m_lines.add(QStringLiteral("}"));
}

void CWriter::flushFile()
{
    statement(QStringLiteral("fflush(%1_out)").arg(self()));
}

void CWriter::lookUp()
{
    const CallRecord &r = m_call->record();
    const auto text = [](const QString &one) {
        return one.isNull() ? QStringLiteral("NULL") : literals::cString(one.toUtf8());
    };
    m_lines.add(
        QStringLiteral(
            "{\n    struct addrinfo hints = {.ai_flags = %1, .ai_family = %2, .ai_socktype = %3, .ai_protocol = %4};\n"
            "    struct addrinfo *found = NULL;\n    int error = getaddrinfo(%5, %6, &hints, &found);\n"
            "    if (error)\n        printf(\"getaddrinfo: %s\\n\", gai_strerror(error));\n"
            "    print_addresses(\"getaddrinfo\", found);\n    if (found)\n        freeaddrinfo(found);\n}")
            .arg(r.asked)
            .arg(r.arguments[0])
            .arg(r.arguments[1])
            .arg(r.arguments[2])
            .arg(text(r.text), text(r.service)));
}

void CWriter::hostName()
{
    m_lines.add(
        QStringLiteral("{\n    char host[256];\n    check(\"gethostname\", gethostname(host, sizeof host), 0);\n"
                       "    printf(\"gethostname: %s\\n\", host);\n    fflush(stdout);\n}"));
}

void CWriter::byteOrder()
{
    const CallRecord &r = m_call->record();
    if (r.failed()) {
        refuse(QStringLiteral("the number does not fit"));
        return;
    }
    m_lines.add(QStringLiteral("printf(\"%1: %lu\\n\", (unsigned long)%1(%2u));\nfflush(stdout);")
                    .arg(callName(r.call))
                    .arg(r.asked));
}

} // namespace sw
