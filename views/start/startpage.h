// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace rheo::ui {

class PatternGallery;
class RecentFiles;
class StartDoor;

/// What stands where the canvas is before a drawing is open: recent files at the left; three ways in and the gallery
/// of patterns at the right. It asks by signals. GUI thread.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(RecentFiles *files, QWidget *parent = nullptr);

    /// The drawing that one can go back to; empty: there is none.
    void setDrawing(const QString &name);
    void setDrawnTopics(qint64 count); ///< of that drawing: these can be watched on a cluster

Q_SIGNALS:
    void patternChosen(const QString &name);
    void simulationChosen(const QString &pattern);
    void recentChosen(const QString &path);
    void openWanted();
    void emptyWanted();
    void connectWanted();
    void backWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeLeft(RecentFiles *files);
    QWidget *makeRight();
    void makeDoors(QHBoxLayout *row);
    void makeGallery(QVBoxLayout *column);
    void showPattern();

    StartDoor *m_patternDoor;
    StartDoor *m_fileDoor;
    StartDoor *m_clusterDoor;
    PatternGallery *m_gallery;
    QLineEdit *m_filter;
    QLabel *m_description;
    QPushButton *m_back;
    bool m_canGoBack = false;
};

} // namespace rheo::ui
