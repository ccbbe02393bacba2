// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QByteArray>
#include <QJsonObject>
#include <QWidget>

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

    [[nodiscard]] QByteArray bytes() const; ///< empty unless isValid()
    [[nodiscard]] bool isValid() const; ///< what is typed stands for bytes, or the file is read
    /// `why` tells in the button's tool tip why nothing can be sent now.
    void setSendEnabled(bool enabled, const QString &why = {});
    void setEmptyAllowed(bool allowed); ///< an empty message is one: a datagram
    void setSendCaption(const QString &caption); ///< "Send to #1"; empty: "Send"
    /// What the button sends to, for a button with a menu ("To the selected", "To all"); null: a plain button. Not owned.
    void setTargets(QMenu *menu);

    [[nodiscard]] ComposerEntry entry() const;
    void setEntry(const ComposerEntry &entry); ///< also puts a file away
    void setPayload(const QByteArray &bytes); ///< edit and send: text that stands for exactly these bytes
    void setFile(const QString &path);

    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);

    /// Who takes what is sent: Qt's own buffer, or the kernel.
    void setTakenByQt(bool byQt);
    /// How far the last message has got: `taken` of `size` bytes are the kernel's, or Qt's. `finished` with taken < size, or a
    /// `problem` (plain text), says that the rest was not sent.
    void showProgress(qint64 taken, qint64 size, bool finished, const QString &problem = {});
    void clearProgress();

public Q_SLOTS:
    void send(); ///< as the button; ignored while it is disabled

Q_SIGNALS:
    void sendRequested(const QByteArray &bytes);
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
    ComposerEntry m_parsed;
    PayloadResult m_result;
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
    } m_progress;
    bool m_takenByQt = false;
};

} // namespace sw
