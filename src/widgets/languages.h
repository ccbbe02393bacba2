// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QObject>
#include <QTranslator>

class QCoreApplication;

namespace sw {

/// The language of everything that is shown, changed while the program runs: every widget gets a LanguageChange. Main
/// thread; there is one, made by main.
class Languages final : public QObject
{
    Q_OBJECT

public:
    struct Language
    {
        QString code; ///< "en", "zh_CN"
        QString name; ///< in itself: "English", "中文"
    };

    explicit Languages(QCoreApplication &application, QObject *parent = nullptr);
    ~Languages() override;

    [[nodiscard]] static std::vector<Language> all();
    /// "system" or one of the codes; an unknown one counts as "system".
    void choose(const QString &choice);
    [[nodiscard]] QString choice() const { return m_choice; }
    [[nodiscard]] QString current() const { return m_current; } ///< the code in force

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] static QString codeOf(const QString &choice);
    void load(const QString &code);

    QCoreApplication &m_application;
    QString m_choice = QStringLiteral("system");
    QString m_current = QStringLiteral("en");
    std::unique_ptr<QTranslator> m_own;
    std::unique_ptr<QTranslator> m_qt;
};

} // namespace sw
