// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace sw {

class Composer;
class ComposerHistory;
class Theme;
struct Message;

/// One message to edit: its name and folder, what it sends, and where to. What is typed counts at once. Main thread.
class MessageForm final : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive this.
    MessageForm(const Theme &theme, ComposerHistory &history, QWidget *parent = nullptr);

    void show(const Message &message, const QList<QStringList> &folders); ///< without edited()
    void readInto(Message &message) const; ///< all but the id
    void nameFirst(); ///< the name is to be typed
    [[nodiscard]] Composer &composer() const { return *m_composer; }
    void refuseShortcut(const QString &why); ///< empties it, and says why

    static QString folderText(const QStringList &folder); ///< "Modbus / Read"
    static QStringList folderFrom(const QString &text);

Q_SIGNALS:
    void edited();
    void sendWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void showState();

    Composer *m_composer;
    QLabel *m_nameLabel;
    QLineEdit *m_name;
    QLabel *m_folderLabel;
    QComboBox *m_folder;
    QLabel *m_targetLabel;
    QComboBox *m_target;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLabel *m_shortcutLabel;
    QKeySequenceEdit *m_shortcut;
    QCheckBox *m_bar;
    QLabel *m_note;
    bool m_showing = false;
};

} // namespace sw
