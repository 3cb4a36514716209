// SPDX-License-Identifier: Apache-2.0
#include "views/panels/sourcehighlighter.h"

#include <QTextDocument>

namespace rheo::ui {

namespace {

constexpr int plain = 1; // a block's state: not coloured yet

} // namespace

void SourceHighlighter::highlightBlock(const QString &text)
{
    const int line = currentBlock().blockNumber();
    const bool isShown = line >= m_first && line <= m_last;
    setCurrentBlockState(isShown ? -1 : plain);
    if (isShown)
        JsonHighlighter::highlightBlock(text);
}

void SourceHighlighter::show(int first, int last)
{
    m_first = first;
    m_last = last;
    for (QTextBlock block = document()->findBlockByNumber(first); block.isValid() && block.blockNumber() <= last;
         block = block.next()) {
        if (block.userState() == plain)
            rehighlightBlock(block);
    }
}

void SourceHighlighter::colourAnew(int first, int last)
{
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        block.setUserState(plain);
    show(first, last);
}

} // namespace rheo::ui
