// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace sw {

/// Everything that is kept from one run to the next. The table in settings.cpp gives each its key, kind, default and range.
enum class Setting : quint8 {
    Language, ///< text: "system", or a locale as "en", "zh_CN"
    Theme, ///< text: "system", "light", "dark"
    WindowGeometry, ///< bytes: QWidget::saveGeometry()
    WindowState, ///< bytes: QMainWindow::saveState()
    SidesSplitter, ///< bytes: servers | clients
    MainSplitter, ///< bytes: panels above the log
    DetailSplitter, ///< bytes: log above the details of a row
    Servers, ///< array of objects, one per server panel
    Clients, ///< array of objects, one per client panel
    ComposerHistory, ///< array, latest first
    LogView, ///< object: columns, form of the data, filter
    RecordViews, ///< object: which view over the records is in front, and what each of them keeps
    LogBudgetMiB, ///< number: memory of the log, MiB
    KeepPolicy, ///< text: "file", "newest", "wait": what becomes of rows that memory has no room for
    SessionBudgetMiB, ///< number: disk for all session files, MiB; 0: as the disk suggests
    NameWindow, ///< object: what the window of the name functions asked last, and where it was
    ByteWindow, ///< object: the same of the window of byte order
    Lessons, ///< object: which were taken to their end, the folder of one's own, speed
    Workspace, ///< object: the file in use, what it holds, and those used before
    LastFolder, ///< text: where a file was last opened or saved
    Count,
};

/// What is kept from one run to the next, typed. A value that is missing, of a wrong kind or out of its range reads as its
/// default, or clamped if it is a number. Lives on the main thread; written to disk by QSettings a moment later or by sync().
class Settings final
{
public:
    /// `store` must outlive this.
    explicit Settings(QSettings &store);
    /// Its own INI file.
    explicit Settings(const QString &file);
    ~Settings();
    Q_DISABLE_COPY_MOVE(Settings)

    /// Each for a setting of that kind only (an assertion says so).
    [[nodiscard]] QString text(Setting setting) const;
    [[nodiscard]] qint64 number(Setting setting) const;
    [[nodiscard]] QByteArray bytes(Setting setting) const;
    [[nodiscard]] QJsonObject object(Setting setting) const;
    [[nodiscard]] QJsonArray array(Setting setting) const;

    /// A text that is not allowed is not written and gives false; a number is clamped.
    bool setText(Setting setting, const QString &value);
    void setNumber(Setting setting, qint64 value);
    void setBytes(Setting setting, const QByteArray &value);
    void setObject(Setting setting, const QJsonObject &value);
    void setArray(Setting setting, const QJsonArray &value);

    /// Back to the default.
    void remove(Setting setting);
    /// Whether it was ever set (to something valid).
    [[nodiscard]] bool contains(Setting setting) const;
    /// Texts that a setting takes; empty: any.
    [[nodiscard]] static QStringList allowed(Setting setting);
    [[nodiscard]] static qint64 minimum(Setting setting);
    [[nodiscard]] static qint64 maximum(Setting setting);

    /// Writes now; false: the file cannot be written.
    bool sync();

private:
    std::unique_ptr<QSettings> m_own;
    QSettings &m_store;
};

} // namespace sw
