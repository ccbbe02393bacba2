// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QByteArray>
#include <QRegularExpression>
#include <QString>

#include "filterterms.h"

namespace sw {

/// What is wrong with a filter; the words for it stand in the room `widgets`.
enum class FilterFault : quint8 {
    None,
    TermMissing, ///< nothing behind `and`, `or`, `not`, `(`
    OperatorFirst, ///< `and`, `or` with nothing before it
    CloseMissing, ///< a `(` without its `)`
    CloseTooMany,
    QuoteOpen, ///< no closing "
    UnknownEscape, ///< \x in quotes; detail = the letter
    RegexOpen, ///< no closing /
    RegexWrong, ///< detail = what the library says (English)
    RegexFlag, ///< detail = the letter behind the closing /
    ValueMissing, ///< detail = the field
    UnknownCall, ///< detail = what was typed; also the two below
    UnknownDirection,
    UnknownErrno,
    NotANumber,
    UnitMissing, ///< took>10
    NotATime,
    NotHex,
    OddHex, ///< an odd number of digits
    WrongOperator, ///< call>x; detail = the field
    TooDeep, ///< more parentheses in each other than anyone needs
};

/// A fault and its place in the text, in UTF-16 units from 0; an empty place is a gap between characters.
struct FilterError
{
    FilterFault fault = FilterFault::None;
    qsizetype position = 0;
    qsizetype length = 0;
    QString detail;

    explicit operator bool() const { return fault != FilterFault::None; }
};

enum class FilterCompare : quint8 { Contains, Less, LessEqual, Equal, NotEqual, GreaterEqual, Greater };

/// One condition on a row.
struct FilterTerm
{
    enum class Kind : quint8 { Text, Regex, Bytes, Field };

    Kind kind = Kind::Text;
    FilterField field = FilterField::Call; ///< of Kind::Field
    FilterCompare compare = FilterCompare::Contains;
    bool exact = false; ///< the value was quoted: a name must be the same, not contain it
    QString text; ///< Text; also the value of a field
    QByteArray bytes; ///< Bytes
    QRegularExpression regex; ///< Regex
    qint64 number = 0; ///< bytes, fd, thread, row; nanoseconds of took; the number of an errno (0: by name)
};

/// A filter as a tree. A node is a term, or what joins its children.
struct FilterNode
{
    enum class Kind : quint8 { Term, And, Or, Not };

    Kind kind = Kind::Term;
    FilterTerm term;
    std::vector<FilterNode> children;
};

/// What the parser gives: a tree (none for an empty text), or the first error.
struct FilterParse
{
    std::optional<FilterNode> root;
    FilterError error;
};

/// Reads a filter, see docs/filter.md. A pure function, any thread.
FilterParse parseFilter(const QString &text);

} // namespace sw
