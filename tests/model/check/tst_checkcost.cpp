// SPDX-License-Identifier: Apache-2.0
// Checks run while one draws, so twice the drawing may cost twice the steps and little more. A step is a comparison of
// two texts: each look-up of an id and each reading of a field makes some. The linker (--wrap, see CMakeLists.txt)
// leads the model's calls of Qt's two comparisons through here.

#include "model/check/checks.h"

#include <QTest>

using namespace rheo;

namespace {

qint64 steps = 0;

} // namespace

int realCompare(const QString *, const QString &, Qt::CaseSensitivity) noexcept
    __asm__("__real__ZNK7QString7compareERKS_N2Qt15CaseSensitivityE");
int countedCompare(const QString *, const QString &, Qt::CaseSensitivity) noexcept
    __asm__("__wrap__ZNK7QString7compareERKS_N2Qt15CaseSensitivityE");
int realCompareStrings(QStringView, QStringView, Qt::CaseSensitivity) noexcept
    __asm__("__real__ZN9QtPrivate14compareStringsE11QStringViewS0_N2Qt15CaseSensitivityE");
int countedCompareStrings(QStringView, QStringView, Qt::CaseSensitivity) noexcept
    __asm__("__wrap__ZN9QtPrivate14compareStringsE11QStringViewS0_N2Qt15CaseSensitivityE");

int countedCompare(const QString *a, const QString &b, Qt::CaseSensitivity how) noexcept
{
    ++steps;
    return realCompare(a, b, how);
}

int countedCompareStrings(QStringView a, QStringView b, Qt::CaseSensitivity how) noexcept
{
    ++steps;
    return realCompareStrings(a, b, how);
}

namespace {

using Draw = Architecture (*)(int);

ElementId idOf(const char *kind, int number)
{
    return ElementId(QStringLiteral("%1%2").arg(QLatin1StringView(kind)).arg(number));
}

ElementId put(Architecture &drawing, ElementKind kind, const char *name, int number, const ElementId &container = {})
{
    const ElementId id = idOf(name, number);
    drawing.put(Element{id, kind, id.text(), container});
    return id;
}

void setField(Architecture &drawing, const ElementId &id, const QString &key, const FieldValue &value)
{
    Element element = *drawing.element(id);
    element.fields[key] = value;
    drawing.put(element);
}

/// Every service reads and writes the one topic, in one group, with transactions that all of the others miss.
Architecture hub(int size)
{
    Architecture drawing;
    const ElementId topic = put(drawing, ElementKind::Topic, "t", 0);
    for (int i = 0; i < size; ++i) {
        const ElementId service = put(drawing, ElementKind::Service, "s", i);
        setField(drawing, service, fields::group, QStringLiteral("all"));
        if (i % 2 == 0)
            setField(drawing, service, fields::config, TextMap{{QStringLiteral("transactional.id"), service.text()}});
        drawing.put(Link{{service, topic, LinkKind::Produces}});
        drawing.put(Link{{topic, service, LinkKind::Consumes}});
    }
    return drawing;
}

/// One stream processor joins all topics, each of another number of partitions, and mirrors them round.
Architecture join(int size)
{
    Architecture drawing;
    const ElementId processor = put(drawing, ElementKind::StreamProcessor, "p", 0);
    setField(drawing, processor, fields::emitMode, QStringLiteral("all"));
    for (int i = 0; i < size; ++i) {
        const ElementId topic = put(drawing, ElementKind::Topic, "t", i);
        setField(drawing, topic, fields::partitions, qint64(i + 2));
        drawing.put(Link{{topic, processor, LinkKind::Consumes}});
        drawing.put(Link{{topic, idOf("t", (i + 1) % size), LinkKind::Mirrors}});
    }
    return drawing;
}

/// A ring of topics and services, with an owner and a schema here and there.
Architecture ring(int size)
{
    Architecture drawing;
    for (int i = 0; i < size / 2; ++i) {
        const ElementId topic = put(drawing, ElementKind::Topic, "t", i);
        const ElementId service = put(drawing, ElementKind::Service, "s", i);
        setField(drawing, topic, i % 3 ? fields::owner : fields::schema, QStringLiteral("x%1").arg(i));
        put(drawing, ElementKind::Schema, "x", i);
        drawing.put(Link{{topic, service, LinkKind::Consumes}});
        drawing.put(Link{{service, idOf("t", (i + 1) % (size / 2)), LinkKind::Produces}});
    }
    return drawing;
}

/// Containers one in another, with a topic in each and a mute that fits nothing.
Architecture nest(int size)
{
    Architecture drawing;
    for (int i = 0; i < size; ++i) {
        const ElementId site = put(drawing, ElementKind::Site, "c", i, i ? idOf("c", i - 1) : ElementId());
        const ElementId topic = put(drawing, ElementKind::Topic, "t", i, site);
        setField(drawing, topic, fields::muted, TextMap{{QStringLiteral("min-in-sync"), QStringLiteral("why")}});
    }
    return drawing;
}

} // namespace

Q_DECLARE_METATYPE(Draw)

class TestCheckCost : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void twiceTheDrawingIsTwiceTheSteps_data()
    {
        QTest::addColumn<Draw>("draw");
        QTest::newRow("hub") << Draw(hub);
        QTest::newRow("join") << Draw(join);
        QTest::newRow("ring") << Draw(ring);
        QTest::newRow("nest") << Draw(nest);
    }

    void twiceTheDrawingIsTwiceTheSteps()
    {
        QFETCH(Draw, draw);
        const auto cost = [draw](int size) {
            const Architecture drawing = draw(size);
            steps = 0;
            const auto found = check(drawing);
            return std::pair(steps, found.size());
        };
        const auto [once, foundOnce] = cost(5000);
        const auto [twice, foundTwice] = cost(10000);
        QVERIFY2(once > 5000, "the comparisons are counted");
        QVERIFY2(double(twice) < 2.4 * double(once), qPrintable(QStringLiteral("%1 and %2").arg(once).arg(twice)));
        QVERIFY(foundTwice <= 2 * foundOnce);
    }
};

QTEST_GUILESS_MAIN(TestCheckCost)
#include "tst_checkcost.moc"
