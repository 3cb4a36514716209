// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace rheo::ui {

/// The line above the canvas that says what the drawing is compared with, for as long as it is; with the way out of it.
/// GUI thread.
class ComparisonBand : public QFrame
{
    Q_OBJECT

public:
    explicit ComparisonBand(QWidget *parent = nullptr);

    void say(const QString &words); ///< plain; shows the band

Q_SIGNALS:
    void listWanted();
    void closeWanted();

private:
    QLabel *m_words;
};

} // namespace rheo::ui
