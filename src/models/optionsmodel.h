// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QAbstractItemModel>
#include <QJsonValue>

#include "callrecord.h"
#include "optionprobe.h"
#include "presetoptions.h"

namespace sw {

/// One option of the socket that is shown, as far as it is known. A value.
struct OptionState
{
    const SocketOption *option = nullptr;
    std::optional<QJsonValue> asked; ///< what a person gave last, or the endpoint shall set
    std::optional<QJsonValue> kernel; ///< what getsockopt gave last
    std::optional<QJsonValue> fallback; ///< of a fresh socket of that kind, for options that can be set
    int fallbackError = 0; ///< errno of reading it from a fresh socket
    bool suits = true; ///< it means something for that kind of socket
    bool nowhere = false; ///< no kind of socket that was tried here has it
    int readError = 0;
    int setError = 0;
    QString setLine; ///< the last setsockopt as strace writes it
    QString readLine;

    /// What a person asked for, or a value that a fresh socket does not have.
    [[nodiscard]] bool isChanged() const { return asked || (kernel && fallback && *kernel != *fallback); }
    /// ENOPROTOOPT or EOPNOTSUPP: this kernel, or this kind of socket, does not have it.
    [[nodiscard]] bool isAbsent() const;
};

/// The options of one socket, grouped by level: a tree of two storeys. Holds no words but the names. Main thread.
class OptionsModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, AskedColumn, KernelColumn, DefaultColumn, ColumnCount };

    explicit OptionsModel(QObject *parent = nullptr);

    /// All options of the levels that suit such a socket; values are forgotten.
    void setKind(int family, int type, int protocol);
    void clear();
    void setOffer(const OptionOffer &offer); ///< the defaults
    void setNowhere(const std::function<bool(const SocketOption &)> &isNowhere);
    void setPresets(const PresetOptions &presets); ///< as what was asked for; all others lose it
    void noteAsked(const SocketOption &option, const std::optional<QJsonValue> &value);
    void forgetKernel(int level, int number); ///< it was set by somebody else and not read since
    /// A setsockopt or getsockopt of the socket has ended.
    void note(const CallRecord &record);

    [[nodiscard]] const OptionState *state(const QModelIndex &index) const; ///< null for a level
    [[nodiscard]] const OptionState *state(const SocketOption &option) const;
    [[nodiscard]] int levelAt(int row) const; ///< the number of a level's row
    [[nodiscard]] QModelIndex indexOf(int level, int number, int column = NameColumn) const;
    [[nodiscard]] int optionCount() const;
    [[nodiscard]] PresetOptions presets() const; ///< what was asked for
    [[nodiscard]] std::vector<const SocketOption *> options() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    /// DisplayRole of the first column: the name.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Level
    {
        int level = 0;
        std::vector<OptionState> options;
    };
    OptionState *find(int level, int number);
    void changed(int level, int number);

    std::vector<Level> m_levels;
};

} // namespace sw
