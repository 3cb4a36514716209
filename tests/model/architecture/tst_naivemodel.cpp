// SPDX-License-Identifier: Apache-2.0
#include "tests/model/file/randomdrawing.h"
#include "tests/support/drawn.h"

#include <QRegularExpression>
#include <QTest>

using namespace rheo;
using namespace rheo::test;

namespace {

/// The same drawing as two plain lists, searched from front to back.
struct NaiveModel
{
    QList<Element> elements;
    QList<Link> links;

    template<typename List, typename Id> static void drop(List &list, const Id &id)
    {
        list.removeIf([&](const auto &entry) { return entry.id == id; });
    }

    void put(const Element &element)
    {
        drop(elements, element.id);
        elements += element;
    }

    void put(const Link &link)
    {
        drop(links, link.id);
        links += link;
    }

    [[nodiscard]] QList<LinkId> where(const std::function<bool(const LinkId &)> &fits) const
    {
        QList<LinkId> found;
        for (const Link &link : links) {
            if (fits(link.id))
                found += link.id;
        }
        std::sort(found.begin(), found.end());
        return found;
    }
};

template<typename Get> QList<ElementId> ends(const QList<LinkId> &links, Get get)
{
    QList<ElementId> found;
    for (const LinkId &link : links)
        found += get(link);
    return found;
}

void compare(const Architecture &a, const NaiveModel &naive, const ElementId &at)
{
    using enum LinkKind;
    QCOMPARE(linksOf(a, at), naive.where([&](const LinkId &l) { return l.from == at || l.to == at; }));
    QCOMPARE(consumersOf(a, at), naive.where([&](const LinkId &l) { return l.kind == Consumes && l.from == at; }));
    QCOMPARE(consumedBy(a, at), naive.where([&](const LinkId &l) { return l.kind == Consumes && l.to == at; }));
    QCOMPARE(producersOf(a, at), ends(naive.where([&](const LinkId &l) { return l.kind == Produces && l.to == at; }),
                                      [](const LinkId &l) { return l.from; }));
    QCOMPARE(topicsProducedBy(a, at),
             ends(naive.where([&](const LinkId &l) { return l.kind == Produces && l.from == at; }),
                  [](const LinkId &l) { return l.to; }));
    QList<ElementId> children;
    for (const Element &element : naive.elements) {
        if (element.container == at)
            children += element.id;
    }
    std::sort(children.begin(), children.end());
    QCOMPARE(childrenOf(a, at), children);
}

} // namespace

class TestNaiveModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomChanges();
    void freeIdsAreFreeAndSlugs();
    void slugsOfAnything();
    void linkIdsAreOrdered();
    void insideIsTheClosureOfContainers();
    void groupsOfAnything();

private:
    const quint32 m_seed = QRandomGenerator::global()->generate();
};

void TestNaiveModel::randomChanges()
{
    qInfo("seed %u", m_seed);
    RandomDrawing random(m_seed);
    Architecture architecture;
    NaiveModel naive;
    const auto someId = [&random] { return ElementId(QStringLiteral("e%1").arg(random.below(15))); };
    for (int step = 0; step < 600; ++step) {
        const ElementId at = someId();
        const LinkId link{at, someId(), random.oneOf(allLinkKinds), QStringLiteral("g%1").arg(random.below(3))};
        const int action = random.below(6);
        if (action < 2) {
            const Element element{at, random.oneOf(allElementKinds), random.name(), someId()};
            architecture.put(element);
            naive.put(element);
        } else if (action < 4) {
            architecture.put(Link{link});
            naive.put(Link{link});
        } else if (action == 4) {
            architecture.remove(at);
            NaiveModel::drop(naive.elements, at);
        } else {
            architecture.remove(link);
            NaiveModel::drop(naive.links, link);
        }
        QCOMPARE(architecture.elements().size(), naive.elements.size());
        QCOMPARE(architecture.links().size(), naive.links.size());
        QCOMPARE(architecture.element(at) != nullptr,
                 std::any_of(naive.elements.begin(), naive.elements.end(), [&](const auto &e) { return e.id == at; }));
        compare(architecture, naive, at);
        compare(architecture, naive, someId());
        if (QTest::currentTestFailed())
            qFatal("step %d of seed %u", step, m_seed);
    }
}

