// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QJsonObject>

#include "checksums.h"
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
    [[nodiscard]] bool repeats() const { return m_repeating.on && m_refused.isEmpty(); }
    void setMessage(const MessageSource &message); ///< without changed()
    void setRepeat(const RepeatSettings &repeat); ///< without changed()
    void setRepeatRefused(const QString &why); ///< why nothing can be repeated now; empty: it can
    void setFile(bool file); ///< a file has no placeholders
    void open();
    void offer(QAction *action); ///< one more way to send, as a button below; the action outlives this
    void furnish(); ///< makes its controls; open() does it

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

    void addOffer(QAction *action); ///< once there are controls
    void takeControls(); ///< what the person has set
    void fillControls();

    QToolButton *m_button;
    bool m_scope = false; ///< placeholders
    ChecksumSpec m_sum;
    RepeatSettings m_repeating;
    QString m_refused; ///< why nothing is repeated
    QList<QAction *> m_offers;
    bool m_file = false;
    bool m_filling = false;
    QCheckBox *m_placeholders = nullptr; ///< null until furnish(), like all below
    QToolButton *m_insert = nullptr;
    PlaceholderMenu *m_menu = nullptr;
    ChecksumPicker *m_checksum = nullptr;
    QCheckBox *m_repeat = nullptr;
    QSpinBox *m_every = nullptr;
    QLabel *m_timesLabel = nullptr;
    QSpinBox *m_times = nullptr;
};

} // namespace sw
