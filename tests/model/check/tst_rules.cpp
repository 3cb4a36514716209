// SPDX-License-Identifier: Apache-2.0
#include "model/check/checks.h"
#include "model/patterns/patterns.h"
#include "tests/model/check/rulecases.h"
#include "tests/support/randomdrawing.h"

#include <QFile>
#include <QTest>

using namespace rheo;
using namespace rheo::test;

namespace {

QString pointedAt(const Finding &finding)
{
    QStringList words;
    for (const ElementId &element : finding.elements)
        words += element.text();
    for (const LinkId &link : finding.links)
        words += link.from.text() + QLatin1Char('>') + link.to.text();
    return words.join(QLatin1Char(' '));
}

QStringList blamed(const Architecture &architecture, const QString &rule)
{
    QStringList lines;
    for (const Finding &finding : check(architecture)) {
        if (finding.rule == rule)
            lines += pointedAt(finding);
    }
    return lines;
}

const QString readmePath = QStringLiteral(RHEO_SOURCE_DIR "/model/check/README.md");
const QString beginMark = QStringLiteral("<!-- rules: begin -->\n");
const QString endMark = QStringLiteral("<!-- rules: end -->");

QString readme()
{
    QFile file(readmePath);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString ruleTable()
{
    QString table = QStringLiteral("| rule | severity | fix | why |\n|---|---|---|---|\n");
    for (const Rule &rule : allChecks())
        table += QStringLiteral("| `%1` | %2 | %3 | %4 |\n")
                     .arg(QString::fromUtf8(rule.name),
                          rule.severity == Severity::Error ? QStringLiteral("error") : QStringLiteral("warning"),
                          rule.fix ? QStringLiteral("yes") : QString(), QString::fromUtf8(rule.why));
    return table;
}

void isSound(const Finding &finding, const Architecture &drawing)
{
    QVERIFY2(finding.message.endsWith(QLatin1Char('.')), qPrintable(finding.message));
    QVERIFY2(!finding.elements.isEmpty() || !finding.links.isEmpty(), qPrintable(finding.message));
    for (const ElementId &element : finding.elements)
        QVERIFY2(drawing.element(element), qPrintable(finding.message));
    for (const LinkId &link : finding.links)
        QVERIFY2(drawing.link(link), qPrintable(finding.message));
}

} // namespace

/// Each rule with a drawing that sets it off and one just beside it that does not.
class TestRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void isSetOff_data()
    {
        QTest::addColumn<int>("row");
        const QList<RuleCase> rows = ruleCases();
        for (int i = 0; i < rows.size(); ++i)
            QTest::addRow("%s: %s", rows[i].rule, rows[i].name) << i;
    }

    void isSetOff()
    {
        QFETCH(int, row);
        const RuleCase shown = ruleCases()[row];
        const QString rule = QString::fromUtf8(shown.rule);
        QVERIFY(ruleNamed(rule));
        QCOMPARE(blamed(badDrawing(shown), rule), QStringList{QString::fromUtf8(shown.blamed)});
        QCOMPARE(blamed(goodDrawing(shown), rule), QStringList());
    }

    void everyRuleHasARow()
    {
        QSet<QString> shown;
        for (const RuleCase &row : ruleCases())
            shown.insert(QString::fromUtf8(row.rule));
        for (const Rule &rule : allChecks())
            QVERIFY2(shown.contains(QString::fromUtf8(rule.name)), rule.name);
    }

    void theReadmeHasNotDrifted()
    {
        const QString text = readme();
        const qsizetype begin = text.indexOf(beginMark) + beginMark.size();
        const qsizetype end = text.indexOf(endMark);
        QVERIFY(begin >= beginMark.size() && end >= begin);
        const QString expected = text.left(begin) + ruleTable() + text.sliced(end);
        if (qEnvironmentVariableIsSet("RHEO_REWRITE")) {
            QFile file(readmePath);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(expected.toUtf8()) > 0);
        }
        QVERIFY2(readme() == expected, "model/check/README.md has drifted; set RHEO_REWRITE");
    }

    void thePathOfACycleIsNamed()
    {
        const auto found = check(drawn("topic orders\ntopic stock\nservice a\nservice b\norders -> a\na -> stock\n"
                                       "stock -> b\nb -> orders"));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].message, QStringLiteral("orders reaches itself: orders → a → stock → b → orders."));
    }

    void aDrawingThatIsWellIsLeftAlone()
    {
        const auto found = check(pattern(QStringLiteral("order-inventory")).value().architecture);
        QVERIFY2(found.isEmpty(), qPrintable(found.isEmpty() ? QString() : found[0].message));
    }

    void randomDrawings()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        for (quint32 run = 0; run < 100; ++run) {
            const Architecture drawing = randomDrawing(seed + run);
            for (const Finding &finding : check(drawing)) {
                isSound(finding, drawing);
                if (QTest::currentTestFailed())
                    qFatal("run %u of seed %u", run, seed);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
