// SPDX-License-Identifier: Apache-2.0
#include "model/trace/tracetext.h"

#include "model/base/displaytext.h"
#include "model/trace/elapsedtext.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QSet>
#include <QTimeZone>

#include <algorithm>

namespace rheo {

namespace {

constexpr int deepestIndent = 16;
constexpr int barWidth = 24;
constexpr qsizetype longestName = 80;

QString shown(const QString &text)
{
    return displayText(text, longestName);
}

QString moment(qint64 microseconds)
{
    return QDateTime::fromMSecsSinceEpoch(microseconds / 1000, QTimeZone::utc())
        .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

QString counted(qsizetype count, const char *one, const char *many)
{
    return QStringLiteral("%1 %2").arg(count).arg(QString::fromLatin1(count == 1 ? one : many));
}

/// Rows of cells as lines with aligned columns.
QStringList aligned(const std::vector<QStringList> &rows)
{
    std::vector<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), size_t(row.size())));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[size_t(i)] = std::max(widths[size_t(i)], row[i].size());
    }
    QStringList lines;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += row[i].leftJustified(widths[size_t(i)] + 2);
        lines += line.trimmed().isEmpty() ? QString() : QString(line).remove(QRegularExpression(QStringLiteral(" +$")));
    }
    return lines;
}

class TraceWriter
{
public:
    TraceWriter(const Trace &trace, const Architecture &architecture, TraceTextOptions options)
        : m_trace(trace), m_architecture(architecture), m_options(options)
    {}

    [[nodiscard]] QString write();

private:
    [[nodiscard]] QString name(const ElementId &) const;
    void writeHead();
    void writeRows();
    void writeFoot();
    [[nodiscard]] QStringList cells(const TreeRow &) const;
    [[nodiscard]] QString treeCell(const TreeRow &) const;
    [[nodiscard]] QString writer(const TraceStep &) const;
    [[nodiscard]] QString hop(const TraceStep &) const;
    [[nodiscard]] QString proof(const TraceStep &) const;
    [[nodiscard]] QString bar(const TraceStep &) const;
    [[nodiscard]] QStringList notes(size_t step) const;
    [[nodiscard]] QStringList signs(const TraceStep &) const;
    [[nodiscard]] QStringList readers(size_t step) const;
    [[nodiscard]] bool continues(const Consumption &) const;
    [[nodiscard]] QString since(qint64 microseconds) const;

    const Trace &m_trace;
    const Architecture &m_architecture;
    TraceTextOptions m_options;
    QStringList m_lines;
};

QString TraceWriter::name(const ElementId &id) const
{
    const Element *element = m_architecture.element(id);
    return shown(element ? element->name : id.text());
}

void TraceWriter::writeHead()
{
    QStringList others;
    for (const QString &alias : m_trace.aliases) {
        if (alias != m_trace.id && others.size() < 8)
            others += shown(alias);
    }
    const qsizetype more = m_trace.aliases.size() - 1 - others.size();
    if (more > 0)
        others += QStringLiteral("%1 more").arg(more);
    m_lines += QStringLiteral("trace %1").arg(shown(m_trace.id)) +
               (others.isEmpty() ? QString() : QStringLiteral(" (also %1)").arg(others.join(QStringLiteral(", "))));
    QSet<QString> topics;
    QSet<ElementId> services;
    for (const TraceStep &step : m_trace.events) {
        topics.insert(step.topicName);
        services.insert(step.producer);
        for (const Cause &cause : step.causes)
            services.insert(cause.service);
    }
    services.remove(ElementId());
    const std::optional<Proof> weakest = m_trace.weakest();
    m_lines +=
        QStringLiteral("%1 on %2, %3, %4%5")
            .arg(counted(qsizetype(m_trace.events.size()), "event", "events"),
                 counted(topics.size(), "topic", "topics"), counted(services.size(), "service", "services"),
                 elapsedText(m_trace.durationMicroseconds()),
                 weakest ? QStringLiteral(", weakest proof ") + squares(*weakest) + QLatin1Char(' ') + word(*weakest)
                         : QString());
    m_lines += QStringLiteral("began %1 UTC").arg(moment(m_trace.startMicroseconds()));
}

QString TraceWriter::since(qint64 microseconds) const
{
    return elapsedText(std::max<qint64>(0, microseconds - m_trace.startMicroseconds()));
}

QString TraceWriter::treeCell(const TreeRow &row) const
{
    QString indent;
    if (row.depth > 0)
        indent = QString(2 * qsizetype(std::min(row.depth, deepestIndent) - 1), QLatin1Char(' ')) +
                 (row.last ? QStringLiteral("└ ") : QStringLiteral("├ "));
    return indent + shown(m_trace.events[row.step].topicName);
}

QString TraceWriter::writer(const TraceStep &step) const
{
    if (!step.producer.isEmpty())
        return name(step.producer) + (step.producerProven ? QString() : QStringLiteral(" (only one drawn)"));
    return QStringLiteral("?");
}

QString TraceWriter::hop(const TraceStep &step) const
{
    if (step.causes.empty())
        return {};
    const qint64 hop = step.causes.front().hopMicroseconds;
    return hop < 0 ? QStringLiteral("%1 (clocks differ)").arg(elapsedText(hop)) : QLatin1Char('+') + elapsedText(hop);
}

QString TraceWriter::proof(const TraceStep &step) const
{
    if (step.causes.empty())
        return {};
    const Proof first = step.causes.front().proof;
    return squares(first) + QLatin1Char(' ') + word(first) +
           (first == Proof::Ambiguous ? QStringLiteral(" 1 of %1").arg(step.causes.size()) : QString());
}

