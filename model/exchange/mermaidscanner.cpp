// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/mermaidscanner.h"

#include "model/exchange/mermaidlabel.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <span>

namespace rheo {

namespace {

struct Brackets
{
    QStringView open;
    QStringView close;
    MermaidShape shape;
};

/// Longer ones before those that they begin with; of the slanted ones either slant may close.
constexpr Brackets allBrackets[] = {
    {u"(((", u")))", MermaidShape::Other},  {u"((", u"))", MermaidShape::Other},
    {u"([", u"])", MermaidShape::Stadium},  {u"(-", u"-)", MermaidShape::Other},
    {u"(", u")", MermaidShape::Round},      {u"[[", u"]]", MermaidShape::Subroutine},
    {u"[(", u")]", MermaidShape::Cylinder}, {u"[/", u"/]", MermaidShape::LeanRight},
    {u"[/", u"\\]", MermaidShape::Other},   {u"[\\", u"\\]", MermaidShape::LeanLeft},
    {u"[\\", u"/]", MermaidShape::Other},   {u"[", u"]", MermaidShape::Square},
    {u"{{", u"}}", MermaidShape::Hexagon},  {u"{", u"}", MermaidShape::Other},
    {u">", u"]", MermaidShape::Odd},
};

/// Names of the notation `@{ shape: NAME }`.
MermaidShape shapeNamed(const QString &name)
{
    static const QHash<QString, MermaidShape> names{
        {QStringLiteral("rect"), MermaidShape::Square},        {QStringLiteral("proc"), MermaidShape::Square},
        {QStringLiteral("process"), MermaidShape::Square},     {QStringLiteral("rectangle"), MermaidShape::Square},
        {QStringLiteral("rounded"), MermaidShape::Round},      {QStringLiteral("event"), MermaidShape::Round},
        {QStringLiteral("stadium"), MermaidShape::Stadium},    {QStringLiteral("pill"), MermaidShape::Stadium},
        {QStringLiteral("terminal"), MermaidShape::Stadium},   {QStringLiteral("cyl"), MermaidShape::Cylinder},
        {QStringLiteral("cylinder"), MermaidShape::Cylinder},  {QStringLiteral("db"), MermaidShape::Cylinder},
        {QStringLiteral("database"), MermaidShape::Cylinder},  {QStringLiteral("das"), MermaidShape::Cylinder},
        {QStringLiteral("h-cyl"), MermaidShape::Cylinder},     {QStringLiteral("hex"), MermaidShape::Hexagon},
        {QStringLiteral("hexagon"), MermaidShape::Hexagon},    {QStringLiteral("fr-rect"), MermaidShape::Subroutine},
        {QStringLiteral("subproc"), MermaidShape::Subroutine}, {QStringLiteral("odd"), MermaidShape::Odd},
        {QStringLiteral("lean-r"), MermaidShape::LeanRight},   {QStringLiteral("lean-l"), MermaidShape::LeanLeft},
    };
    return names.value(name, MermaidShape::Other);
}

QRegularExpressionMatch matchHere(const QRegularExpression &pattern, QStringView text)
{
    return pattern.match(text, 0, QRegularExpression::NormalMatch,
                         QRegularExpression::AnchorAtOffsetMatchOption |
                             QRegularExpression::DontCheckSubjectStringMatchOption);
}

void readArrow(MermaidArrow &arrow, QStringView start, QStringView end)
{
    arrow.isDirected = end.endsWith(u'>') || end.endsWith(u'x') || end.endsWith(u'o') || start.startsWith(u'<');
    arrow.isBothWays = start.startsWith(u'<') && end.endsWith(u'>');
    arrow.isDotted = end.contains(u'.');
    arrow.isInvisible = end.startsWith(u'~');
}

} // namespace

QString MermaidScanner::word() const
{
    qsizetype length = 0;
    while (peek(length).isLetterOrNumber() || (length > 0 && peek(length) == u'-'))
        ++length;
    return rest().first(length).toString();
}

bool MermaidScanner::isAtStatementEnd() const
{
    return isAtEnd() || peek() == u'\n' || peek() == u'\r' || peek() == u';' || startsWith(u"%%");
}

void MermaidScanner::skipBlanks()
{
    while (!isAtEnd() && peek() != u'\n' && peek().isSpace())
        ++m_at;
}

void MermaidScanner::skipSpace()
{
    while (!isAtEnd() && peek().isSpace())
        ++m_at;
}

void MermaidScanner::skipStatement()
{
    while (!isAtEnd() && peek() != u'\n' && peek() != u';')
        ++m_at;
}

void MermaidScanner::skipLine()
{
    m_at = lineEnd();
}

QStringView MermaidScanner::restOfStatement()
{
    const qsizetype from = m_at;
    skipStatement();
    return m_text.sliced(from, m_at - from);
}

qsizetype MermaidScanner::lineEnd() const
{
    if (m_at < m_lineFrom || m_at > m_lineEnd) {
        const qsizetype found = rest().indexOf(u'\n');
        m_lineFrom = m_at;
        m_lineEnd = found < 0 ? m_end : m_at + found;
    }
    return m_lineEnd;
}

/// As Mermaid's own scanner has it: a minus sign belongs to an id unless an arrow begins with it.
bool MermaidScanner::isIdCharacter() const
{
    const QChar c = peek();
    if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate())
        return true;
    if (c == u'-')
        return peek(1) != u'>' && peek(1) != u'-' && peek(1) != u'.' && !peek(1).isNull() && !peek(1).isSpace();
    return !c.isNull() && !startsWith(u"%%") && QStringView(u"_!#$%&'*+.?\\/").contains(c);
}

