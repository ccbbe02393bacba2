// SPDX-License-Identifier: GPL-3.0-or-later
#include "aboutdialog.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QEvent>
#include <QIcon>
#include <QLabel>
#include <QVBoxLayout>

namespace sw {

namespace {

constexpr int iconSize = 64;

} // namespace

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
    , m_name(new QLabel(this))
    , m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("aboutDialog"));
    auto *picture = new QLabel(this);
    picture->setPixmap(QIcon(QStringLiteral(":/icons/socket-workbench.svg")).pixmap(iconSize, iconSize));
    picture->setAlignment(Qt::AlignTop);
    m_name->setTextFormat(Qt::PlainText);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    large.setBold(true);
    m_name->setFont(large);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(360);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *words = new QVBoxLayout;
    words->addWidget(m_name);
    words->addWidget(m_text, 1);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(picture);
    head->addLayout(words, 1);
    auto *all = new QVBoxLayout(this);
    all->addLayout(head, 1);
    all->addWidget(buttons);
    retranslate();
}

void AboutDialog::retranslate()
{
    setWindowTitle(tr("About Socket Workbench"));
    m_name->setText(tr("Socket Workbench %1").arg(QCoreApplication::applicationVersion()));
    m_text->setAccessibleName(windowTitle());
    m_text->setText(
        tr("Tests network protocols by hand, and shows what a socket is: every call with its arguments, its result, its errno, "
           "its thread and its time.\n\nFree software under the GNU General Public License, version 3 or later. There is no "
           "warranty.\n\nBuilt with Qt %1, runs with Qt %2.")
            .arg(QStringLiteral(QT_VERSION_STR), QString::fromLatin1(qVersion())));
}

void AboutDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw
