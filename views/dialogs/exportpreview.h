// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/picturesheet.h"

#include <QPixmap>
#include <QWidget>

namespace rheo::ui {

/// The picture as it will be exported, small; squares show through where it has no ground. GUI thread.
class ExportPreview : public QWidget
{
    Q_OBJECT

public:
    explicit ExportPreview(QWidget *parent = nullptr);

    /// Nothing for no sheet, which must outlive the preview or the next call.
    void setPicture(const PictureSheet *sheet, const ExportOptions &options);

    [[nodiscard]] QSize sizeHint() const override { return {380, 300}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void render();

    const PictureSheet *m_sheet = nullptr;
    const Theme *m_theme;
    ExportGround m_ground = ExportGround::Canvas;
    QPixmap m_picture;
};

} // namespace rheo::ui
