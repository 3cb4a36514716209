// SPDX-License-Identifier: Apache-2.0
#include "model/file/limits.h"
#include "model/file/rheofile.h"
#include "tests/model/file/randomdrawing.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace rheo;

namespace {

QByteArray head()
{
    return "{\"format\": \"rheograph\", \"version\": 1, ";
}

QByteArray withElements(const QByteArray &lines)
{
    return head() + "\"elements\": [\n" + lines + "\n]}";
}

const QByteArray twoElements = "{\"id\": \"orders\", \"kind\": \"service\", \"name\": \"orders\"},\n"
                               "{\"id\": \"events\", \"kind\": \"topic\", \"name\": \"events\"}";

QByteArray withLinks(const QByteArray &lines)
{
    return head() + "\"elements\": [" + twoElements + "],\n\"links\": [\n" + lines + "\n]}";
}

QByteArray withPlaces(const QByteArray &lines)
{
    return head() + "\"elements\": [" + twoElements + "],\n\"places\": [\n" + lines + "\n]}";
}

QString listed(const QList<Problem> &problems)
{
    QString text;
    for (const Problem &problem : problems)
        text += QStringLiteral("%1:%2 %3\n").arg(problem.line).arg(problem.column).arg(problem.message);
    return text;
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Drawing small()
{
    Drawing drawing;
    drawing.architecture.name = QStringLiteral("Shop");
    drawing.architecture.put(Element{ElementId(QStringLiteral("orders")),
                                     ElementKind::Service,
                                     QStringLiteral("Orders"),
                                     {},
                                     {{fields::instances, qint64(3)}}});
    return drawing;
}

void row(const char *name, const QByteArray &text, int line, int column, const char *part)
{
    QTest::newRow(name) << text << line << column << QString::fromUtf8(part);
}

void wrongElements()
{
    row("elements no list", head() + "\"elements\": {}}", 1, 51, "must be a list");
    row("element no object", withElements("7"), 2, 1, "must be an object");
    row("no id", withElements("{\"kind\": \"service\", \"name\": \"a\"}"), 2, 1, "no \"id\"");
    row("bad id", withElements("{\"id\": \"A b\", \"kind\": \"service\", \"name\": \"a\"}"), 2, 8, "no id");
    row("bad kind", withElements("{\"id\": \"a\", \"kind\": \"queue\", \"name\": \"a\"}"), 2, 21, "service, topic");
    row("no name", withElements("{\"id\": \"a\", \"kind\": \"service\"}"), 2, 1, "no \"name\"");
    row("name no text", withElements("{\"id\": \"a\", \"kind\": \"service\", \"name\": 1}"), 2, 40, "must be text");
    row("member twice", withElements("{\"id\": \"a\", \"id\": \"b\", \"kind\": \"service\", \"name\": \"a\"}"), 2, 13,
        "twice");
    row("id twice", withElements(twoElements + ",\n" + twoElements.first(twoElements.indexOf('\n') - 1)), 4, 1,
        "two elements \"orders\"");
    row("field type", withElements("{\"id\": \"t\", \"kind\": \"topic\", \"name\": \"t\", \"partitions\": \"6\"}"), 2,
        57, "whole number");
    row("field range", withElements("{\"id\": \"t\", \"kind\": \"topic\", \"name\": \"t\", \"partitions\": 0}"), 2, 57,
        "least is 1");
    row("field fraction", withElements("{\"id\": \"t\", \"kind\": \"topic\", \"name\": \"t\", \"partitions\": 1.5}"), 2,
        57, "whole number");
    row("field null", withElements("{\"id\": \"t\", \"kind\": \"topic\", \"name\": \"t\", \"key\": null}"), 2, 50,
        "null");
    row("map of numbers", withElements("{\"id\": \"t\", \"kind\": \"topic\", \"name\": \"t\", \"config\": {\"a\": 1}}"),
        2, 59, "must be text");
    row("container unknown", withElements("{\"id\": \"a\", \"kind\": \"note\", \"name\": \"a\", \"in\": \"b\"}"), 2, 1,
        "no container \"b\"");
    row("container none",
        withElements(twoElements + ",\n{\"id\": \"a\", \"kind\": \"note\", \"name\": \"a\", \"in\": \"orders\"}"), 4, 1,
        "orders is a service");
    row("container in itself", withElements("{\"id\": \"a\", \"kind\": \"site\", \"name\": \"a\", \"in\": \"a\"}"), 2,
        1, "lives in itself");
}

void wrongLinksAndPlaces()
{
    row("link end missing", withLinks("{\"from\": \"orders\", \"to\": \"event\", \"kind\": \"produces\"}"), 4, 1,
        "Did you mean \"events\"");
    row("link kind", withLinks("{\"from\": \"orders\", \"to\": \"events\", \"kind\": \"eats\"}"), 4, 44,
        "no kind of link");
    row("link cannot join", withLinks("{\"from\": \"events\", \"to\": \"orders\", \"kind\": \"produces\"}"), 4, 1,
        "only to a topic");
    row("link twice",
        withLinks("{\"from\": \"orders\", \"to\": \"events\", \"kind\": \"produces\"},\n"
                  "{\"from\": \"orders\", \"to\": \"events\", \"kind\": \"produces\"}"),
        5, 1, "twice");
    row("group on produces",
        withLinks("{\"from\": \"orders\", \"to\": \"events\", \"kind\": \"produces\", \"group\": \"g\"}"), 4, 65,
        "Only a link that consumes");
    row("pattern",
        withLinks("{\"from\": \"events\", \"to\": \"orders\", \"kind\": \"consumes\", \"topicPattern\": \"(\"}"), 4, 72,
        "regular expression");
    row("place of nobody", withPlaces("{\"id\": \"x\", \"x\": 0, \"y\": 0}"), 4, 8, "no such element");
    row("place twice",
        withPlaces("{\"id\": \"orders\", \"x\": 0, \"y\": 0},\n{\"id\": \"orders\", \"x\": 0, \"y\": 0}"), 5, 1,
        "two places");
    row("place without x", withPlaces("{\"id\": \"orders\", \"y\": 0}"), 4, 1, "x must be a number");
    row("place far away", withPlaces("{\"id\": \"orders\", \"x\": 10000001, \"y\": 0}"), 4, 23, "x must be");
    row("place beyond doubles", withPlaces("{\"id\": \"orders\", \"x\": 1e999, \"y\": 0}"), 4, 23, "x must be");
    row("place with more", withPlaces("{\"id\": \"orders\", \"x\": 0, \"y\": 0, \"w\": 1}"), 4, 1, "only");
    row("z too large", withPlaces("{\"id\": \"orders\", \"x\": 0, \"y\": 0, \"z\": 3000000000}"), 4, 39,
        "whole number");
    row("pinned no flag", withPlaces("{\"id\": \"orders\", \"x\": 0, \"y\": 0, \"pinned\": 1}"), 4, 44,
        "true or false");
    row("name too long",
        withElements("{\"id\": \"a\", \"kind\": \"note\", \"name\": \"" + QByteArray(65537, 'x') + "\"}"), 2, 37,
        "64 KiB");
    row("columns count characters", withElements("{\"name\": \"日本😀\", \"id\": 1, \"kind\": \"note\"}"), 2, 23,
        "must be text");
    row("a problem is safe to show", withElements("{\"id\": \"\\u001b[31m\", \"kind\": \"note\", \"name\": \"\"}"), 2,
        8, "\\x1b[31m");
}

} // namespace

class TestRheoFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void writesOneLineAnElement()
    {
        Drawing drawing = small();
        drawing.placement[ElementId(QStringLiteral("orders"))] = Place{{20.5, -40}, 2, true, false, false};
        QCOMPARE(QString::fromUtf8(writeRheo(drawing)),
                 QStringLiteral("{\n"
                                "  \"format\": \"rheograph\",\n"
                                "  \"version\": 1,\n"
                                "  \"name\": \"Shop\",\n"
                                "  \"elements\": [\n"
                                "    {\"id\": \"orders\", \"kind\": \"service\", \"name\": \"Orders\", "
                                "\"instances\": 3}\n"
                                "  ],\n"
                                "  \"links\": [],\n"
                                "  \"places\": [\n"
                                "    {\"id\": \"orders\", \"x\": 20.5, \"y\": -40, \"z\": 2, \"pinned\": true}\n"
                                "  ]\n"
                                "}\n"));
    }

