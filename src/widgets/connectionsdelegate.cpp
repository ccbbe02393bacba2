// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionsdelegate.h"

#include <QPainter>

#include "connectionsmodel.h"
#include "icons.h"
#include "theme.h"

namespace sw {

namespace {

constexpr int pillPadding = 6;
constexpr int lockSize = 14;

} // namespace

ConnectionsDelegate::ConnectionsDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void ConnectionsDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->palette.setColor(QPalette::HighlightedText, option->palette.color(QPalette::Text));
    showLock(option, index);
    const bool open = index.data(ConnectionsModel::OpenRole).toBool();
    ColorRole role = open ? ColorRole::Text : ColorRole::MutedText;
    if (index.column() == ConnectionsModel::InCall && index.data(ConnectionsModel::BlockedMsRole).toLongLong() >= 0)
        role = ColorRole::Blocked;
    for (const QPalette::ColorRole text : {QPalette::Text, QPalette::HighlightedText})
        option->palette.setColor(text, m_theme.color(role));
}

void ConnectionsDelegate::showLock(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    const auto tls = static_cast<TlsStanding>(index.data(ConnectionsModel::TlsRole).toInt());
    if (index.column() != ConnectionsModel::Peer || tls == TlsStanding::None)
        return;
    const bool sound = tls == TlsStanding::Encrypted;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(lockSize, lockSize);
    option->icon = themedIcon(m_theme, sound ? QLatin1StringView("lock") : QLatin1StringView("lock-open"),
                              sound                                 ? ColorRole::Server
                                  : tls == TlsStanding::NotVerified ? ColorRole::Blocked
                                                                    : ColorRole::Error);
}

void ConnectionsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.column() != ConnectionsModel::State) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem blank = option;
    initStyleOption(&blank, index);
    blank.text.clear();
    const QWidget *widget = option.widget;
    widget->style()->drawControl(QStyle::CE_ItemViewItem, &blank, painter, widget);
    paintPill(painter, option, index);
}

void ConnectionsDelegate::paintPill(QPainter *painter, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    const bool open = index.data(ConnectionsModel::OpenRole).toBool();
    const auto state = static_cast<TcpState>(index.data(ConnectionsModel::StateRole).toInt());
    const auto end = static_cast<EndReason>(index.data(ConnectionsModel::EndRole).toInt());
    const bool broken = end == EndReason::Reset || end == EndReason::Failed;
    ColorRole text = ColorRole::MutedText;
    ColorRole base = ColorRole::IdleSoft;
    if (broken) {
        text = ColorRole::Error;
        base = ColorRole::ErrorSoft;
    } else if (open && state == TcpState::Established) {
        text = ColorRole::Server;
        base = ColorRole::ServerSoft;
    } else if (open && state != TcpState::Unknown) {
        text = ColorRole::Blocked;
        base = ColorRole::BlockedSoft;
    }
    const QString shown = index.data().toString();
    QRect pill = option.rect.adjusted(3, 2, -3, -2);
    pill.setWidth(std::min(
        pill.width(), option.fontMetrics.horizontalAdvance(shown) + 1 + 2 * pillPadding)); // 1: what rounding takes
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme.color(base));
    painter->drawRoundedRect(pill, pill.height() / 2.0, pill.height() / 2.0);
    painter->setPen(m_theme.color(text));
    painter->setFont(option.font);
    const QRect room = pill.adjusted(pillPadding, 0, -pillPadding, 0);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(shown, Qt::ElideRight, room.width()));
    painter->restore();
}

} // namespace sw
