// SPDX-License-Identifier: Apache-2.0
#include "model/file/structure.h"

#include "model/base/displaytext.h"
#include "model/file/limits.h"

#include <QStringDecoder>

#include <numeric>

namespace rheo {

namespace {

/// The number of single-character changes between two words.
int distance(const QString &a, const QString &b)
{
    std::vector<int> row(size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = std::exchange(row[0], int(i) + 1);
        for (qsizetype j = 0; j < b.size(); ++j) {
            const int change = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[size_t(j) + 1];
            row[size_t(j) + 1] = std::min({change, diagonal + 1, row[size_t(j)] + 1});
        }
    }
    return row.back();
}

/// Walks outwards once from every element; `m_depth` remembers what is known.
class ContainerWalk
{
public:
    explicit ContainerWalk(const Architecture &architecture) : m_architecture(architecture) {}

    QHash<ElementId, QString> problems()
    {
        for (const Element &element : m_architecture.elements())
            follow(element);
        return m_problems;
    }

private:
    void follow(const Element &start)
    {
        QList<const Element *> path;
        QSet<ElementId> onPath;
        const Element *at = &start;
        while (at && !m_depth.contains(at->id) && !onPath.contains(at->id)) {
            path += at;
            onPath.insert(at->id);
            at = at->container.isEmpty() ? nullptr : m_architecture.element(at->container);
        }
        if (at && onPath.contains(at->id))
            reportCircle(path.mid(path.indexOf(at)));
        int depth = at && !onPath.contains(at->id) ? m_depth[at->id] + 1 : 0;
        for (auto it = path.crbegin(); it != path.crend(); ++it)
            place(**it, depth++);
    }

    void reportCircle(const QList<const Element *> &circle)
    {
        for (const Element *element : circle)
            m_problems[element->id] = QStringLiteral("%1 lives in itself, by way of %2. Move one of them out.")
                                          .arg(element->id.text(), element->container.text());
    }

    void place(const Element &element, int depth)
    {
        m_depth[element.id] = depth;
        if (element.container.isEmpty() || m_problems.contains(element.id))
            return;
        const Element *container = m_architecture.element(element.container);
        if (!container)
            m_problems[element.id] =
                QStringLiteral("There is no container \"%1\".%2")
                    .arg(element.container.text(), didYouMean(m_architecture, element.container.text()));
        else if (!isContainer(container->kind))
            m_problems[element.id] = QStringLiteral("%1 is a %2. Only a bounded context, site or cluster holds others.")
                                         .arg(container->id.text(), keyword(container->kind));
        else if (depth > deepestContainer)
            m_problems[element.id] = QStringLiteral("%1 lies inside more than %2 containers. Move it out of some.")
                                         .arg(element.id.text())
                                         .arg(deepestContainer);
    }

    const Architecture &m_architecture;
    QHash<ElementId, int> m_depth;
    QHash<ElementId, QString> m_problems;
};

} // namespace

QHash<ElementId, QString> containerProblems(const Architecture &architecture)
{
    return ContainerWalk(architecture).problems();
}

QString didYouMean(const Architecture &architecture, const QString &wanted)
{
    constexpr qsizetype longest = 64;
    constexpr qsizetype mostCandidates = 2000;
    if (wanted.size() > longest || architecture.elements().size() > mostCandidates)
        return {};
    QString nearest;
    int least = int(wanted.size()) / 3 + 2;
    const auto consider = [&](const QString &candidate) {
        if (candidate.size() > longest || std::abs(candidate.size() - wanted.size()) >= least)
            return;
        const int changes = distance(wanted.toLower(), candidate.toLower());
        if (changes < least) {
            least = changes;
            nearest = candidate;
        }
    };
    for (const Element &element : architecture.elements()) {
        consider(element.id.text());
        consider(element.name);
    }
    return nearest.isEmpty() ? QString() : QStringLiteral(" Did you mean \"%1\"?").arg(nearest);
}

template<typename View, typename Continues> QList<Problem> ProblemList::placed(View text, Continues continues) const
{
    QList<Fault> sorted = m_faults;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Fault &a, const Fault &b) { return a.offset < b.offset; });
    QList<Problem> problems;
    int line = 1;
    int column = 1;
    qsizetype at = 0;
    for (const Fault &fault : sorted) {
        if (problems.size() == mostProblems) {
            problems += {0, 0, QStringLiteral("%1 more problems are not listed.").arg(sorted.size() - mostProblems)};
            break;
        }
        for (; at < qMin(fault.offset, text.size()); ++at) {
            const bool newLine = text[at] == typename View::value_type(u'\n');
            line += newLine ? 1 : 0;
            if (newLine)
                column = 1;
            else if (!continues(text[at]))
                ++column;
        }
        problems += {line, column, fault.message};
    }
    return problems;
}

void ProblemList::add(qsizetype offset, const QString &message)
{
    constexpr qsizetype longestMessage = 400;
    m_faults.append({offset, displayText(message, longestMessage)});
}

QList<Problem> ProblemList::placedIn(QByteArrayView utf8) const
{
    return placed(utf8, [](char byte) { return (uchar(byte) & 0xc0) == 0x80; });
}

QList<Problem> ProblemList::placedIn(QStringView text) const
{
    return placed(text, [](QChar unit) { return unit.isLowSurrogate(); });
}

std::optional<QString> textProblem(const QString &what, const QString &text)
{
    // A character of UTF-16 takes at most three bytes, so most texts need no conversion.
    if (text.size() * 3 <= longestText || text.toUtf8().size() <= longestText)
        return {};
    return QStringLiteral("%1 is longer than 64 KiB, the most a drawing keeps. Shorten it.").arg(what);
}

QString wholeCharacters(const QString &text)
{
    return fromUtf8(text.toUtf8());
}

QString fromUtf8(QByteArrayView utf8)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder.decode(utf8);
}

} // namespace rheo
