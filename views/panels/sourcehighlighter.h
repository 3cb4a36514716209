// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/jsonhighlighter.h"

namespace rheo::ui {

/// Colours only the lines that are looked at, as no line depends on another: megabytes cost no more than a screenful.
/// GUI thread.
class SourceHighlighter : public JsonHighlighter
{
    Q_OBJECT

public:
    using JsonHighlighter::JsonHighlighter;

    /// These lines are in sight, both counted from 0.
    void show(int first, int last);
    /// The colours have changed.
    void colourAnew(int first, int last);

protected:
    void highlightBlock(const QString &text) override;

private:
    int m_first = 0;
    int m_last = -1;
};

} // namespace rheo::ui
