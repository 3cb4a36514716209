// SPDX-License-Identifier: Apache-2.0
#include "views/start/patterngallery.h"

#include "model/patterns/patterns.h"
#include "views/canvas/paintstyle.h"
#include "views/start/patternpicture.h"

#include <QKeyEvent>
#include <QPainterPath>
#include <QPixmapCache>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace rheo::ui {

namespace {

constexpr int nameRole = Qt::UserRole;
constexpr int summaryRole = Qt::UserRole + 1;
constexpr int descriptionRole = Qt::UserRole + 2;
constexpr int searchRole = Qt::UserRole + 3;

constexpr int gap = 14;
constexpr int narrowestCard = 180;
constexpr int captionHeight = 50;
constexpr int pictureHeight = 100;
constexpr qreal radius = 9;

class CardDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const auto *view = qobject_cast<const QListView *>(option.widget);
        return view ? view->gridSize() : QSize();
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        const QRect card = option.rect.adjusted(1, 1, -gap, -gap);
        const QRect picture(card.topLeft(), QSize(card.width(), pictureHeight));
        const bool isChosen = option.state & QStyle::State_Selected;
        const bool hasKeys = isChosen && (option.state & QStyle::State_HasFocus);
        const bool isHovered = option.state & QStyle::State_MouseOver;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        QPainterPath outline;
        outline.addRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        painter->setClipPath(outline);
        painter->fillRect(card, hasKeys ? theme.selectionTint : theme.panel);
        painter->drawPixmap(picture.topLeft(), pictureOf(index, picture.size(), option.widget->devicePixelRatioF()));
        painter->fillRect(QRect(picture.bottomLeft(), QSize(card.width(), 1)), theme.divider);
        painter->setClipping(false);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(isChosen ? QPen(theme.selection, 2) : isHovered ? QPen(theme.text, 1) : QPen(theme.divider, 1));
        painter->drawPath(outline);
        const QRectF words(card.left() + 10, picture.bottom() + 6, card.width() - 20, 20);
        drawLine(*painter, words, interfaceFont(12.5, QFont::DemiBold), theme.text, index.data().toString());
        drawLine(*painter, words.translated(0, 19), interfaceFont(11), theme.secondText,
                 index.data(summaryRole).toString());
        painter->restore();
    }

private:
    static QPixmap pictureOf(const QModelIndex &index, const QSize &size, qreal ratio)
    {
        const Theme &theme = Theme::current();
        const QString name = index.data(nameRole).toString();
        const QString key = QStringLiteral("rheo-pattern/%1/%2/%3x%4@%5")
                                .arg(name, theme.isDark ? QStringLiteral("dark") : QStringLiteral("light"))
                                .arg(size.width())
                                .arg(size.height())
                                .arg(ratio);
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = smallPicture(pattern(name).value_or(Drawing()), size, ratio, theme);
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }
};

QStandardItemModel *allPatterns(QObject *parent)
{
    auto *model = new QStandardItemModel(parent);
    for (const PatternTitle &title : patternTitles()) {
        auto *item = new QStandardItem(title.title);
        item->setEditable(false);
        item->setDragEnabled(false);
        item->setData(title.name, nameRole);
        item->setData(title.summary, summaryRole);
        item->setData(title.description, descriptionRole);
        item->setData(title.title + QLatin1Char(' ') + title.description, searchRole);
        item->setData(title.description, Qt::AccessibleDescriptionRole);
        model->appendRow(item);
    }
    return model;
}

} // namespace

PatternGallery::PatternGallery(QWidget *parent) : QListView(parent), m_shown(new QSortFilterProxyModel(this))
{
    setObjectName(QStringLiteral("patternGallery"));
    setAccessibleName(tr("Patterns"));
    m_shown->setSourceModel(allPatterns(this));
    m_shown->setFilterRole(searchRole);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    setModel(m_shown);
    setItemDelegate(new CardDelegate(this));
    setFlow(LeftToRight);
    setWrapping(true);
    setResizeMode(Adjust);
    setMouseTracking(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setStyleSheet(
        QStringLiteral("QListView, QListView:focus { background: transparent; border: 0; } " // the card shows the focus
                       "QListView::item { background: transparent; }"));
    viewport()->setAutoFillBackground(false);
    connect(this, &QListView::doubleClicked, this, [this] { Q_EMIT chosen(current()); });
    keepOneChosen();
}

void PatternGallery::setFilter(const QString &words)
{
    m_shown->setFilterFixedString(words.trimmed());
    keepOneChosen();
    sizeCards();
}

int PatternGallery::shown() const
{
    return m_shown->rowCount();
}

QString PatternGallery::current() const
{
    return currentIndex().data(nameRole).toString();
}

QString PatternGallery::currentTitle() const
{
    return currentIndex().data().toString();
}

QString PatternGallery::currentDescription() const
{
    return currentIndex().data(descriptionRole).toString();
}

void PatternGallery::keepOneChosen()
{
    if (!currentIndex().isValid() && shown() > 0)
        setCurrentIndex(m_shown->index(0, 0));
    Q_EMIT currentPatternChanged();
}

void PatternGallery::sizeCards()
{
    const int columns = std::max(1, (width() - 1) / (narrowestCard + gap));
    setGridSize({(width() - 1) / columns, pictureHeight + captionHeight + gap});
    const int rows = (std::max(1, shown()) + columns - 1) / columns;
    setFixedHeight(rows * gridSize().height());
}

void PatternGallery::resizeEvent(QResizeEvent *event)
{
    sizeCards();
    QListView::resizeEvent(event);
}

void PatternGallery::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    Q_EMIT currentPatternChanged();
}

void PatternGallery::keyPressEvent(QKeyEvent *event)
{
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (opens && currentIndex().isValid())
        Q_EMIT chosen(current());
    else
        QListView::keyPressEvent(event);
}

} // namespace rheo::ui
