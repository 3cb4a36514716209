// SPDX-License-Identifier: Apache-2.0
#include "app/recordtext.h"

#include "app/commandline.h"
#include "model/base/displaytext.h"

#include <QDateTime>
#include <QRegularExpression>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace rheo {

namespace {

using Json = nlohmann::ordered_json;

QByteArray lineOf(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace)) + '\n';
}

} // namespace

Result<CaptureStart> captureStartFrom(const QString &text)
{
    using Kind = CaptureStart::Kind;
    if (text == QLatin1String("earliest"))
        return CaptureStart{Kind::Earliest, 0};
    if (text == QLatin1String("latest"))
        return CaptureStart{Kind::Latest, 0};
    bool isNumber = false;
    const qint64 count = text.mid(5).toLongLong(&isNumber);
    if (text.startsWith(QLatin1String("tail:")) && isNumber && count >= 0)
        return CaptureStart{Kind::Tail, count};
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.isValid())
        return CaptureStart{Kind::Time, time.toMSecsSinceEpoch()};
    return failure(ErrorKind::Usage,
                   QStringLiteral("--from %1 is not understood. Write earliest, latest, tail:100 or a "
                                  "time such as 2026-01-31T12:00:00Z.")
                       .arg(displayText(text, 100)));
}

Result<qint64> byteSizeFrom(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{1,15})([KkMmGg]?)$"));
    if (text.isEmpty())
        return 0;
    const auto match = form.match(text);
    if (!match.hasMatch())
        return failure(ErrorKind::Usage, QStringLiteral("'%1' is not a size. Write a number of bytes, with K, M or G "
                                                        "behind it if you like.")
                                             .arg(displayText(text, 100)));
    const QString unit = match.captured(2).toUpper();
    const int shift = unit == QLatin1String("K")   ? 10
                      : unit == QLatin1String("M") ? 20
                      : unit == QLatin1String("G") ? 30
                                                   : 0;
    const qint64 number = match.captured(1).toLongLong();
    if (number > std::numeric_limits<qint64>::max() >> shift)
        return failure(ErrorKind::Usage, QStringLiteral("'%1' is not a size that a disk can have.").arg(text));
    return number << shift;
}

QByteArray progressLine(const CaptureProgress &progress)
{
    Json json{{"v", 1},
              {"type", "progress"},
              {"committed", progress.committed},
              {"eventsPerSecond", progress.eventsPerSecond},
              {"behindMs", progress.behindMs},
              {"fileBytes", progress.fileBytes},
              {"partitions", progress.partitions},
              {"trouble", progress.trouble.toStdString()}};
    if (const auto &place = progress.careful)
        json["careful"] = {{"topic", place->topic.toStdString()},
                           {"partition", place->partition},
                           {"offset", place->offset},
                           {"end", place->end}};
    return lineOf(json);
}

QByteArray endLine(const Result<CaptureProgress> &result)
{
    if (result)
        return lineOf(
            {{"v", 1}, {"type", "finished"}, {"committed", result->committed}, {"fileBytes", result->fileBytes}});
    return lineOf({{"v", 1},
                   {"type", "error"},
                   {"exit", exitCode(result.error().kind)},
                   {"message", result.error().message.toStdString()},
                   {"detail", result.error().detail.toStdString()}});
}

void ProgressLines::tell(const CaptureProgress &progress)
{
    if (m_form == Form::Text)
        return tellText(progress);
    const QByteArray line = progressLine(progress);
    if (line != m_last)
        (void)print(line); // printEnd tells
    m_last = line;
}

void ProgressLines::tellText(const CaptureProgress &progress)
{
    const auto now = std::chrono::steady_clock::now();
    if (progress.trouble == m_trouble && now - m_told < std::chrono::seconds(1))
        return;
    m_told = now;
    if (progress.trouble != m_trouble && !progress.trouble.isEmpty())
        std::fprintf(stderr, "rheograph: %s\n", qPrintable(displayText(progress.trouble)));
    m_trouble = progress.trouble;
    std::fprintf(stderr, "%lld events, %lld a second", static_cast<long long>(progress.committed),
                 static_cast<long long>(progress.eventsPerSecond));
    if (progress.behindMs > 0)
        std::fprintf(stderr, ", behind %.1f s", double(progress.behindMs) / 1000);
    std::fprintf(stderr, "\n");
}

int printAlive()
{
    return print(lineOf({{"v", 1}, {"type", "alive"}}));
}

int printEnd(const Result<CaptureProgress> &result)
{
    return print(endLine(result));
}

} // namespace rheo
