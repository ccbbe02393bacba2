// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QByteArray>
#include <QJsonObject>
#include <QWidget>

#include "composerextras.h"
#include "composerfile.h"
#include "composerhistory.h"

QT_BEGIN_NAMESPACE
class QAction;
class QMenu;

namespace Ui {
class Composer;
}
QT_END_NAMESPACE

namespace sw {

class PayloadHighlighter;
class Theme;

/// Turns what a person types, or a file, into bytes; shows exactly those before they go, and how much of them the kernel took.
/// Sends nothing itself. Main thread.
class Composer final : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive this.
    Composer(const Theme &theme, ComposerHistory &history, QWidget *parent = nullptr);
    ~Composer() override;

    [[nodiscard]] QByteArray bytes() const; ///< those of the next message, as far as is known; empty unless isValid()
    [[nodiscard]] bool isValid() const; ///< what is typed stands for bytes, or the file is read
    /// `why` tells in the button's tool tip why nothing can be sent now.
    void setSendEnabled(bool enabled, const QString &why = {});
    void setEmptyAllowed(bool allowed); ///< an empty message is one: a datagram
    void setSendCaption(const QString &caption); ///< "Send to #1"; empty: "Send"
    /// What the button sends to, for a button with a menu ("To the selected", "To all"); null: a plain button. Not owned.
    void setTargets(QMenu *menu);

    [[nodiscard]] ComposerEntry entry() const;
    void setEntry(const ComposerEntry &entry); ///< also puts a file away
    /// The message to be made as often as wanted; only while isValid().
    [[nodiscard]] const MessageTemplate &message() const { return m_message; }
    [[nodiscard]] quint64 counter() const { return m_counter; } ///< of the next message
    void setCounter(quint64 counter); ///< what was sent by others in its place
    [[nodiscard]] RepeatSettings repeat() const;
    void setRepeat(const RepeatSettings &repeat);
    /// Why nothing can be repeated now: Send sends once. Empty: it can.
    void setRepeatRefused(const QString &why);
    /// Who knows the two ends for ${peer} and the like; asked whenever bytes are made.
    void setContext(std::function<PlaceholderContext()> context);
    void setPayload(const QByteArray &bytes); ///< edit and send: text that stands for exactly these bytes
    void setFile(const QString &path);
    [[nodiscard]] QString filePath() const { return m_file.path(); } ///< empty: none

    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);

    /// Who takes what is sent: Qt's own buffer, or the kernel.
    void setTakenByQt(bool byQt);
    /// How far the last message has got: `taken` of `size` bytes are the kernel's, or Qt's. `finished` with taken < size, or a
    /// `problem` (plain text), says that the rest was not sent.
    void showProgress(qint64 taken, qint64 size, bool finished, const QString &problem = {});
    void clearProgress();
    /// A repetition is under way: the button stops it. `text` says how far it is; empty: none is known yet.
    void showRepeating(bool repeating, const QString &text, bool slow = false);
    void showRepeatEnd(const QString &text, bool well); ///< what became of it

public Q_SLOTS:
    void send(); ///< as the button; ignored while it is disabled

Q_SIGNALS:
    void sendRequested(const QByteArray &bytes);
    void repeatRequested(); ///< message(), as repeat() says
    void stopRequested(); ///< of the repetition
    void keepRequested(); ///< into the library of messages
    void cancelRequested();
    void edited(); ///< text, form, encoding, ending or file: saveState() differs

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildControls();
    void connectParts();
    void retranslate();
    [[nodiscard]] QString typedText() const;
    void applyTheme();
    void parse();
    void make();
    [[nodiscard]] PlaceholderContext context() const;
    void insertPlaceholder(const QString &text);
    void showPreview();
    void showError();
    void showFile();
    void showControls();
    void showSendState();
    void fillHistory();
    void fitControls();
    void setNarrow(bool narrow);
    void chooseFile();
    void jumpToError();
    void renderProgress();
    [[nodiscard]] bool hasFile() const { return !m_file.path().isEmpty(); }
    [[nodiscard]] QString whyNothingCanBeSent() const; ///< empty: it can

    std::unique_ptr<Ui::Composer> m_ui;
    const Theme &m_theme;
    ComposerHistory &m_history;
    ComposerFile m_file;
    PayloadHighlighter *m_highlighter;
    QMenu *m_historyMenu;
    QAction *m_clearAfter = nullptr; ///< the check box again, in the menu
    ComposerExtras *m_extras = nullptr;
    QAction *m_keep = nullptr;
    ComposerEntry m_parsed;
    MessageTemplate m_message;
    std::function<PlaceholderContext()> m_context;
    quint64 m_counter = 0;
    PayloadResult m_result; ///< of the next message
    QString m_fileProblem;
    QString m_caption;
    QString m_whyNot;
    bool m_allowed = true;
    bool m_emptyAllowed = false;
    bool m_narrow = false; ///< the controls are icons
    int m_wideControls = 0; ///< their width with words, in pixels
    bool m_setting = false; ///< several controls are being set at once
    struct Progress
    {
        bool shown = false;
        qint64 taken = 0;
        qint64 size = 0;
        bool finished = false;
        QString problem;
        QString repeating; ///< in place of the bytes
        bool slow = false;
    } m_progress;
    bool m_repeating = false;
    bool m_takenByQt = false;
};

} // namespace sw
