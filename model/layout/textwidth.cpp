// SPDX-License-Identifier: Apache-2.0
#include "model/layout/textwidth.h"

#include <array>

namespace rheo {

namespace {

/// Thousandths of the type size for U+0020 to U+007E.
constexpr std::array<quint16, 95> advances = {
    280, 320, 420, 640, 640, 900, 740, 240, 380, 380, 440, 640, 300, 420, 300, 380, // space to /
    640, 640, 640, 640, 640, 640, 640, 640, 640, 640, 320, 320, 640, 640, 640, 560, // 0 to ?
    960, 720, 690, 720, 740, 640, 610, 760, 760, 300, 560, 690, 580, 900, 770, 780, // @ to O
    660, 780, 680, 660, 660, 750, 700, 980, 700, 680, 650, 380, 380, 380, 640, 500, // P to _
    400, 600, 630, 580, 630, 600, 380, 630, 620, 290, 300, 590, 290, 910, 620, 620, // ` to o
    630, 630, 420, 560, 400, 620, 590, 830, 580, 590, 570, 380, 340, 380, 640,      // p to ~
};

/// Scripts whose characters fill the square of their size, from Hangul Jamo on; everything rare counts as wide.
constexpr char32_t firstWide = 0x1100;
constexpr int wideAdvance = 1040;
constexpr int otherAdvance = 700;

int advance(char32_t character)
{
    if (character >= 0x20 && character < 0x7f)
        return advances[character - 0x20];
    return character < firstWide || (character >= 0x2000 && character < 0x2100) ? otherAdvance : wideAdvance;
}

/// How many characters from `start` fit, at least one; surrogate pairs stay whole.
qsizetype fitting(const QString &line, qsizetype start, qreal pixelSize, qreal width)
{
    qsizetype end = start;
    while (end < line.size()) {
        const qsizetype step = line[end].isHighSurrogate() && end + 1 < line.size() ? 2 : 1;
        if (end > start && textWidth(line.sliced(start, end + step - start), pixelSize) > width)
            break;
        end += step;
    }
    return end - start;
}

QStringList wrappedLine(const QString &line, qreal pixelSize, qreal width)
{
    QStringList lines;
    qsizetype start = 0;
    while (start < line.size()) {
        qsizetype count = fitting(line, start, pixelSize, width);
        if (start + count < line.size()) {
            const qsizetype space = line.lastIndexOf(u' ', start + count);
            if (space > start)
                count = space - start;
        }
        lines += line.sliced(start, count);
        start += count;
        while (start < line.size() && line[start] == u' ')
            ++start;
    }
    return lines.isEmpty() ? QStringList{QString()} : lines;
}

} // namespace

qreal textWidth(const QString &text, qreal pixelSize)
{
    int thousandths = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        thousandths += advance(pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : char32_t(text[i].unicode()));
        i += pair ? 1 : 0;
    }
    return thousandths * pixelSize / 1000;
}

QStringList wrappedText(const QString &text, qreal pixelSize, qreal width)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n'))
        lines += wrappedLine(line, pixelSize, width);
    return lines;
}

} // namespace rheo
