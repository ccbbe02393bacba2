// SPDX-License-Identifier: GPL-3.0-or-later
#include "icons.h"

#include "applicationicon.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QPointer>
#include <QSvgRenderer>

namespace sw {

namespace {

constexpr QByteArrayView drawnColor = "#3b4252"; // the one colour in which the files are drawn

/// Draws one SVG text in the theme's colours whenever it is asked, so that it is sharp at any scale. Main thread.
class ThemedIconEngine final : public QIconEngine
{
public:
    /// Without a theme the file is drawn as it is.
    ThemedIconEngine(const Theme *theme, QLatin1StringView name, QByteArray svg, ColorRole role)
        : m_theme(theme)
        , m_name(name)
        , m_svg(std::move(svg))
        , m_role(role)
    {
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    /// `size` is in device pixels already.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        const QColor color = colorFor(mode);
        const QString key = QStringLiteral("sw/%1/%2/%3x%4")
                                .arg(m_name, color.name(QColor::HexArgb))
                                .arg(size.width())
                                .arg(size.height());
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = draw(size, color);
            QPixmapCache::insert(key, pixmap);
        }
        return pixmap;
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, scaledPixmap((QSizeF(rect.size()) * scale).toSize(), mode, state, scale));
    }

    QIconEngine *clone() const override { return new ThemedIconEngine(*this); }
    QString key() const override { return QStringLiteral("ThemedIconEngine"); }
    QString iconName() override { return m_name; }

private:
    QColor colorFor(QIcon::Mode mode) const
    {
        QColor color = m_theme.isNull() ? QColor(QLatin1StringView(drawnColor)) : m_theme->color(m_role);
        if (mode == QIcon::Disabled)
            color.setAlphaF(0.4F);
        return color;
    }

    QPixmap draw(const QSize &size, const QColor &color) const
    {
        QByteArray svg = m_svg;
        svg.replace(drawnColor, color.name(QColor::HexRgb).toLatin1());
        // Not by QImageReader, which would load the plugins of all kinds of pictures first.
        QSvgRenderer renderer(svg);
        if (!renderer.isValid() || size.isEmpty())
            return {};
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        renderer.render(&painter);
        if (color.alpha() < 255) {
            painter.setCompositionMode(QPainter::CompositionMode_DestinationIn);
            painter.fillRect(image.rect(), QColor(0, 0, 0, color.alpha()));
        }
        painter.end();
        return QPixmap::fromImage(image);
    }

    QPointer<const Theme> m_theme;
    QString m_name;
    QByteArray m_svg;
    ColorRole m_role;
};

QIcon iconOf(const Theme *theme, QLatin1StringView name, ColorRole role)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("no icon '%s'", name.data());
        return {};
    }
    return QIcon(new ThemedIconEngine(theme, name, file.readAll(), role));
}

} // namespace

QIcon themedIcon(const Theme &theme, QLatin1StringView name, ColorRole role)
{
    return iconOf(&theme, name, role);
}

QIcon applicationIcon()
{
    return iconOf(nullptr, QLatin1StringView("socket-workbench"), ColorRole::Text);
}

} // namespace sw
