// SPDX-License-Identifier: Apache-2.0
#include "views/start/recentlist.h"

#include "views/canvas/paintstyle.h"
#include "views/start/recentwords.h"
#include "views/theme/icons.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace rheo::ui {

namespace {

constexpr int pathRole = Qt::UserRole;
constexpr int secondRole = Qt::UserRole + 1;
constexpr int whenRole = Qt::UserRole + 2;
constexpr int iconRole = Qt::UserRole + 3;
constexpr int pinnedRole = Qt::UserRole + 4;
constexpr int missingRole = Qt::UserRole + 5;

constexpr int side = 12;
constexpr int pinSize = 14;

QRect pinPlace(const QRect &row)
{
    return {row.right() - side - pinSize, row.top() + 6, pinSize, pinSize};
}

class RecentDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {100, RecentList::rowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        const QRect row = option.rect;
        const bool hasKeys = (option.state & QStyle::State_Selected) && (option.state & QStyle::State_HasFocus);
        const bool isHovered = option.state & QStyle::State_MouseOver;
        const bool isMissing = index.data(missingRole).toBool();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (hasKeys || isHovered) {
            painter->setPen(hasKeys ? QPen(theme.selection, 1) : QPen(Qt::NoPen));
            painter->setBrush(hasKeys ? theme.selectionTint : theme.chip);
            painter->drawRoundedRect(QRectF(row).adjusted(4.5, 1.5, -4.5, -1.5), 6, 6);
        }
        paintIcon(*painter, index.data(iconRole).toString(), QRectF(row.left() + side, row.top() + 6, 16, 16),
                  theme.secondText);
        const bool isPinned = index.data(pinnedRole).toBool();
        if (isPinned || isHovered || hasKeys)
            paintIcon(*painter, QStringLiteral("pin"), pinPlace(row), isPinned ? theme.text : theme.cardOutline);
        const QFont small = interfaceFont(11);
        const QString when = index.data(whenRole).toString();
        const qreal whenWidth = textAdvance(small, when) + 1;
        const qreal left = row.left() + side + 24;
        const qreal right = row.right() - side;
        drawLine(*painter, QRectF(left, row.top() + 4, right - pinSize - 6 - left, 20),
                 interfaceFont(13, QFont::Medium), isMissing ? theme.secondText : theme.text, index.data().toString());
        drawLine(*painter, QRectF(left, row.top() + 23, right - whenWidth - 8 - left, 18), small, theme.secondText,
                 index.data(secondRole).toString());
        drawLine(*painter, QRectF(right - whenWidth, row.top() + 23, whenWidth, 18), small, theme.secondText, when);
        painter->restore();
    }
};

} // namespace

RecentList::RecentList(RecentFiles *files, QWidget *parent)
    : QListView(parent), m_files(files), m_rows(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("recentList"));
    setAccessibleName(tr("Recent files"));
    setModel(m_rows);
    setItemDelegate(new RecentDelegate(this));
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QListView::doubleClicked, this, &RecentList::open);
    connect(files, &RecentFiles::changed, this, &RecentList::fill);
    fill();
}

void RecentList::fill()
{
    const QString current = currentIndex().data(pathRole).toString();
    const int row = currentIndex().row();
    m_rows->clear();
    const QDateTime now = QDateTime::currentDateTime();
    for (const RecentFile &file : m_files->files()) {
        const RecentWords words = RecentWords::of(file, now);
        auto *item = new QStandardItem(words.name);
        item->setData(file.path, pathRole);
        item->setData(words.secondLine(), secondRole);
        item->setData(words.when, whenRole);
        item->setData(words.iconName, iconRole);
        item->setData(file.isPinned, pinnedRole);
        item->setData(!words.reason.isEmpty(), missingRole);
        item->setData(QStringList({words.name, words.secondLine(), words.when}).join(QStringLiteral(", ")) +
                          (file.isPinned ? tr(", pinned") : QString()),
                      Qt::AccessibleTextRole);
        item->setToolTip(file.path.toHtmlEscaped());
        m_rows->appendRow(item);
        if (file.path == current)
            setCurrentIndex(item->index());
    }
    if (!currentIndex().isValid() && m_rows->rowCount() > 0)
        setCurrentIndex(m_rows->index(std::clamp(row, 0, m_rows->rowCount() - 1), 0));
    ensurePolished(); // the frame is the style sheet's
    setFixedHeight(m_rows->rowCount() * rowHeight + 2 * frameWidth());
}

/// One that was not there a while ago may be there now: it is looked at again, not opened, for it might never answer.
void RecentList::open(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    if (index.data(missingRole).toBool())
        m_files->look();
    else
        Q_EMIT chosen(index.data(pathRole).toString());
}

void RecentList::togglePin(const QModelIndex &index)
{
    m_files->setPinned(index.data(pathRole).toString(), !index.data(pinnedRole).toBool());
}

void RecentList::remove(const QModelIndex &index)
{
    m_files->remove(index.data(pathRole).toString());
}

void RecentList::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    if (!index.isValid())
        return QListView::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return open(index);
    case Qt::Key_Delete:
        return remove(index);
    case Qt::Key_Space:
        return togglePin(index);
    default:
        QListView::keyPressEvent(event);
    }
}

void RecentList::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid() &&
        pinPlace(visualRect(index)).adjusted(-4, -4, 4, 4).contains(event->pos()))
        togglePin(index);
}

void RecentList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    const QPersistentModelIndex kept(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("recentFileMenu"));
    const bool isMissing = index.data(missingRole).toBool();
    menu->addAction(isMissing ? tr("Look again whether it is there") : tr("Open"), this, [this, kept] { open(kept); });
    menu->addAction(index.data(pinnedRole).toBool() ? tr("Unpin") : tr("Pin to the top"), this,
                    [this, kept] { togglePin(kept); });
    menu->addAction(tr("Remove from the list"), this, [this, kept] { remove(kept); });
    menu->popup(byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).bottomLeft()));
}

} // namespace rheo::ui
