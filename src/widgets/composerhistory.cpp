// SPDX-License-Identifier: GPL-3.0-or-later
#include "composerhistory.h"

#include "encodings.h"
#include "payloadnames.h"

namespace sw {

QJsonObject toJson(const ComposerEntry &entry)
{
    return {{QStringLiteral("text"), entry.text},
            {QStringLiteral("form"), QString(payloadFormName(entry.form))},
            {QStringLiteral("encoding"), QString(encodingName(entry.encoding))},
            {QStringLiteral("ending"), QString(lineEndingName(entry.ending))},
            {QStringLiteral("placeholders"), entry.placeholders != PlaceholderScope::Off},
            {QStringLiteral("checksum"), toJson(entry.checksum)}};
}

QJsonObject toJson(const ChecksumSpec &checksum)
{
    if (!checksum.entry)
        return {};
    return {{QStringLiteral("name"), QString(checksum.entry->name)},
            {QStringLiteral("from"), checksum.range.from},
            {QStringLiteral("to"), checksum.range.to},
            {QStringLiteral("form"), QString(checksumFormName(checksum.form))}};
}

ChecksumSpec checksumFrom(const QJsonObject &object)
{
    ChecksumSpec checksum;
    checksum.entry = checksumByName(object[QLatin1StringView("name")].toString());
    if (!checksum.entry)
        return {};
    checksum.range.from = object[QLatin1StringView("from")].toInteger(0);
    checksum.range.to = object[QLatin1StringView("to")].toInteger(-1);
    checksum.form = checksumFormByName(object[QLatin1StringView("form")].toString()).value_or(checksum.entry->usual);
    return checksum;
}

ComposerEntry composerEntryFrom(const QJsonObject &object)
{
    ComposerEntry entry;
    entry.text = object[QLatin1StringView("text")].toString();
    entry.form = payloadFormByName(object[QLatin1StringView("form")].toString()).value_or(entry.form);
    entry.encoding = encodingByName(object[QLatin1StringView("encoding")].toString()).value_or(entry.encoding);
    entry.ending = lineEndingByName(object[QLatin1StringView("ending")].toString()).value_or(entry.ending);
    entry.placeholders = object[QLatin1StringView("placeholders")].toBool() ? PlaceholderScope::Message
                                                                            : PlaceholderScope::Off;
    entry.checksum = checksumFrom(object[QLatin1StringView("checksum")].toObject());
    return entry;
}

void ComposerHistory::add(const ComposerEntry &entry)
{
    if (entry.text.isEmpty() || entry.text.size() > maxEntryChars)
        return;
    if (!m_entries.empty() && m_entries.front() == entry)
        return;
    std::erase(m_entries, entry);
    m_entries.insert(m_entries.begin(), entry);
    if (m_entries.size() > maxEntries)
        m_entries.resize(maxEntries);
    Q_EMIT changed();
}

void ComposerHistory::clear()
{
    if (m_entries.empty())
        return;
    m_entries.clear();
    Q_EMIT changed();
}

QJsonArray ComposerHistory::toJson() const
{
    QJsonArray array;
    for (const ComposerEntry &entry : m_entries)
        array.append(sw::toJson(entry));
    return array;
}

void ComposerHistory::restore(const QJsonArray &array)
{
    m_entries.clear();
    for (const QJsonValue value : array) {
        const ComposerEntry entry = composerEntryFrom(value.toObject());
        if (!entry.text.isEmpty() && entry.text.size() <= maxEntryChars && m_entries.size() < maxEntries)
            m_entries.push_back(entry);
    }
    Q_EMIT changed();
}

} // namespace sw