/// From the parent to the event, on the time of the whole trace.
QString TraceWriter::bar(const TraceStep &step) const
{
    const qint64 whole = std::max<qint64>(1, m_trace.durationMicroseconds());
    const auto column = [&](qint64 time) {
        return int(std::clamp<qint64>((time - m_trace.startMicroseconds()) * (barWidth - 1) / whole, 0, barWidth - 1));
    };
    const int to = column(stepTime(step));
    const int from = step.causes.empty() ? to : column(stepTime(m_trace.events[step.causes.front().parent]));
    return QString(std::min(from, to), QLatin1Char(' ')) + QString(std::abs(to - from), QChar(0x2500)) + QChar(0x25cf);
}

QStringList TraceWriter::cells(const TreeRow &row) const
{
    const TraceStep &step = m_trace.events[row.step];
    return {QStringLiteral("%1").arg(row.step + 1, 3),
            treeCell(row),
            QStringLiteral("%1/%2").arg(step.event.row.position.partition).arg(step.event.row.position.offset),
            writer(step),
            proof(step),
            hop(step),
            bar(step)};
}

QStringList TraceWriter::signs(const TraceStep &step) const
{
    QStringList signs;
    if (step.duplicate)
        signs += QStringLiteral("duplicate of an earlier event");
    if (step.attempt > 0)
        signs += QStringLiteral("attempt %1 at its original").arg(step.attempt);
    if (step.parentNotRecorded)
        signs += QStringLiteral("its parent is not in this recording");
    if (step.topic.isEmpty())
        signs += QStringLiteral("its topic is not drawn");
    if (step.internal)
        signs += QStringLiteral("internal topic");
    return signs;
}

/// True if an event of the trace was written by the reader because of what it read.
bool TraceWriter::continues(const Consumption &consumption) const
{
    return std::ranges::any_of(m_trace.events, [&consumption](const TraceStep &step) {
        return std::ranges::any_of(step.causes, [&consumption](const Cause &cause) {
            return cause.parent == consumption.step && cause.service == consumption.link.to;
        });
    });
}

QStringList TraceWriter::readers(size_t step) const
{
    QStringList lines;
    for (const Consumption &consumption : m_trace.consumptions) {
        if (consumption.step != step || m_trace.events[step].internal || continues(consumption))
            continue;
        const QString reader = name(consumption.link.to);
        if (!consumption.proven)
            lines += QStringLiteral("not seen read by %1").arg(reader);
        else if (consumption.after == 0)
            lines += QStringLiteral("read by %1 before %2 (commit)").arg(reader, since(consumption.by));
        else
            lines += QStringLiteral("read by %1 between %2 and %3 (commit)")
                         .arg(reader, since(consumption.after), since(consumption.by));
    }
    return lines;
}

QStringList TraceWriter::notes(size_t index) const
{
    const TraceStep &step = m_trace.events[index];
    QStringList lines = signs(step);
    const bool why = m_options.why == TraceTextOptions::Why::Tell;
    for (size_t i = 0; i < step.causes.size(); ++i) {
        const Cause &cause = step.causes[i];
        if (i > 0)
            lines += QStringLiteral("also from %1 through %2, %3 %4")
                         .arg(cause.parent + 1)
                         .arg(cause.service.isEmpty() ? QStringLiteral("?") : name(cause.service), squares(cause.proof),
                              word(cause.proof));
        if (why)
            lines += QStringLiteral("from %1: %2").arg(cause.parent + 1).arg(displayText(cause.how));
    }
    return lines + readers(index);
}

void TraceWriter::writeRows()
{
    const std::vector<TreeRow> rows = treeRows(m_trace, m_options.internal);
    std::vector<QStringList> table{{QStringLiteral("  #"), QStringLiteral("topic"), QStringLiteral("partition/offset"),
                                    QStringLiteral("written by"), QStringLiteral("proof"), QStringLiteral("hop")}};
    for (const TreeRow &row : rows)
        table.push_back(cells(row));
    const QStringList lines = aligned(table);
    m_lines += lines.front();
    for (size_t i = 0; i < rows.size(); ++i) {
        m_lines += lines[qsizetype(i) + 1];
        const QString indent(5 + 2 * std::min(rows[i].depth, deepestIndent), QLatin1Char(' '));
        for (const QString &note : notes(rows[i].step))
            m_lines += indent + note;
    }
}

void TraceWriter::writeFoot()
{
    const auto internal = std::ranges::count(m_trace.events, true, &TraceStep::internal);
    if (internal > 0 && m_options.internal == InternalTopics::Hide)
        m_lines += QStringLiteral("%1 on internal topics not shown (--internal shows them)")
                       .arg(counted(internal, "event", "events"));
    if (m_options.why == TraceTextOptions::Why::Tell) {
        for (const QString &merge : m_trace.merges)
            m_lines += displayText(merge);
    }
    for (const QString &limit : m_trace.limits)
        m_lines += displayText(limit);
}

QString TraceWriter::write()
{
    writeHead();
    m_lines += QString();
    writeRows();
    const qsizetype before = m_lines.size();
    writeFoot();
    if (m_lines.size() > before)
        m_lines.insert(before, QString());
    return m_lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace

QString traceText(const Trace &trace, const Architecture &architecture, TraceTextOptions options)
{
    return TraceWriter(trace, architecture, options).write();
}

QString traceListText(const std::vector<TraceSummary> &traces)
{
    std::vector<QStringList> table{{QStringLiteral("id"), QStringLiteral("started (UTC)"), QStringLiteral("events"),
                                    QStringLiteral("duration"), QStringLiteral("topics")}};
    for (const TraceSummary &trace : traces)
        table.push_back({shown(trace.id), moment(trace.startMicroseconds), QString::number(trace.events),
                         elapsedText(trace.durationMicroseconds), shown(trace.topics.join(QStringLiteral(", ")))});
    return aligned(table).join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace rheo
