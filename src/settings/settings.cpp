// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings.h"

#include <algorithm>
#include <array>
#include <limits>

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSettings>

namespace sw {

namespace {

enum class Kind : quint8 { Text, Locale, Number, Bytes, Object, Array };

struct SettingRow
{
    Setting setting;
    QLatin1StringView key;
    Kind kind;
    QLatin1StringView text; ///< default of a text
    qint64 number = 0; ///< default of a number
    qint64 minimum = 0;
    qint64 maximum = std::numeric_limits<qint64>::max();
    std::array<QLatin1StringView, 3> allowed = {}; ///< none: any text
};

// The keys stand in people's files: a new meaning needs a new key.
constexpr std::array table{
    SettingRow{Setting::Language, QLatin1StringView("language"), Kind::Locale, QLatin1StringView("system")},
    SettingRow{Setting::Theme,
               QLatin1StringView("theme"),
               Kind::Text,
               QLatin1StringView("system"),
               0,
               0,
               0,
               {QLatin1StringView("system"), QLatin1StringView("light"), QLatin1StringView("dark")}},
    SettingRow{Setting::WindowGeometry, QLatin1StringView("window/geometry"), Kind::Bytes, {}},
    SettingRow{Setting::WindowState, QLatin1StringView("window/state"), Kind::Bytes, {}},
    SettingRow{Setting::SidesSplitter, QLatin1StringView("window/sides"), Kind::Bytes, {}},
    SettingRow{Setting::MainSplitter, QLatin1StringView("window/main"), Kind::Bytes, {}},
    SettingRow{Setting::DetailSplitter, QLatin1StringView("window/detail"), Kind::Bytes, {}},
    SettingRow{Setting::Servers, QLatin1StringView("endpoints/servers"), Kind::Array, {}},
    SettingRow{Setting::Clients, QLatin1StringView("endpoints/clients"), Kind::Array, {}},
    SettingRow{Setting::ComposerHistory, QLatin1StringView("composer/history"), Kind::Array, {}},
    SettingRow{Setting::LogView, QLatin1StringView("log/view"), Kind::Object, {}},
    SettingRow{Setting::RecordViews, QLatin1StringView("views/state"), Kind::Object, {}},
    SettingRow{Setting::LogBudgetMiB, QLatin1StringView("log/budgetMiB"), Kind::Number, {}, 256, 16, 65536},
    SettingRow{Setting::KeepPolicy,
               QLatin1StringView("log/keep"),
               Kind::Text,
               QLatin1StringView("file"),
               0,
               0,
               0,
               {QLatin1StringView("file"), QLatin1StringView("newest"), QLatin1StringView("wait")}},
    SettingRow{Setting::SessionBudgetMiB, QLatin1StringView("log/sessionBudgetMiB"), Kind::Number, {}, 0, 0, 1048576},
    SettingRow{Setting::NameWindow, QLatin1StringView("tools/names"), Kind::Object, {}},
    SettingRow{Setting::ByteWindow, QLatin1StringView("tools/bytes"), Kind::Object, {}},
    SettingRow{Setting::Lessons, QLatin1StringView("lessons/state"), Kind::Object, {}},
    SettingRow{Setting::Workspace, QLatin1StringView("files/workspace"), Kind::Object, {}},
    SettingRow{Setting::LastFolder, QLatin1StringView("files/lastFolder"), Kind::Text, {}},
};
static_assert(table.size() == static_cast<size_t>(Setting::Count));

const SettingRow &rowOf(Setting setting)
{
    const SettingRow &row = table.at(static_cast<size_t>(setting));
    Q_ASSERT(row.setting == setting);
    return row;
}

bool isTextKind(Kind kind)
{
    return kind == Kind::Text || kind == Kind::Locale;
}

bool isAllowed(const SettingRow &row, const QString &text)
{
    if (row.kind == Kind::Locale) {
        static const QRegularExpression locale(QStringLiteral("^(system|[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*)$"));
        return locale.match(text).hasMatch();
    }
    return row.allowed.front().isEmpty()
        || std::any_of(row.allowed.begin(), row.allowed.end(), [&](QLatin1StringView one) { return one == text; });
}

bool isRight(const SettingRow &row, const QVariant &value)
{
    switch (row.kind) {
    case Kind::Text:
    case Kind::Locale:
        return value.typeId() == QMetaType::QString && isAllowed(row, value.toString());
    case Kind::Number: {
        bool ok = false;
        value.toLongLong(&ok);
        return ok;
    }
    case Kind::Bytes:
        return value.typeId() == QMetaType::QByteArray;
    case Kind::Object:
        return QJsonDocument::fromJson(value.toByteArray()).isObject();
    case Kind::Array:
        return QJsonDocument::fromJson(value.toByteArray()).isArray();
    }
    return false;
}

QVariant valueOf(const QSettings &store, const SettingRow &row)
{
    const QVariant value = store.value(row.key);
    return value.isValid() && isRight(row, value) ? value : QVariant();
}

} // namespace

Settings::Settings(QSettings &store)
    : m_store(store)
{
}

Settings::Settings(const QString &file)
    : m_own(std::make_unique<QSettings>(file, QSettings::IniFormat))
    , m_store(*m_own)
{
}

Settings::~Settings() = default;

QString Settings::text(Setting setting) const
{
    const SettingRow &row = rowOf(setting);
    Q_ASSERT(isTextKind(row.kind));
    const QVariant value = valueOf(m_store, row);
    return value.isValid() ? value.toString() : QString(row.text);
}

qint64 Settings::number(Setting setting) const
{
    const SettingRow &row = rowOf(setting);
    Q_ASSERT(row.kind == Kind::Number);
    const QVariant value = valueOf(m_store, row);
    return value.isValid() ? std::clamp<qint64>(value.toLongLong(), row.minimum, row.maximum) : row.number;
}

QByteArray Settings::bytes(Setting setting) const
{
    const SettingRow &row = rowOf(setting);
    Q_ASSERT(row.kind == Kind::Bytes);
    return valueOf(m_store, row).toByteArray();
}

QJsonObject Settings::object(Setting setting) const
{
    const SettingRow &row = rowOf(setting);
    Q_ASSERT(row.kind == Kind::Object);
    return QJsonDocument::fromJson(valueOf(m_store, row).toByteArray()).object();
}

QJsonArray Settings::array(Setting setting) const
{
    const SettingRow &row = rowOf(setting);
    Q_ASSERT(row.kind == Kind::Array);
    return QJsonDocument::fromJson(valueOf(m_store, row).toByteArray()).array();
}

bool Settings::setText(Setting setting, const QString &value)
{
    const SettingRow &row = rowOf(setting);
    Q_ASSERT(isTextKind(row.kind));
    if (!isAllowed(row, value))
        return false;
    m_store.setValue(row.key, value);
    return true;
}

void Settings::setNumber(Setting setting, qint64 value)
{
    const SettingRow &row = rowOf(setting);
    Q_ASSERT(row.kind == Kind::Number);
    m_store.setValue(row.key, std::clamp(value, row.minimum, row.maximum));
}

void Settings::setBytes(Setting setting, const QByteArray &value)
{
    const SettingRow &row = rowOf(setting);
    Q_ASSERT(row.kind == Kind::Bytes);
    m_store.setValue(row.key, value);
}

void Settings::setObject(Setting setting, const QJsonObject &value)
{
    const SettingRow &row = rowOf(setting);
    Q_ASSERT(row.kind == Kind::Object);
    m_store.setValue(row.key, QString::fromUtf8(QJsonDocument(value).toJson(QJsonDocument::Compact)));
}

void Settings::setArray(Setting setting, const QJsonArray &value)
{
    const SettingRow &row = rowOf(setting);
    Q_ASSERT(row.kind == Kind::Array);
    m_store.setValue(row.key, QString::fromUtf8(QJsonDocument(value).toJson(QJsonDocument::Compact)));
}

void Settings::remove(Setting setting)
{
    m_store.remove(rowOf(setting).key);
}

bool Settings::contains(Setting setting) const
{
    return valueOf(m_store, rowOf(setting)).isValid();
}

QStringList Settings::allowed(Setting setting)
{
    QStringList texts;
    for (const QLatin1StringView one : rowOf(setting).allowed) {
        if (!one.isEmpty())
            texts.append(one);
    }
    return texts;
}

qint64 Settings::minimum(Setting setting)
{
    return rowOf(setting).minimum;
}

qint64 Settings::maximum(Setting setting)
{
    return rowOf(setting).maximum;
}

bool Settings::sync()
{
    m_store.sync();
    return m_store.status() == QSettings::NoError;
}

} // namespace sw