QString MermaidScanner::id()
{
    const qsizetype from = m_at;
    while (isIdCharacter())
        ++m_at;
    return m_text.sliced(from, m_at - from).toString();
}

std::optional<QString> MermaidScanner::quoted()
{
    const qsizetype close = m_text.first(m_end).indexOf(u'"', m_at + 1);
    if (close < 0) {
        m_fault = QStringLiteral("The text after this quotation mark does not end. Close it.");
        return {};
    }
    const QString text = m_text.sliced(m_at + 1, close - m_at - 1).toString();
    m_at = close + 1;
    return text;
}

std::optional<QString> MermaidScanner::textUntil(QStringView close)
{
    skipSpace();
    if (peek() == u'"') {
        const auto text = quoted();
        skipSpace();
        if (text && startsWith(close)) {
            m_at += close.size();
            return readableLabel(*text);
        }
        if (text)
            m_fault = QStringLiteral("After the quoted text there must be %1.").arg(close);
        return {};
    }
    const qsizetype end = m_text.first(lineEnd()).indexOf(close, m_at);
    if (end < 0) {
        m_fault = QStringLiteral("This text does not end with %1.").arg(close);
        return {};
    }
    const QString text = readableLabel(m_text.sliced(m_at, end - m_at));
    m_at = end + close.size();
    return text;
}

std::optional<QString> MermaidScanner::bracketed(QStringView open, QStringView close)
{
    if (!startsWith(open))
        return {};
    m_at += open.size();
    return textUntil(close);
}

std::optional<MermaidBracket> MermaidScanner::bracket()
{
    const auto first =
        std::ranges::find_if(allBrackets, [this](const Brackets &each) { return startsWith(each.open); });
    if (first == std::end(allBrackets))
        return {};
    const qsizetype from = m_at;
    QString fault;
    qsizetype nearest = m_end + 1;
    std::optional<MermaidBracket> best;
    for (const Brackets &each : allBrackets) {
        if (each.open != first->open)
            continue;
        m_at = from;
        if (const auto label = bracketed(each.open, each.close); label && m_at < nearest) {
            nearest = m_at;
            best = MermaidBracket{each.shape, *label};
        } else if (const QString wrong = takeFault(); fault.isEmpty()) {
            fault = wrong;
        }
    }
    m_at = best ? nearest : from;
    if (!best)
        m_fault = fault;
    return best;
}