    void readsBackWhatItWrote()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        for (quint32 i = 0; i < 200; ++i) {
            const Drawing drawing = test::RandomDrawing(seed + i).make(30);
            const QByteArray text = writeRheo(drawing);
            const auto read = parseRheo(text);
            QVERIFY2(
                read,
                qPrintable(QStringLiteral("seed %1: %2").arg(seed + i).arg(read ? QString() : listed(read.error()))));
            QVERIFY2(*read == drawing, qPrintable(QStringLiteral("seed %1").arg(seed + i)));
            QCOMPARE(writeRheo(*read), text);
        }
    }

    void keepsWhatItDoesNotKnow()
    {
        const QByteArray text =
            head() + "\"elements\": [{\"colour\" : { \"r\": 1.50, \"big\": 123456789012345678901234567890 }, "
                     "\"id\": \"a\", \"kind\": \"service\", \"name\": \"a\", \"x \\\" y\": [ ]},"
                     "{\"id\": \"b\", \"kind\": \"topic\", \"name\": \"b\"}],"
                     "\"links\": [{\"from\": \"a\", \"to\": \"b\", \"kind\": \"produces\", \"thick\": true}],"
                     "\"theme\": \"dark  blue\"}";
        const auto read = parseRheo(text);
        QVERIFY(read);
        QCOMPARE(read->unknown, QByteArray("{\"theme\":\"dark  blue\"}"));
        QCOMPARE(read->architecture.elements().first().unknown,
                 QByteArray("{\"colour\":{\"r\":1.50,\"big\":123456789012345678901234567890},\"x \\\" y\":[]}"));
        QCOMPARE(read->architecture.links().first().unknown, QByteArray("{\"thick\":true}"));
        const auto again = parseRheo(writeRheo(*read));
        QVERIFY(again);
        QVERIFY(*again == *read);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("part");
        row("empty", "", 0, 0, "empty");
        row("blank", " \n\t ", 0, 0, "empty");
        row("not JSON", "hello", 1, 1, "not JSON");
        row("a recording", QByteArray("SQLite format 3\0....", 20), 0, 0, "recording");
        row("cut off", head() + "\"elements\": [", 1, 52, "ends in the middle");
        row("more behind", "{} {}", 1, 4, "more text follows");
        row("NaN", withPlaces("{\"id\": \"orders\", \"x\": NaN, \"y\": 0}"), 4, 23, "not JSON");
        row("foreign", "{\"asyncapi\": \"3.1.0\"}", 1, 1, "no drawing of Rheograph");
        row("a list", "[]", 1, 1, "a drawing is an object");
        row("no version", "{\"format\": \"rheograph\"}", 1, 1, "version");
        row("version text", "{\"format\": \"rheograph\",\n \"version\": \"1\"}", 2, 13, "version");
        row("version 0", "{\"format\": \"rheograph\", \"version\": 0}", 1, 36, "version");
        wrongElements();
        wrongLinksAndPlaces();
    }

    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QString, part);
        const auto read = parseRheo(text);
        QVERIFY(!read);
        const QString all = listed(read.error());
        QVERIFY2(read.error().size() == 1, qPrintable(all));
        QVERIFY2(all.startsWith(QStringLiteral("%1:%2 ").arg(line).arg(column)), qPrintable(all));
        QVERIFY2(all.contains(part), qPrintable(all));
    }

    void listsAllProblemsInOrder()
    {
        const auto read =
            parseRheo(withElements("{\"id\": \"a\", \"kind\": \"queue\", \"name\": \"a\"},\n"
                                   "{\"id\": \"b\", \"kind\": \"topic\", \"name\": 7, \"partitions\": -1},\n"
                                   "{\"id\": \"b\", \"kind\": \"topic\", \"name\": \"b\"}"));
        QVERIFY(!read);
        QList<std::pair<int, int>> places;
        for (const Problem &problem : read.error())
            places += {problem.line, problem.column};
        QCOMPARE(places, (QList<std::pair<int, int>>{{2, 21}, {3, 38}, {3, 55}, {4, 1}}));
    }

    void whatRefersToABrokenElementIsNoFurtherProblem()
    {
        const auto read = parseRheo(head() + "\"elements\": [{\"id\": \"a\", \"kind\": \"queue\", \"name\": \"a\"}],"
                                             "\"links\": [{\"from\": \"a\", \"to\": \"a\", \"kind\": \"calls\"}],"
                                             "\"places\": [{\"id\": \"a\", \"x\": 0, \"y\": 0}]}");
        QVERIFY(!read);
        QCOMPARE(read.error().size(), 1);
    }

    void stopsListingSomewhere()
    {
        QByteArrayList lines;
        for (int i = 0; i < mostProblems + 500; ++i)
            lines += "1";
        const auto read = parseRheo(withElements(lines.join(",\n")));
        QVERIFY(!read);
        QCOMPARE(read.error().size(), mostProblems + 1);
        QVERIFY(read.error().back().message.startsWith(QStringLiteral("500 more")));
    }

    void containersNestSoDeepAndNoDeeper()
    {
        const auto nested = [](int depth) {
            Architecture a;
            for (int i = 0; i <= depth; ++i)
                a.put(Element{ElementId(QStringLiteral("c%1").arg(i)),
                              ElementKind::Site,
                              {},
                              i > 0 ? ElementId(QStringLiteral("c%1").arg(i - 1)) : ElementId()});
            return writeRheo({a, {}, {}});
        };
        QVERIFY(parseRheo(nested(deepestContainer)));
        const auto read = parseRheo(nested(deepestContainer + 1));
        QVERIFY(!read);
        QCOMPARE(read.error().size(), 1);
        QVERIFY(read.error()[0].message.contains(QStringLiteral("64 containers")));
    }

    void longCirclesAreFoundOnce()
    {
        QByteArrayList lines;
        for (int i = 0; i < 5000; ++i)
            lines += QByteArray("{\"id\": \"c") + QByteArray::number(i) +
                     "\", \"kind\": \"site\", \"name\": \"\", \"in\": \"c" + QByteArray::number((i + 1) % 5000) + "\"}";
        const auto read = parseRheo(withElements(lines.join(",\n")));
        QVERIFY(!read);
        QCOMPARE(read.error().size(), mostProblems + 1);
    }

    void aByteOrderMarkIsSkipped() { QVERIFY(parseRheo("\xef\xbb\xbf" + head() + "\"elements\": []}")); }

    void aNewerVersionOpensForReadingOnly()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("new %1.rheo"));
        writeFile(path, "{\"format\": \"rheograph\", \"version\": 2, \"elements\": [" + twoElements + "]}");
        const auto loaded = loadRheo(path);
        QVERIFY(loaded);
        QVERIFY(loaded->readOnlyReason.startsWith(path + QStringLiteral(" was written by a newer")));
        QCOMPARE(loaded->drawing.architecture.elements().size(), 2);

        writeFile(path,
                  "{\"format\": \"rheograph\", \"version\": 2, \"elements\": [{\"id\": \"a\", \"kind\": \"queue\", "
                  "\"name\": \"\"}]}");
        const auto refused = loadRheo(path);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(QStringLiteral("newer")), qPrintable(refused.error().message));
    }

    void loadNamesFileLineAndColumn()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("bad.rheo"));
        writeFile(path, withElements("7, 8"));
        const auto loaded = loadRheo(path);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().kind, ErrorKind::Input);
        QVERIFY2(loaded.error().message.startsWith(path + QStringLiteral(":2:1: ")),
                 qPrintable(loaded.error().message));
        QVERIFY(!loadRheo(folder.filePath(QStringLiteral("nowhere.rheo"))));
        QCOMPARE(loadRheo(folder.path()).error().kind, ErrorKind::Input);
    }

    void keepsTheFileBefore()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("shop.rheo"));
        const QString backup = path + QStringLiteral(".bak");
        QVERIFY(saveRheo(path, small()));
        QVERIFY(!QFile::exists(backup));
        const QByteArray first = contentOf(path);
        QVERIFY(saveRheo(path, small()));
        QVERIFY(!QFile::exists(backup));
        Drawing changed = small();
        changed.architecture.name = QStringLiteral("Store");
        QVERIFY(saveRheo(path, changed));
        QCOMPARE(contentOf(backup), first);
        QVERIFY(loadRheo(path)->drawing == changed);
    }

    void aFolderThatRefusesLeavesTheFile()
    {
        const QTemporaryDir folder;
        const auto saved = saveRheo(folder.filePath(QStringLiteral("missing/shop.rheo")), small());
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Disk);
    }

    void whatCouldNotBeReadAgainIsNotSaved()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("large.rheo"));
        Drawing large;
        const QString text(longestText, QLatin1Char('x'));
        for (int i = 0; i < 1100; ++i)
            large.architecture.put(Element{ElementId(QStringLiteral("e%1").arg(i)), ElementKind::Note, text, {}});
        const auto saved = saveRheo(path, large);
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Limit);
        QVERIFY(!QFile::exists(path));
    }

    void aMarkAtTheStartOfANameIsPartOfIt()
    {
        Drawing drawing = small();
        drawing.architecture.name = QString(QChar(0xfeff)) + QChar(0xfeff) + QStringLiteral("\\x");
        const auto read = parseRheo(writeRheo(drawing));
        QVERIFY(read);
        QCOMPARE(read->architecture.name, drawing.architecture.name);
        QCOMPARE(wholeCharacters(drawing.architecture.name), drawing.architecture.name);
    }

    void aDefaultIsNotKept()
    {
        const auto read = parseRheo(withElements("{\"id\": \"t\", \"kind\": \"topic\", \"name\": \"t\", "
                                                 "\"partitions\": 1, \"key\": \"\", \"internal\": false}"));
        QVERIFY(read);
        QVERIFY(read->architecture.elements().first().fields.isEmpty());
    }

    void halfACharacterBecomesAReplacement()
    {
        Drawing drawing = small();
        drawing.architecture.name = QString(QChar(0xd800)) + QStringLiteral("x");
        const auto read = parseRheo(writeRheo(drawing));
        QVERIFY(read);
        QCOMPARE(read->architecture.name, QStringLiteral("?x"));
    }
};

QTEST_GUILESS_MAIN(TestRheoFile)
#include "tst_rheofile.moc"
