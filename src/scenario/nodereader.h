// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <map>

#include <QMap>

#include "jsonnode.h"
#include "scenario.h"

namespace sw {

/// Reads plain values out of positioned nodes and gathers the faults. Used by the loader, on one thread.
class NodeReader final
{
public:
    NodeReader(QByteArray text, QMap<QString, QString> variables, QString folder);

    void fault(LoadFault what, qsizetype offset, const QString &about = {}, const QString &detail = {});
    void fault(LoadFault what, const JsonNode &node, const QString &about = {}, const QString &detail = {})
    {
        fault(what, node.offset, about, detail);
    }
    /// Faults a value of the wrong kind; `detail` = the option, of an option value. Always false.
    bool wrongType(const JsonNode &node, WantedValue wanted, const QString &detail = {});
    [[nodiscard]] bool isFine() const { return m_errors.empty(); }
    [[nodiscard]] LoadErrors takeErrors(); ///< in the order of the file
    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] int lineOf(const JsonNode &node) const;

    /// Puts the values of `--set` into every string; faults a reference that can never be resolved.
    void replaceVariables(JsonNode &node);
    /// Sockets, and files over them, that an earlier step has named; what refers to another one is a fault.
    void defineSocket(const QString &name, bool isFile) { m_sockets.insert(name, isFile); }
    [[nodiscard]] bool isSocket(const QString &name) const { return m_sockets.contains(name); }
    [[nodiscard]] bool isFile(const QString &name) const { return m_sockets.value(name); }
    void checkReferences(const JsonNode &node);

    /// Faults members that are not in the list, and values that are no object. False when it is none.
    bool checkObject(const JsonNode &node, std::initializer_list<const char *> keys);
    /// The member, or null after a fault.
    const JsonNode *need(const JsonNode &object, const char *key);

    QString text(const JsonNode &node, bool mayBeEmpty = false);
    bool flag(const JsonNode &node);
    /// A whole number, also as text that a reference became. Faults what is none or lies outside. A reference that is
    /// resolved only when the step is made counts as `least`.
    qint64 integer(const JsonNode &node, qint64 least, qint64 most, LoadFault outside = LoadFault::OutOfRange);
    double number(const JsonNode &node, double least, double most);
    QStringList names(const JsonNode &node); ///< a list of texts
    LocalText localText(const JsonNode &node);
    /// A text that holds a reference which is resolved later, so that its value cannot be checked yet.
    [[nodiscard]] static bool isOpen(const JsonNode &node);

private:
    const QByteArray m_text;
    const QMap<QString, QString> m_variables;
    const QString m_folder;
    QMap<QString, bool> m_sockets; ///< whether it is a file
    std::multimap<qsizetype, LoadError> m_errors; ///< by offset
};

} // namespace sw
