// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QList>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace rheo::ui {

/// A line above the canvas that says something and offers what to do about it, instead of a dialog in the way: work
/// that can be restored, a read-only file, a cluster that cannot be reached. One at a time; hidden until it has
/// something to say. GUI thread.
class Banner : public QFrame
{
    Q_OBJECT

public:
    enum class Tone { Notice, Trouble };

    struct Offer
    {
        QString words; ///< a verb with its object
        std::function<void()> accept;
    };

    explicit Banner(QWidget *parent = nullptr);

    /// Any offer, and the cross at the end, hides the banner. `detail` is the library's own words, shown on hover.
    void say(Tone tone, const QString &sentence, const QString &detail = {}, const QList<Offer> &offers = {});
    void clear();
    [[nodiscard]] QString sentence() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Notice;
    QLabel *m_words;
    QHBoxLayout *m_offers;
    QList<QPushButton *> m_buttons;
};

} // namespace rheo::ui
