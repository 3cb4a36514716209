// SPDX-License-Identifier: Apache-2.0
#include "model/check/checks.h"
#include "model/file/rheofile.h"
#include "model/layout/geometry.h"
#include "model/patterns/patterns.h"

#include <QFile>
#include <QRectF>
#include <QTest>

using namespace rheo;

namespace {

/// As wide as the widest card may be for its name, so that the test does not depend on the layout folder.
QRectF cardOf(const Element &element, const Place &place)
{
    constexpr qreal perLetter = 9;
    const qreal width = qBound(cardWidth, std::ceil(element.name.size() * perLetter / gridStep) * gridStep, widestCard);
    return {place.position, QSizeF(width, cardHeight)};
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
        QRectF all;
        QList<QRectF> cards;
        for (const Element &element : drawing.architecture.elements()) {
            QVERIFY2(drawing.placement.contains(element.id), qPrintable(element.id.text()));
            const QPointF at = drawing.placement[element.id].position;
            QVERIFY2(int(at.x()) % 20 == 0 && int(at.y()) % 20 == 0, qPrintable(element.id.text()));
            const QRectF card = cardOf(element, drawing.placement[element.id]);
            for (const QRectF &other : std::as_const(cards)) {
                QVERIFY2(!card.adjusted(-39, -39, 39, 39).intersects(other), qPrintable(element.id.text()));
            }
            cards += card;
            all |= card;
        }
        QVERIFY2(all.width() <= 1080 && all.height() <= 480, "it fits into the canvas of a 1366×768 window");
    }

    void linkedCardsLeaveRoomForPills()
    {
        const Drawing drawing = pattern(QStringLiteral("order-inventory")).value();
        for (const Link &link : drawing.architecture.links()) {
            const QRectF from = cardOf(*drawing.architecture.element(link.id.from), drawing.placement[link.id.from]);
            const QRectF to = cardOf(*drawing.architecture.element(link.id.to), drawing.placement[link.id.to]);
            const qreal across = qMax(to.left() - from.right(), from.left() - to.right());
            const qreal down = qMax(to.top() - from.bottom(), from.top() - to.bottom());
            QVERIFY2(across >= 100 || down >= 100, qPrintable(link.id.from.text()));
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
        QVERIFY(patternTitles()[0].description.size() > 20);
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
