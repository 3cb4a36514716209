// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/drawing.h"
#include "views/canvas/pictureexport.h"
#include "views/theme/theme.h"

#include <QDialog>
#include <QSet>

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace rheo::ui {

class ExportPreview;

enum class ExportPart { Whole, Selection };

/// How a picture is wanted. Percents are of the drawing's own size, each format with its own.
struct ExportChoices
{
    PictureFormat format = PictureFormat::Png;
    ExportPart part = ExportPart::Whole;
    QMap<PictureFormat, int> percent = {
        {PictureFormat::Svg, 100}, {PictureFormat::Png, 200}, {PictureFormat::Pdf, 100}};
    ExportGround ground = ExportGround::Canvas;
    ThemeChoice theme = ThemeChoice::System; ///< System: as shown

    [[nodiscard]] ExportOptions options() const;
};

/// Asks how a picture is to be exported, and shows how it will look. The file is asked for afterwards. GUI thread.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// Begins with `choices`; without a selection the whole drawing is exported.
    ExportDialog(const Drawing &drawing, const QSet<ElementId> &selected, const ExportChoices &choices,
                 QWidget *parent = nullptr);

    [[nodiscard]] const ExportChoices &choices() const { return m_choices; }

    /// The part that is to be exported.
    [[nodiscard]] const Drawing &chosen() const;

private:
    QComboBox *choice(const char *name, const QString &words);
    void fill();
    void place();
    void takeFormat();
    void take();
    void tellSize();
    [[nodiscard]] const Result<PictureSheet> &sheet();

    Drawing m_whole;
    Drawing m_selection;
    std::optional<Result<PictureSheet>> m_wholeSheet, m_selectionSheet;
    ExportChoices m_choices;
    QComboBox *m_format, *m_part, *m_ground, *m_theme;
    QSpinBox *m_percent;
    QLabel *m_size, *m_problem;
    ExportPreview *m_preview;
    QPushButton *m_export;
};

} // namespace rheo::ui
