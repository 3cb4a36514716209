// SPDX-License-Identifier: Apache-2.0
#include "views/window/liveoverlay.h"

#include "views/panels/traceoncanvas.h"

#include <QCoreApplication>
#include <QLocale>

namespace rheo::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("LiveOverlay", text);
}

QString rateText(const TopicRate &rate)
{
    const QLocale locale;
    return tr("%1/s · %2/s")
        .arg(locale.toString(rate.eventsPerSecond, 'f', rate.eventsPerSecond < 10 ? 1 : 0),
             locale.formattedDataSize(qint64(rate.bytesPerSecond), 0, QLocale::DataSizeSIFormat));
}

QString lagText(const GroupLag &lag)
{
    const double growth = lag.growthPerSecond.value_or(0);
    const QString trend = growth >= 1 ? QStringLiteral(" ↑") : QString();
    const QString least = lag.unknown > 0 ? QStringLiteral("≥ ") : QString();
    return tr("lag %1").arg(least + QLocale().toString(lag.lag)) + trend;
}

void addRates(CanvasOverlay &overlay, const Architecture &architecture, const FollowerNews &news)
{
    double busiest = 1;
    for (const TopicRate &rate : news.rates)
        busiest = std::max(busiest, rate.eventsPerSecond);
    for (const TopicRate &rate : news.rates) {
        const Element *topic = topicNamed(architecture, rate.topic);
        if (!topic)
            continue;
        overlay.elements[topic->id].label = rateText(rate);
        for (const LinkId &link : linksOf(architecture, topic->id))
            overlay.links[link].flow = float(rate.eventsPerSecond / busiest);
    }
}

void addLag(CanvasOverlay &overlay, const Architecture &architecture, const FollowerNews &news)
{
    for (const GroupLag &lag : news.lags) {
        const Element *topic = topicNamed(architecture, lag.topic);
        if (!topic)
            continue;
        for (const LinkId &link : consumersOf(architecture, topic->id)) {
            if (effectiveGroup(architecture, link) == lag.group)
                overlay.links[link].second = lagText(lag);
        }
    }
}

} // namespace

CanvasOverlay liveOverlay(const Architecture &architecture, const FollowerNews *news, const TraceOverlay &trace,
                          bool simulated)
{
    CanvasOverlay overlay;
    overlay.simulated = simulated;
    if (!trace.isEmpty())
        layTraceOver(overlay, trace);
    else if (news) {
        addRates(overlay, architecture, *news);
        addLag(overlay, architecture, *news);
    }
    return overlay;
}

} // namespace rheo::ui
