// SPDX-License-Identifier: Apache-2.0
#include "model/diff/difftext.h"
#include "tests/support/drawn.h"

#include <QFile>
#include <QTest>
#include <nlohmann/json.hpp>

using namespace rheo;
using namespace rheo::test;

namespace {

Drawing before()
{
    return {drawn("drawing \"Shop\"\nservice orders \"Order service\"\nservice billing\n"
                  "topic events \"orders\" partitions 6 config linger.ms 5\norders -> events\n"
                  "events -> billing group stock"),
            {},
            {}};
}

Drawing after()
{
    return {drawn("drawing \"Store\"\nservice orders \"Order service\"\ntopic payments\n"
                  "topic events \"orders\" partitions 12\norders -> events\norders -> payments"),
            {},
            {}};
}

QString text(const Drawing &a, const Drawing &b, DiffPlaces places = DiffPlaces::LeftOut)
{
    return diffText(a, b, diff(a, b), places);
}

nlohmann::json json(const DrawingDiff &found, DiffPlaces places)
{
    return nlohmann::json::parse(diffJson(found, places).toStdString());
}

} // namespace

class TestDiffText : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aLineADifference()
    {
        QCOMPARE(text(before(), after()), QString::fromUtf8("~ drawing: name Shop → Store\n"
                                                            "- service billing\n"
                                                            "~ topic orders\n"
                                                            "    partitions 6 → 12\n"
                                                            "    config linger.ms 5 → –\n"
                                                            "+ topic payments\n"
                                                            "- consumes orders → billing (group stock)\n"
                                                            "+ produces Order service → payments\n"
                                                            "2 added, 2 removed, 2 changed.\n"));
    }

    void nothingDiffers() { QCOMPARE(text(before(), before()), QStringLiteral("Nothing differs.\n")); }

    void placesOnlyWhereWanted()
    {
        const Drawing a = before();
        Drawing b = a;
        b.placement[id("billing")] = {QPointF(20, 0)};
        QCOMPARE(text(a, b), QStringLiteral("Nothing differs.\n"));
        QCOMPARE(text(a, b, DiffPlaces::Included),
                 QString::fromUtf8("~ service billing: position – → 20, 0\n1 moved.\n"));
    }

    void whatOthersWroteIsEscapedAndCut()
    {
        Drawing a = before();
        a.architecture.put(Element{id("x"), ElementKind::Topic, QStringLiteral("\x1b[31mred\n+ topic y"), {}});
        Drawing b = a;
        Element x = *b.architecture.element(id("x"));
        x.fields[fields::owner] = QString(5000, QLatin1Char('o'));
        x.fields[fields::config] = TextMap{{QStringLiteral("a\nb"), QStringLiteral("\x07")}};
        b.architecture.put(x);
        const QString found = text(a, b);
        QVERIFY(!found.contains(QLatin1Char('\x1b')) && !found.contains(QLatin1Char('\x07')));
        QCOMPARE(found.count(QLatin1Char('\n')), 4);
        QVERIFY2(found.size() < 1000, qPrintable(found));
    }

    void jsonSaysTheSame()
    {
        const auto found = json(diff(before(), after()), DiffPlaces::LeftOut);
        QVERIFY(found["differs"].get<bool>());
        QVERIFY(!found.contains("places"));
        QCOMPARE(found["drawing"].dump(),
                 nlohmann::json::parse(R"([{"field":"name","before":"Shop","after":"Store"}])").dump());
        QCOMPARE(found["elements"][1].dump(),
                 nlohmann::json::parse(R"({"change":"changed","kind":"topic","name":"orders",
            "before":"events","after":"events","fields":[{"field":"partitions","before":"6","after":"12"},
            {"field":"config","entry":"linger.ms","before":"5","after":null}]})")
                     .dump());
        QCOMPARE(found["links"][0].dump(), nlohmann::json::parse(R"({"change":"removed","before":{"from":"events",
            "to":"billing","kind":"consumes","group":"stock"},"after":null,"fields":[]})")
                                               .dump());
    }

    void jsonOfPlacesAndOfNothing()
    {
        const Drawing a = before();
        Drawing b = a;
        b.placement[id("billing")] = {QPointF(20, 0)};
        QVERIFY(!json(diff(a, b), DiffPlaces::LeftOut)["differs"].get<bool>());
        const auto found = json(diff(a, b), DiffPlaces::Included);
        QVERIFY(found["differs"].get<bool>());
        QCOMPARE(QString::fromStdString(found["places"][0]["fields"][0]["after"].get<std::string>()),
                 QStringLiteral("20, 0"));
    }

    /// The example of FORMAT.md, member by member.
    void theDocumentNamesEveryMember()
    {
        QFile file(QStringLiteral(RHEO_SOURCE_DIR "/model/diff/FORMAT.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray document = file.readAll();
        const qsizetype begin = document.indexOf("```json\n") + 8;
        const QByteArray example = document.mid(begin, document.indexOf("```", begin) - begin);
        const auto documented = nlohmann::json::parse(example.toStdString());
        const auto found = json(diff(before(), after()), DiffPlaces::LeftOut);
        const auto membersOf = [](const nlohmann::json &object) {
            QStringList names;
            for (const auto &[name, value] : object.items())
                names += QString::fromStdString(name);
            return names;
        };
        QCOMPARE(membersOf(documented), membersOf(found));
        QCOMPARE(membersOf(documented["elements"][0]), membersOf(found["elements"][0]));
        QCOMPARE(membersOf(documented["links"][0]), membersOf(found["links"][0]));
        QCOMPARE(membersOf(documented["elements"][1]["fields"][0]), membersOf(found["elements"][1]["fields"][1]));
    }
};

QTEST_GUILESS_MAIN(TestDiffText)
#include "tst_difftext.moc"
