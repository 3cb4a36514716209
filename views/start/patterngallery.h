// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QListView>

class QSortFilterProxyModel;

namespace rheo::ui {

/// The patterns as cards: a small picture of the drawing, title, summary. Arrow keys go from card to card; Enter and a
/// double click open. As high as its cards: the page around it scrolls. GUI thread.
class PatternGallery : public QListView
{
    Q_OBJECT

public:
    explicit PatternGallery(QWidget *parent = nullptr);

    void setFilter(const QString &words); ///< in title or description
    [[nodiscard]] int shown() const;
    [[nodiscard]] QString current() const; ///< the pattern's name; empty where the filter leaves none
    [[nodiscard]] QString currentTitle() const;
    [[nodiscard]] QString currentDescription() const;

Q_SIGNALS:
    void chosen(const QString &name);
    void currentPatternChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void sizeCards();
    void keepOneChosen();

    QSortFilterProxyModel *m_shown;
};

} // namespace rheo::ui
