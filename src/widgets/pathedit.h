// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QStringListModel;

namespace sw {

/// A field for the path of a unix socket, or @name, that offers what is in the folder being typed. Main thread.
class PathEdit final : public QLineEdit
{
    Q_OBJECT

public:
    static constexpr int mostBytes = 107; ///< sun_path without its NUL, unix(7)

    explicit PathEdit(QWidget *parent = nullptr);

    [[nodiscard]] QString path() const { return text().trimmed(); }
    /// What is expected when the path cannot be one; else nothing.
    [[nodiscard]] static QString whatIsWrong(const QString &path, bool mayBeEmpty);

private:
    void offer(const QString &typed);

    QStringListModel *m_offered;
    QString m_folder; ///< whose entries are offered
};

} // namespace sw
