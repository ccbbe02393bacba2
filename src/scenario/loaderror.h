// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

namespace sw {

/// What can be wrong with a scenario file. The words stand elsewhere.
enum class LoadFault : quint8 {
    CannotRead, ///< the file (about = the system's reason)
    IsFolder,
    NotUtf8,
    TooLarge, ///< above the limit of a file or of data to send
    Syntax, ///< no JSON (about = what the parser says)
    DuplicateKey,
    UnknownKey,
    MissingKey,
    WrongType, ///< `wanted` says what belongs here (detail = the option of an option value)
    WrongFormat, ///< the value of "format"
    EmptyValue,
    UnknownName, ///< no such call, family, errno ...
    UnknownArgument, ///< the call takes no such argument (about = argument, call)
    UnknownActor,
    UnknownSocket,
    UnknownStep,
    NotStarted, ///< finish of a step without "start"
    DuplicateId,
    DuplicateSocket,
    OutOfRange, ///< about = the value, least, most
    BadAddress,
    BadPort,
    BadReference,
    BadHex,
    BadBase64,
    NotInEncoding, ///< a character that the encoding has no bytes for
    BadPattern, ///< no regular expression (about = it, detail = why)
    CannotReadData, ///< the file of a data value
    KeyNotHere, ///< the key does not go with this call or kind of step
    NeedsSocket, ///< the name is that of a file (about = name, call)
    NeedsFile, ///< the name is that of a socket (about = name, call)
    NotUsable, ///< no value that this field takes
    LongProtocol, ///< a name of ALPN (about = its beginning, detail = how many octets it may have)
    Count,
};

/// What a value of the wrong kind should have been.
enum class WantedValue : quint8 {
    Nothing,
    Object,
    List,
    ListOfTwo,
    Text,
    TextOrTexts, ///< an object with en and zh_CN too
    Truth,
    WholeNumber,
    Number,
    OptionValue,
    Count,
};

/// One fault and its place: line and column count from 1, columns in characters.
struct LoadError
{
    LoadFault fault = LoadFault::Syntax;
    int line = 0; ///< 0: the file as a whole
    int column = 0;
    QString about; ///< the name or value at fault
    QString detail; ///< a technical addition, untranslated
    WantedValue wanted = WantedValue::Nothing; ///< of WrongType
};
using LoadErrors = std::vector<LoadError>;

} // namespace sw
