// SPDX-License-Identifier: GPL-3.0-or-later
#include "loadwording.h"

#include <array>

#include <QCoreApplication>

namespace sw {

namespace {

struct Row
{
    LoadFault fault;
    const char *words; ///< %1 = what it is about, %2 = detail
};

// clang-format off
constexpr std::array<Row, static_cast<std::size_t>(LoadFault::Count)> rows{{
    {LoadFault::CannotRead, QT_TRANSLATE_NOOP("LoadError", "the file cannot be read: %2")},
    {LoadFault::IsFolder, QT_TRANSLATE_NOOP("LoadError", "this is a folder; name a file in it")},
    {LoadFault::NotUtf8, QT_TRANSLATE_NOOP("LoadError", "this byte is no UTF-8")},
    {LoadFault::TooLarge, QT_TRANSLATE_NOOP("LoadError", "too large: %1")},
    {LoadFault::Syntax, QT_TRANSLATE_NOOP("LoadError", "this is no JSON: %2")},
    {LoadFault::DuplicateKey, QT_TRANSLATE_NOOP("LoadError", "the key '%1' stands twice in this object")},
    {LoadFault::UnknownKey, QT_TRANSLATE_NOOP("LoadError", "unknown key '%1'")},
    {LoadFault::MissingKey, QT_TRANSLATE_NOOP("LoadError", "missing here: %1")},
    {LoadFault::WrongType, QT_TRANSLATE_NOOP("LoadError", "the wrong kind of value; wanted: %1")},
    {LoadFault::WrongFormat, QT_TRANSLATE_NOOP("LoadError", "the format '%1' is not known; this program reads %2")},
    {LoadFault::EmptyValue, QT_TRANSLATE_NOOP("LoadError", "this must not be empty")},
    {LoadFault::UnknownName, QT_TRANSLATE_NOOP("LoadError", "unknown name '%1'")},
    {LoadFault::UnknownArgument, QT_TRANSLATE_NOOP("LoadError", "%2 has no argument '%1'")},
    {LoadFault::UnknownActor, QT_TRANSLATE_NOOP("LoadError", "there is no actor '%1'")},
    {LoadFault::UnknownSocket, QT_TRANSLATE_NOOP("LoadError", "no step before this one makes a socket '%1'")},
    {LoadFault::UnknownStep, QT_TRANSLATE_NOOP("LoadError", "no step before this one has the id '%1'")},
    {LoadFault::NotStarted, QT_TRANSLATE_NOOP("LoadError", "the step '%1' has no \"start\": true, so there is nothing to finish")},
    {LoadFault::DuplicateId, QT_TRANSLATE_NOOP("LoadError", "the id '%1' is taken")},
    {LoadFault::DuplicateSocket, QT_TRANSLATE_NOOP("LoadError", "the name '%1' is taken by an earlier socket")},
    {LoadFault::OutOfRange, QT_TRANSLATE_NOOP("LoadError", "%1 is outside %2")},
    {LoadFault::BadAddress, QT_TRANSLATE_NOOP("LoadError", "'%1' is no address; write 127.0.0.1:80, [::1]:80, name:80 or unix:/path")},
    {LoadFault::BadPort, QT_TRANSLATE_NOOP("LoadError", "the port in '%1' lies outside 0 to 65535")},
    {LoadFault::BadReference, QT_TRANSLATE_NOOP("LoadError", "nothing is known that the reference %1 could stand for")},
    {LoadFault::BadHex, QT_TRANSLATE_NOOP("LoadError", "these are no pairs of hex digits, at '%1'")},
    {LoadFault::BadBase64, QT_TRANSLATE_NOOP("LoadError", "this is no base64")},
    {LoadFault::NotInEncoding, QT_TRANSLATE_NOOP("LoadError", "the encoding has no bytes for '%1'")},
    {LoadFault::BadPattern, QT_TRANSLATE_NOOP("LoadError", "'%1' is no regular expression: %2")},
    {LoadFault::CannotReadData, QT_TRANSLATE_NOOP("LoadError", "the file '%1' cannot be read")},
    {LoadFault::KeyNotHere, QT_TRANSLATE_NOOP("LoadError", "the key '%1' does not go with the others here")},
    {LoadFault::NeedsSocket, QT_TRANSLATE_NOOP("LoadError", "'%1' is a file made by makefile; %2 needs a socket")},
    {LoadFault::NeedsFile, QT_TRANSLATE_NOOP("LoadError", "'%1' is a socket; %2 needs a file made by makefile")},
    {LoadFault::NotUsable, QT_TRANSLATE_NOOP("LoadError", "this field cannot be %1")},
    {LoadFault::LongProtocol, QT_TRANSLATE_NOOP("LoadError", "the name '%1' is too long for ALPN; octets it may have: %2")},
}};

struct WantedRow
{
    WantedValue wanted;
    const char *words; ///< %2 = the option
};

constexpr std::array<WantedRow, static_cast<std::size_t>(WantedValue::Count)> wantedRows{{
    {WantedValue::Nothing, ""},
    {WantedValue::Object, QT_TRANSLATE_NOOP("LoadError", "an object")},
    {WantedValue::List, QT_TRANSLATE_NOOP("LoadError", "a list")},
    {WantedValue::ListOfTwo, QT_TRANSLATE_NOOP("LoadError", "a list of two")},
    {WantedValue::Text, QT_TRANSLATE_NOOP("LoadError", "a text")},
    {WantedValue::TextOrTexts, QT_TRANSLATE_NOOP("LoadError", "a text, or an object with en and zh_CN")},
    {WantedValue::Truth, QT_TRANSLATE_NOOP("LoadError", "true or false")},
    {WantedValue::WholeNumber, QT_TRANSLATE_NOOP("LoadError", "a whole number")},
    {WantedValue::Number, QT_TRANSLATE_NOOP("LoadError", "a number")},
    {WantedValue::OptionValue, QT_TRANSLATE_NOOP("LoadError", "a value of %2")},
}};
// clang-format on

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].fault != static_cast<LoadFault>(i))
            return false;
    }
    for (std::size_t i = 0; i < wantedRows.size(); ++i) {
        if (wantedRows[i].wanted != static_cast<WantedValue>(i))
            return false;
    }
    return true;
}
static_assert(inOrder(), "the tables follow the enums");

/// One pass, so that a %2 inside a value stays as it is.
QString filled(const QString &words, const QString &about, const QString &detail)
{
    QString text;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QStringView mark = QStringView(words).mid(i, 2);
        if (mark == u"%1" || mark == u"%2") {
            text += mark == u"%1" ? about : detail;
            ++i;
        } else {
            text += words.at(i);
        }
    }
    return text;
}

QString translated(const char *words)
{
    return *words == '\0' ? QString() : QCoreApplication::translate("LoadError", words);
}

} // namespace

QString loadErrorLine(const QString &file, const LoadError &error)
{
    const QString wanted = filled(translated(wantedRows[static_cast<std::size_t>(error.wanted)].words), {},
                                  error.detail);
    const QString reason = filled(translated(rows[static_cast<std::size_t>(error.fault)].words),
                                  error.fault == LoadFault::WrongType ? wanted : error.about, error.detail);
    const QString place = error.line > 0 ? QStringLiteral(":%1:%2").arg(error.line).arg(error.column) : QString();
    return file + place + QStringLiteral(": ") + reason;
}

} // namespace sw
