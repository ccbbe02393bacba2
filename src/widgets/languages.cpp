// SPDX-License-Identifier: GPL-3.0-or-later
#include "languages.h"

#include <algorithm>

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace sw {

Languages::Languages(QCoreApplication &application, QObject *parent)
    : QObject(parent)
    , m_application(application)
{
    choose(m_choice);
}

Languages::~Languages()
{
    for (QTranslator *translator : {m_own.get(), m_qt.get()}) {
        if (translator)
            QCoreApplication::removeTranslator(translator);
    }
}

std::vector<Languages::Language> Languages::all()
{
    // Each in its own words: who has landed in the wrong language must find the way back.
    return {{QStringLiteral("en"), QStringLiteral("English")}, {QStringLiteral("zh_CN"), QStringLiteral("中文")}};
}

QString Languages::codeOf(const QString &choice)
{
    const std::vector<Language> known = all();
    const auto named = std::find_if(known.begin(), known.end(),
                                    [&](const Language &one) { return one.code == choice; });
    if (named != known.end())
        return named->code;
    return QLocale::system().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

void Languages::choose(const QString &choice)
{
    m_choice = choice;
    const QString code = codeOf(choice);
    if (code == m_current)
        return;
    m_current = code;
    load(code);
    Q_EMIT changed();
}

void Languages::load(const QString &code)
{
    for (auto *held : {&m_own, &m_qt}) {
        if (*held)
            QCoreApplication::removeTranslator(held->get());
        held->reset();
    }
    const auto install = [](std::unique_ptr<QTranslator> &into, const QString &file, const QString &folder) {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(file, folder))
            return;
        into = std::move(translator);
        QCoreApplication::installTranslator(into.get());
    };
    install(m_qt, QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(m_own, QStringLiteral("socketworkbench_") + code, QStringLiteral(":/translations"));
}

} // namespace sw