void TestNaiveModel::freeIdsAreFreeAndSlugs()
{
    RandomDrawing random(m_seed);
    Architecture architecture;
    for (int i = 0; i < 400; ++i) {
        const ElementId made = architecture.freeId(random.name());
        QVERIFY2(isSlug(made.text()) && !architecture.element(made), qPrintable(made.text()));
        architecture.put(Element{made, ElementKind::Note, {}, {}});
    }
    const QString longest(249, QLatin1Char('x'));
    QVERIFY(architecture.element(ElementId(longest)) || isSlug(architecture.freeId(longest).text()));
}

void TestNaiveModel::slugsOfAnything()
{
    QRandomGenerator random(m_seed);
    static const QRegularExpression form(QStringLiteral(R"(\A[a-z0-9][a-z0-9._-]{0,248}\z)"));
    for (int i = 0; i < 2000; ++i) {
        QString name;
        for (int length = random.bounded(260); length > 0; --length)
            name += random.bounded(3) ? QChar(ushort(random.bounded(1, 128))) : QChar(ushort(random.bounded(0x10000)));
        const QString slug = slugFor(name);
        QVERIFY2(isSlug(slug), qPrintable(slug));
        QCOMPARE(slugFor(slug), slug);
        QCOMPARE(isSlug(name), form.match(name).hasMatch());
        QCOMPARE(isSlug(slug.left(3) + QLatin1Char('\n')), false);
    }
}

void TestNaiveModel::linkIdsAreOrdered()
{
    RandomDrawing random(m_seed);
    QList<LinkId> ids;
    for (int i = 0; i < 60; ++i)
        ids +=
            LinkId{ElementId(random.oneOf(QStringList{QStringLiteral("a"), QStringLiteral("b")})),
                   ElementId(random.oneOf(QStringList{QStringLiteral("a"), QStringLiteral("b")})),
                   random.oneOf(allLinkKinds), random.oneOf(QStringList{{}, QStringLiteral("g"), QStringLiteral("h")})};
    for (const LinkId &a : ids) {
        for (const LinkId &b : ids) {
            QCOMPARE((a <=> b) == 0, a == b);
            QCOMPARE(a<b, b> a);
            QVERIFY(a != b || qHash(a, 7) == qHash(b, 7));
            for (const LinkId &c : ids)
                QVERIFY(!(a < b && b < c) || a < c);
        }
    }
}

void TestNaiveModel::insideIsTheClosureOfContainers()
{
    RandomDrawing random(m_seed);
    for (int round = 0; round < 30; ++round) {
        Architecture a;
        const int count = 8;
        const auto numbered = [](int i) { return ElementId(QString::number(i)); };
        bool within[count][count] = {};
        for (int i = 0; i < count; ++i) {
            const int outer = random.below(count + 3);
            a.put(Element{numbered(i), ElementKind::Site, {}, outer < count ? numbered(outer) : ElementId()});
            within[i][i] = true;
            if (outer < count)
                within[i][outer] = true;
        }
        for (int k = 0; k < count; ++k)
            for (int i = 0; i < count; ++i)
                for (int j = 0; j < count; ++j)
                    within[i][j] |= within[i][k] && within[k][j];
        for (int i = 0; i < count; ++i)
            for (int j = 0; j < count; ++j)
                QVERIFY2(isInside(a, numbered(i), numbered(j)) == within[i][j], qPrintable(QString::number(m_seed)));
    }
    QVERIFY(!isInside(Architecture(), {}, {}));
}

void TestNaiveModel::groupsOfAnything()
{
    Architecture a = drawn("service s \"S\"\ntopic t\nt -> s\nconnector c \"C\" group g\nt -> c\nexternal-system x");
    const auto group = [&](const char *to, const QString &own = {}) {
        return effectiveGroup(a, {id("t"), id(to), LinkKind::Consumes, own});
    };
    QCOMPARE(group("s"), QStringLiteral("S"));
    QCOMPARE(group("s", QStringLiteral("own")), QStringLiteral("own"));
    QCOMPARE(group("c"), QStringLiteral("g"));
    QCOMPARE(group("x"), QString());
    QCOMPARE(group("gone"), QString());
    QCOMPARE(group("gone", QStringLiteral("own")), QStringLiteral("own"));
}

QTEST_GUILESS_MAIN(TestNaiveModel)
#include "tst_naivemodel.moc"
