// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QJsonObject>

#include "placeholders.h"
#include "repeatsettings.h"

class QAction;
class QCheckBox;
class QLabel;
class QSpinBox;
class QToolButton;

namespace sw {

class ChecksumPicker;
class PlaceholderMenu;

/// What a message may have beside its text: placeholders, a checksum, repetition. Opens below the button that it belongs to, and
/// closes when the person clicks elsewhere. Main thread.
class ComposerExtras final : public QFrame
{
    Q_OBJECT

public:
    /// `button` shows by its checked state that something is on. It outlives this.
    explicit ComposerExtras(QToolButton *button);

    [[nodiscard]] PlaceholderScope placeholders() const;
    [[nodiscard]] ChecksumSpec checksum() const;
    [[nodiscard]] RepeatSettings repeat() const;
    void setMessage(const MessageSource &message); ///< without changed()
    void setRepeat(const RepeatSettings &repeat); ///< without changed()
    void setFile(bool file); ///< a file has no placeholders
    void open();
    void offer(QAction *action); ///< one more way to send, as a button below; the action outlives this

    [[nodiscard]] QJsonObject saveRepeat() const;
    void restoreRepeat(const QJsonObject &state);

Q_SIGNALS:
    void changed();
    void insertWanted(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void showState();

    QToolButton *m_button;
    QCheckBox *m_placeholders;
    QToolButton *m_insert;
    PlaceholderMenu *m_menu;
    ChecksumPicker *m_checksum;
    QCheckBox *m_repeat;
    QSpinBox *m_every;
    QLabel *m_timesLabel;
    QSpinBox *m_times;
};

} // namespace sw
