// SPDX-License-Identifier: Apache-2.0
#include "views/panels/drawingfactsview.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace rheo::ui {

namespace {

constexpr int detailRole = Qt::UserRole;
constexpr int kindRole = Qt::UserRole + 1;
constexpr int rowHeight = 42;
constexpr qreal padding = 12;

class FactDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {120, rowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        const QRectF row(option.rect);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected)
            painter->fillRect(row, theme.selectionTint);
        paintSign(*painter, signOf(DrawingFact::Kind(index.data(kindRole).toInt())),
                  {row.left() + padding, row.top() + 7, 14, 14}, theme);
        const qreal left = row.left() + padding + 22;
        const QRectF first(left, row.top() + 4, row.right() - left - 6, 18);
        painter->setFont(interfaceFont(12.5, QFont::DemiBold));
        painter->setPen(theme.text);
        draw(*painter, first, index.data().toString());
        painter->setFont(interfaceFont(11));
        painter->setPen(theme.secondText);
        draw(*painter, first.translated(0, 17), index.data(detailRole).toString());
        painter->restore();
    }

private:
    static void draw(QPainter &painter, const QRectF &where, const QString &text)
    {
        painter.drawText(where, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, int(where.width())));
    }
};

} // namespace

Sign signOf(DrawingFact::Kind kind)
{
    switch (kind) {
    case DrawingFact::Kind::Late:
        return Sign::Late;
    case DrawingFact::Kind::Undrawn:
    case DrawingFact::Kind::Duplicate:
        return Sign::Error;
    case DrawingFact::Kind::ParentMissing:
        return Sign::Warning;
    case DrawingFact::Kind::AsDrawn:
    case DrawingFact::Kind::ReadProven:
        return Sign::Good;
    case DrawingFact::Kind::NotSeen:
    case DrawingFact::Kind::NotObservable:
        return Sign::Unseen;
    }
    std::unreachable();
}

DrawingFactsView::DrawingFactsView(QWidget *parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("drawingFacts"));
    setAccessibleName(tr("Against the drawing"));
    setItemDelegate(new FactDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && size_t(row) < m_facts.size() && !m_facts[size_t(row)].steps.empty())
            Q_EMIT stepChosen(int(m_facts[size_t(row)].steps.front()));
    });
}

void DrawingFactsView::setFacts(const std::vector<DrawingFact> &facts)
{
    m_facts.clear();
    clear();
    for (const DrawingFact &fact : facts) {
        auto *item = new QListWidgetItem(fact.title, this);
        item->setData(detailRole, fact.detail);
        item->setData(kindRole, int(fact.kind));
        item->setData(Qt::AccessibleDescriptionRole, fact.detail);
        item->setToolTip(fact.title.toHtmlEscaped() + QStringLiteral("<br>") + fact.detail.toHtmlEscaped());
    }
    m_facts = facts;
}

} // namespace rheo::ui
