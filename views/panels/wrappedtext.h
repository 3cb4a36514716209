// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTextEdit>

namespace rheo::ui {

/// A value of any length in the monospaced font, broken wherever a line ends (an id has no blanks to break at), as high
/// as it needs to be. Can be selected and copied, not changed. GUI thread.
class WrappedText : public QTextEdit
{
    Q_OBJECT

public:
    explicit WrappedText(const QString &text, QWidget *parent = nullptr);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }

    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    /// A form keeps the height it asked for at another width (a scroll bar came or went), so the text sees to its own.
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace rheo::ui
