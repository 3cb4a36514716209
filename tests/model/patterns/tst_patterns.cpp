// SPDX-License-Identifier: Apache-2.0
#include "model/check/checks.h"
#include "model/correlate/ruleset.h"
#include "model/file/rheofile.h"
#include "model/layout/geometry.h"
#include "model/patterns/patterns.h"
#include "model/simulate/plan.h"

#include <QFile>
#include <QRectF>
#include <QTest>

#include <algorithm>

using namespace rheo;

namespace {

bool isIn(const Architecture &architecture, const ElementId &element, const ElementId &container)
{
    for (const Element *at = architecture.element(element); at; at = architecture.element(at->container)) {
        if (at->container == container)
            return true;
    }
    return false;
}

/// How far apart two cards stand, across or down, whichever is more.
qreal gap(const QRectF &a, const QRectF &b)
{
    return std::max({b.left() - a.right(), a.left() - b.right(), b.top() - a.bottom(), a.top() - b.bottom()});
}

} // namespace

class TestPatterns : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void eachPattern_data()
    {
        QTest::addColumn<QString>("name");
        QVERIFY(patternNames().contains(QStringLiteral("order-inventory")));
        for (const QString &name : patternNames())
            QTest::newRow(qPrintable(name)) << name;
    }

    void eachPattern()
    {
        QFETCH(QString, name);
        const auto drawing = pattern(name);
        QVERIFY2(drawing, qPrintable(drawing ? QString() : drawing.error().message));
        QVERIFY(!drawing->architecture.name.isEmpty() && drawing->architecture.description.endsWith(QLatin1Char('.')));
        const QList<Finding> findings = check(drawing->architecture);
        QVERIFY2(findings.isEmpty(), qPrintable(findings.isEmpty() ? QString() : findings[0].message));
        QFile file(QStringLiteral(RHEO_SOURCE_DIR "/resources/patterns/") + name + QStringLiteral(".rheo"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(file.readAll() == writeRheo(*drawing), "the file is written as the program writes it");
    }

    void eachStandsReadable_data() { eachPattern_data(); }

    void eachStandsReadable()
    {
        QFETCH(QString, name);
        const Drawing drawing = pattern(name).value();
        const Architecture &architecture = drawing.architecture;
        const QHash<ElementId, QRectF> rects = elementRects(architecture, drawing.placement);
        QRectF all;
        for (const Element &element : architecture.elements()) {
            QVERIFY2(drawing.placement.contains(element.id), qPrintable(element.id.text()));
            const QPointF at = drawing.placement[element.id].position;
            QVERIFY2(int(at.x()) % 20 == 0 && int(at.y()) % 20 == 0, qPrintable(element.id.text()));
            all |= rects[element.id];
            for (const Element &other : architecture.elements()) {
                if (other.id == element.id || isIn(architecture, other.id, element.id) ||
                    isIn(architecture, element.id, other.id))
                    continue;
                const qreal least = isContainer(element.kind) || isContainer(other.kind) ? 20 : 40;
                QVERIFY2(gap(rects[element.id], rects[other.id]) >= least, qPrintable(element.id.text()));
            }
        }
        QVERIFY2(all.width() <= 1080 && all.height() <= 480, "it fits into the canvas of a 1366×768 window");
    }

    void linkedCardsLeaveRoomForArrowsAndGroups_data() { eachPattern_data(); }

    void linkedCardsLeaveRoomForArrowsAndGroups()
    {
        QFETCH(QString, name);
        const Drawing drawing = pattern(name).value();
        const QHash<ElementId, QRectF> rects = elementRects(drawing.architecture, drawing.placement);
        for (const Link &link : drawing.architecture.links()) {
            const qreal least = link.id.kind == LinkKind::Consumes ? 64 : 60;
            QVERIFY2(gap(rects[link.id.from], rects[link.id.to]) >= least, qPrintable(link.id.from.text()));
        }
    }

    void eachSaysWhatAnExpertWouldAsk_data() { eachPattern_data(); }

    void eachSaysWhatAnExpertWouldAsk()
    {
        QFETCH(QString, name);
        const Architecture architecture = pattern(name).value().architecture;
        QVERIFY2(architecture.elements().size() >= 6, "no toy");
        QVERIFY2(architecture.elements().size() <= 14, "read at a glance");
        for (const Element &element : architecture.elements()) {
            const QByteArray where = element.id.text().toUtf8();
            if (element.kind == ElementKind::Topic) {
                QVERIFY2(!element.text(fields::key).isEmpty() && !element.text(fields::owner).isEmpty(), where);
                const bool hasTraceparent = name == QStringLiteral("order-inventory"); // as the simulator writes it
                QVERIFY2(hasTraceparent || parseTopicRule(element.text(fields::correlation)), where);
                QVERIFY2(element.count(fields::replication) == 3 || name == QStringLiteral("edge-to-core"), where);
            } else if (element.kind == ElementKind::Service) {
                QVERIFY2(!element.text(fields::runtime).isEmpty() && !element.text(fields::owner).isEmpty(), where);
            }
        }
    }

    void eachMovesRecordsWhenSimulated_data() { eachPattern_data(); }

    void eachMovesRecordsWhenSimulated()
    {
        QFETCH(QString, name);
        const Architecture architecture = pattern(name).value().architecture;
        const auto plan = planSimulation(architecture, {});
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QSet<QString> written;
        for (const SimulatedClient &client : plan->clients) {
            for (const QString &topic : client.outputs + client.deadLetters)
                written += topic;
        }
        QVERIFY(std::ranges::any_of(plan->clients, &SimulatedClient::starts));
        for (const Link &link : architecture.links()) {
            if (link.id.kind == LinkKind::Mirrors)
                written += architecture.element(link.id.to)->name;
        }
        for (const SimulatedClient &client : plan->clients) {
            for (const QString &topic : client.inputs)
                QVERIFY2(written.contains(topic), qPrintable(topic));
        }
    }

    void theOrderPatternHasAFanOutAndAJoin()
    {
        const Architecture a = pattern(QStringLiteral("order-inventory")).value().architecture;
        const auto id = [](const char *text) { return ElementId(QString::fromUtf8(text)); };
        QCOMPARE(consumersOf(a, id("order-events")).size(), 2);
        QCOMPARE(consumedBy(a, id("order-saga")).size(), 2);
        QCOMPARE(a.element(id("order-saga"))->text(fields::emitMode), QStringLiteral("all"));
        QVERIFY(topicsProducedBy(a, id("notification-service")).isEmpty());
        QCOMPARE(a.element(id("order-events"))->count(fields::partitions), 6);
        QCOMPARE(a.element(id("order-events"))->text(fields::key), QStringLiteral("orderId"));
    }

    void titlesNameAllPatterns()
    {
        QCOMPARE(patternTitles().size(), patternNames().size());
        for (const PatternTitle &title : patternTitles()) {
            QVERIFY2(title.summary.size() > 8 && title.summary.size() <= 28, qPrintable(title.summary));
            QVERIFY(title.description.size() > title.summary.size() + 40);
            QVERIFY(title.description.startsWith(title.summary));
        }
    }

    void theGalleryHasAnOrder()
    {
        QCOMPARE(patternNames().size(), 10);
        QCOMPARE(patternNames().front(), QStringLiteral("event-driven"));
        QCOMPARE(patternNames().back(), QStringLiteral("edge-to-core"));
    }

    void anUnknownNameIsAUsageError()
    {
        const auto drawing = pattern(QStringLiteral("../order-inventory"));
        QVERIFY(!drawing);
        QCOMPARE(drawing.error().kind, ErrorKind::Usage);
        QVERIFY(drawing.error().message.contains(QStringLiteral("order-inventory")));
    }
};

QTEST_GUILESS_MAIN(TestPatterns)
#include "tst_patterns.moc"
