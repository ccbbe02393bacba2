// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QJsonArray>
#include <QJsonObject>
#include <QObject>

#include "placeholders.h"

namespace sw {

/// What a person typed and how it is read.
using ComposerEntry = MessageSource;

QJsonObject toJson(const ComposerEntry &entry);
/// Missing or wrong members keep their defaults.
ComposerEntry composerEntryFrom(const QJsonObject &object);

/// {"name", "from", "to", "form"}, or an empty object.
QJsonObject toJson(const ChecksumSpec &checksum);
ChecksumSpec checksumFrom(const QJsonObject &object);

/// What was sent before, latest first, shared by all composers, bounded in number and size. Main thread.
class ComposerHistory final : public QObject
{
    Q_OBJECT

public:
    static constexpr int maxEntries = 50;
    static constexpr qsizetype maxEntryChars = 64 * 1024; ///< longer texts are not kept

    using QObject::QObject;

    [[nodiscard]] const std::vector<ComposerEntry> &entries() const { return m_entries; }
    /// Puts it first; an equal older one goes.
    void add(const ComposerEntry &entry);
    void clear();

    [[nodiscard]] QJsonArray toJson() const;
    void restore(const QJsonArray &array); ///< what is no entry is passed over

Q_SIGNALS:
    void changed();

private:
    std::vector<ComposerEntry> m_entries;
};

} // namespace sw
