// SPDX-License-Identifier: Apache-2.0
#include "model/diff/drawingdiff.h"
#include "tests/model/file/randomdrawing.h"
#include "tests/support/drawn.h"

#include <QTest>

#include <algorithm>

using namespace rheo;
using namespace rheo::test;

namespace {

Drawing read(const char *notation)
{
    return {drawn(notation), {}, {}};
}

QString text(const std::optional<QString> &value)
{
    return value.value_or(QStringLiteral("-"));
}

QString line(const QString &head, const QList<FieldChange> &changes)
{
    QString all = head;
    for (const FieldChange &change : changes)
        all += QStringLiteral(" [%1 %2>%3]").arg(change.name(), text(change.before), text(change.after));
    return all;
}

QString linkText(const LinkId &id)
{
    return QStringLiteral("%1>%2 %3 %4").arg(id.from.text(), id.to.text(), keyword(id.kind), id.group).trimmed();
}

/// Everything but the places, in the order of the diff.
QStringList said(const DrawingDiff &diff)
{
    static const QString signs = QStringLiteral("+-~");
    QStringList all;
    if (!diff.drawing.isEmpty())
        all += line(QStringLiteral("drawing"), diff.drawing);
    for (const ElementDifference &each : diff.elements) {
        const ElementId &id = each.after.isEmpty() ? each.before : each.after;
        all += line(signs[int(each.difference)] + id.text(), each.changes);
    }
    for (const LinkDifference &each : diff.links)
        all += line(signs[int(each.difference)] +
                        linkText(each.difference == Difference::Removed ? each.before : each.after),
                    each.changes);
    return all;
}

/// What an edit should be reported as, besides making it.
class RandomEdits
{
public:
    explicit RandomEdits(quint32 seed) : m_random(seed), m_drawing(m_random.make(2 + m_random.below(20))) {}

    [[nodiscard]] const Drawing &drawing() const { return m_drawing; }

    /// Edits things of different ids, and says the expected difference, sorted.
    [[nodiscard]] QStringList editSome()
    {
        QStringList expected;
        QSet<ElementId> touched;
        for (int i = m_random.below(6); i > 0; --i) {
            const ElementId id = m_random.oneOf(m_drawing.architecture.elements().keys());
            if (touched.contains(id))
                continue;
            touched.insert(id);
            expected += editOne(id);
        }
        if (m_random.chance(2))
            expected += addOne();
        expected.sort();
        return expected;
    }

private:
    QString editOne(const ElementId &id)
    {
        Element element = *m_drawing.architecture.element(id);
        if (m_random.chance(2)) {
            const QString before = element.name;
            element.name += QStringLiteral(" (new)");
            m_drawing.architecture.put(element);
            return QStringLiteral("~%1 [name %2>%3]").arg(id.text(), before, element.name);
        }
        const QString before = element.text(fields::owner);
        const QString after = before == QStringLiteral("ops") ? QStringLiteral("payments") : QStringLiteral("ops");
        element.fields[fields::owner] = after;
        m_drawing.architecture.put(element);
        return QStringLiteral("~%1 [owner %2>%3]")
            .arg(id.text(), before.isEmpty() ? QStringLiteral("-") : before, after);
    }

    /// Its name is like no other, so that it is not taken for one that has gone.
    QString addOne()
    {
        const QString name = QStringLiteral("one that is new");
        const ElementId id = m_drawing.architecture.freeId(name);
        m_drawing.architecture.put(Element{id, ElementKind::Note, name, {}});
        return QLatin1Char('+') + id.text();
    }

    RandomDrawing m_random;
    Drawing m_drawing;
};

} // namespace

class TestDrawingDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aDrawingDoesNotDifferFromItself()
    {
        for (quint32 seed = 0; seed < 200; ++seed) {
            const Drawing drawing = RandomDrawing(seed).make(30);
            const DrawingDiff none = diff(drawing, drawing);
            QVERIFY2(none.isEmpty() && none.places.isEmpty(), qPrintable(QStringLiteral("seed %1").arg(seed)));
            QCOMPARE(none.now.size(), drawing.architecture.elements().size());
        }
    }

    void itNamesExactlyWhatWasEdited()
    {
        for (quint32 seed = 0; seed < 400; ++seed) {
            RandomEdits edits(seed);
            const Drawing before = edits.drawing();
            const QStringList expected = edits.editSome();
            QStringList found = said(diff(before, edits.drawing()));
            found.sort();
            QVERIFY2(found == expected,
                     qPrintable(QStringLiteral("seed %1: %2, wanted %3")
                                    .arg(seed)
                                    .arg(found.join(QLatin1Char('|')), expected.join(QLatin1Char('|')))));
        }
    }

    /// What is empty means the same; what means the same is empty.
    void twoStrangersDifferAndComeBack()
    {
        for (quint32 seed = 0; seed < 100; ++seed) {
            const Drawing a = RandomDrawing(seed).make(12);
            const Drawing b = RandomDrawing(seed + 1000).make(12);
            const DrawingDiff there = diff(a, b);
            const DrawingDiff back = diff(b, a);
            const auto count = [](const DrawingDiff &each, Difference what) {
                return std::ranges::count(each.elements, what, &ElementDifference::difference);
            };
            QVERIFY(!there.isEmpty());
            QCOMPARE(count(there, Difference::Added), count(back, Difference::Removed));
            QCOMPARE(count(there, Difference::Removed), count(back, Difference::Added));
            QCOMPARE(there.now.size(), back.now.size());
            QCOMPARE(said(diff(a, b)), said(there));
        }
    }

    void fieldsAreNamed_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const char *before, const char *after, const QStringList &expected) {
            QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(after) << expected;
        };
        row("default to value", "topic a", "topic a partitions 6", {QStringLiteral("~a [partitions 1>6]")});
        row("duration", "topic a retention 12h", "topic a retention 1500ms",
            {QStringLiteral("~a [retention 12h>1500ms]")});
        row("flag", "topic a", "topic a internal true", {QStringLiteral("~a [internal false>true]")});
        row("map", "topic a config x 1 config y 2", "topic a config x 1 config y 3 config z 4",
            {QStringLiteral("~a [config y 2>3] [config z ->4]")});
        row("renamed", "service a \"A\"", "service a \"B\"", {QStringLiteral("~a [name A>B]")});
        row("moved into a container", "site s\nservice a", "site s\nservice a in s", {QStringLiteral("~a [in ->s]")});
        row("another kind", "service a", "function a", {QStringLiteral("~a [kind service>function]")});
        row("a kind with other fields", "note a text \"x\"", "schema a",
            {QStringLiteral("~a [kind note>schema] [text x>-]")});
        row("drawing", "drawing \"A\" \"one\"", "drawing \"B\"",
            {QStringLiteral("drawing [name A>B] [description one>-]")});
        row("link", "service a\ntopic t\nt -> a", "service a\ntopic t\nt -> a hopBudget 250ms",
            {QStringLiteral("~t>a consumes [hopBudget 0>250ms]")});
        row("link added and removed", "service a\ntopic t\nt -> a", "service a\ntopic t\na -> t",
            {QStringLiteral("+a>t produces"), QStringLiteral("-t>a consumes")});
        row("group of a link", "service a\ntopic t\nt -> a group one", "service a\ntopic t\nt -> a group two",
            {QStringLiteral("~t>a consumes two [group one>two]")});
        row("two groups of which one goes", "service a\ntopic t\nt -> a group one\nt -> a group two",
            "service a\ntopic t\nt -> a group two", {QStringLiteral("-t>a consumes one")});
    }

    void fieldsAreNamed()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QStringList, expected);
        QCOMPARE(said(diff({drawn(before), {}, {}}, {drawn(after), {}, {}})), expected);
    }

    void drawingsMadeApartAreMatchedByKindAndName()
    {
        const Drawing a = read("site s1 \"Core\"\nservice a1 \"Orders\" in s1\ntopic t1 \"orders\"\na1 -> t1");
        const Drawing b = read("site x \"Core\"\nservice y \"Orders\" in x instances 2\ntopic z \"orders\"\ny -> z");
        QCOMPARE(said(diff(a, b)), QStringList{QStringLiteral("~y [instances 1>2]")});
        QCOMPARE(diff(a, b).now.value(id("t1")), id("z"));
    }

    void aTopicIsKnownByItsNameOnTheCluster()
    {
        const Drawing a = read("topic a \"Orders\" topicName shop.orders");
        const Drawing b = read("topic b \"shop.orders\"");
        QCOMPARE(said(diff(a, b)),
                 QStringList{QStringLiteral("~b [name Orders>shop.orders] [topicName shop.orders>-]")});
    }

    void anIdCountsMoreThanAName()
    {
        const Drawing a = read("service a \"One\"\nservice b \"Two\"");
        const Drawing b = read("service a \"Two\"\nservice b \"One\"");
        QCOMPARE(said(diff(a, b)),
                 (QStringList{QStringLiteral("~b [name Two>One]"), QStringLiteral("~a [name One>Two]")}));
    }

    void likeNamesAreToldApartByTheirContainer()
    {
        const Drawing a = read("site p \"P\"\nsite q \"Q\"\nservice a \"S\" in p\nservice b \"S\" in q");
        const Drawing b = read("site p \"P\"\nsite q \"Q\"\nservice c \"S\" in q\nservice d \"S\" in p");
        QVERIFY(diff(a, b).isEmpty());
        QCOMPARE(diff(a, b).now.value(id("a")), id("d"));
        const Drawing fewer = read("site p \"P\"\nsite q \"Q\"\nservice c \"S\" in q");
        QCOMPARE(said(diff(a, fewer)), QStringList{QStringLiteral("-a")});
    }

    void whatHasNoNameIsKnownByItsIdAlone()
    {
        Drawing a;
        Drawing b;
        a.architecture.put(Element{id("a"), ElementKind::Note, {}, {}});
        b.architecture.put(Element{id("b"), ElementKind::Note, {}, {}});
        QCOMPARE(said(diff(a, b)), (QStringList{QStringLiteral("-a"), QStringLiteral("+b")}));
    }

    void linksOfWhatIsGoneGoWithIt()
    {
        const Drawing a = read("service a\ntopic t\nservice b\na -> t\nt -> b");
        const Drawing b = read("service a\ntopic t\na -> t");
        QCOMPARE(said(diff(a, b)), (QStringList{QStringLiteral("-b"), QStringLiteral("-t>b consumes")}));
    }

    void placesAreApart()
    {
        Drawing a = read("service a\nservice b");
        a.placement[id("a")] = {QPointF(0, 60)};
        a.placement[id("b")] = {QPointF(0.125, 60)};
        Drawing b = a;
        b.placement[id("a")] = {QPointF(20, 60), 2, true};
        b.placement.remove(id("b"));
        const DrawingDiff found = diff(a, b);
        QVERIFY(found.isEmpty());
        QCOMPARE(found.places.size(), 2);
        QCOMPARE(line({}, found.places[0].changes),
                 QStringLiteral(" [position 0, 60>20, 60] [z 0>2] [pinned false>true]"));
        QCOMPARE(line({}, found.places[1].changes), QStringLiteral(" [position 0.125, 60>-]"));
    }

    void unknownMembersAreCompared()
    {
        Drawing a = read("service a");
        Drawing b = a;
        a.unknown = R"({"rules":[1,2.50],"x":1})";
        b.unknown = R"({"rules":[1,2.5],"x":1})";
        Element element = *b.architecture.element(id("a"));
        element.unknown = R"({"tier":"gold"})";
        b.architecture.put(element);
        QCOMPARE(said(diff(a, b)), (QStringList{QStringLiteral("drawing [unknown rules [1,2.50]>[1,2.5]]"),
                                                QStringLiteral("~a [unknown tier ->\"gold\"]")}));
    }
};

QTEST_GUILESS_MAIN(TestDrawingDiff)
#include "tst_drawingdiff.moc"
