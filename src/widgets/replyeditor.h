// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QStringList>
#include <QWidget>

#include "endpointsettings.h"

QT_BEGIN_NAMESPACE
class QLineEdit;

namespace Ui {
class ReplyEditor;
}
QT_END_NAMESPACE

namespace sw {

class Theme;

/// Edits what an endpoint does by itself: the answer to data, the greeting, closing after the peer, how much one recv asks
/// for. Bytes are typed with escapes (UTF-8). Main thread.
class ReplyEditor final : public QWidget
{
    Q_OBJECT

public:
    /// `theme` must outlive this.
    explicit ReplyEditor(const Theme &theme, QWidget *parent = nullptr);
    ~ReplyEditor() override;

    /// The last valid settings.
    [[nodiscard]] ReplySettings settings() const { return m_settings; }
    void setSettings(const ReplySettings &settings); ///< without changed()
    void setAnswersOnly(bool only); ///< of datagrams: there is no connection to greet on or to close
    /// Changes them; `use`: and chooses them as the kind of reply.
    void setRules(const RuleSet &rules, bool use);
    [[nodiscard]] bool isValid() const { return m_valid; } ///< both fields stand for bytes

Q_SIGNALS:
    /// By a person, and only while all fields are valid.
    void changed(const sw::ReplySettings &settings);
    void rulesWanted();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void take();
    void showFields();
    void fold();
    void applyTheme();
    /// The bytes of a field; marks it, and adds to `problems`, when it stands for none.
    bool read(QLineEdit *edit, const QString &fieldName, QByteArray &bytes, QStringList &problems);

    std::unique_ptr<Ui::ReplyEditor> m_ui;
    const Theme &m_theme;
    ReplySettings m_settings;
    bool m_loading = false;
    bool m_answersOnly = false;
    bool m_valid = true;
};

} // namespace sw