std::optional<MermaidBracket> MermaidScanner::properties()
{
    static const QRegularExpression pair(
        QStringLiteral("([A-Za-z-]+)\\s*:\\s*(?:\"([^\"]*)\"|'([^']*)'|([^,}\"'\\n]*))\\s*,?\\s*"));
    if (!startsWith(u"@{"))
        return {};
    m_at += 2;
    MermaidBracket found{MermaidShape::Square, {}};
    for (skipSpace(); peek() != u'}'; skipSpace()) {
        const auto match = matchHere(pair, rest());
        if (!match.hasMatch()) {
            m_fault = QStringLiteral("In @{ } there are pairs such as shape: cyl, label: \"Orders\".");
            return {};
        }
        const QString value = (match.captured(2) + match.captured(3) + match.captured(4)).trimmed();
        if (match.capturedView(1) == u"shape")
            found.shape = shapeNamed(value);
        else if (match.capturedView(1) == u"label")
            found.label = readableLabel(value);
        m_at += match.capturedLength();
    }
    ++m_at;
    return found;
}

std::optional<MermaidArrow> MermaidScanner::arrow()
{
    static const QRegularExpression edgeId(QStringLiteral("[\\w-]+@(?=[<xo]?(?:--|==|-\\.|~~))"));
    const qsizetype from = m_at;
    if (const auto named = matchHere(edgeId, rest()); named.hasMatch())
        m_at += named.capturedLength();
    auto found = wholeArrow();
    if (!found && m_fault.isEmpty())
        found = splitArrow();
    if (!found)
        m_at = from;
    return found;
}

std::optional<MermaidArrow> MermaidScanner::wholeArrow()
{
    static const QRegularExpression whole(QStringLiteral("([xo<]?)(--+[-xo>]|==+[=xo>]|-?\\.+-[xo>]?|~~~+)"));
    const auto match = matchHere(whole, rest());
    if (!match.hasMatch())
        return {};
    MermaidArrow arrow;
    readArrow(arrow, match.capturedView(1), match.capturedView(2));
    m_at += match.capturedLength();
    const qsizetype end = m_at;
    skipBlanks();
    if (peek() != u'|') {
        m_at = end;
        return arrow;
    }
    const auto label = bracketed(u"|", u"|");
    if (!label)
        return {};
    arrow.label = *label;
    return arrow;
}

/// The text stands within the arrow: -- text -->.
std::optional<MermaidArrow> MermaidScanner::splitArrow()
{
    static const QRegularExpression start(QStringLiteral("([xo<]?)(--|==|-\\.)"));
    static const QRegularExpression ends[] = {
        QRegularExpression(QStringLiteral("--+[-xo>]")),
        QRegularExpression(QStringLiteral("==+[=xo>]")),
        QRegularExpression(QStringLiteral("\\.+-[xo>]?")),
    };
    const auto began = matchHere(start, rest());
    if (!began.hasMatch())
        return {};
    m_at += began.capturedLength();
    skipBlanks();
    const QStringView sign = began.capturedView(2);
    const QRegularExpression &end = ends[sign == u"--" ? 0 : sign == u"==" ? 1 : 2];
    MermaidArrow arrow;
    const bool isQuoted = peek() == u'"';
    if (isQuoted) {
        const auto text = quoted();
        if (!text)
            return {};
        arrow.label = readableLabel(*text);
        skipBlanks();
    }
    const QStringView line = m_text.sliced(m_at, lineEnd() - m_at);
    const auto ended = isQuoted ? matchHere(end, line)
                                : end.match(line, 0, QRegularExpression::NormalMatch,
                                            QRegularExpression::DontCheckSubjectStringMatchOption);
    if (!ended.hasMatch()) {
        m_fault = QStringLiteral("This arrow does not end. Write for instance: a -- text --> b.");
        return {};
    }
    if (!isQuoted)
        arrow.label = readableLabel(line.first(ended.capturedStart()));
    readArrow(arrow, began.capturedView(1), ended.capturedView());
    m_at += ended.capturedEnd();
    return arrow;
}

} // namespace rheo
