// SPDX-License-Identifier: Apache-2.0
#include "model/trace/eventfilter.h"

#include <QTest>

using namespace rheo;

class TestEventFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void matches_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char *text, bool expected) {
            QTest::newRow(text) << QString::fromLatin1(text) << expected;
        };
        row("", true);
        row("topic = order-events", true);
        row("topic=order-events", true);
        row("TOPIC = order-events", true);
        row("topic = order", false);
        row("topic:order", true);
        row("topic: order", true);
        row("key = ord-1", true);
        row("key = ord-2", false);
        row("key = \"ord-1\"", true);
        row("key:RD-", true);
        row("partition = 3", true);
        row("partition = 4", false);
        row("offset = 17", true);
        row("created", true);
        row("deleted", false);
        row("created and ord-1", true);
        row("created ord-1", true);
        row("created and key = ord-2", false);
        row("\"total\":", true);
        row("\"out and\"", true);
        row("12:30", false);
    }

    void matches()
    {
        QFETCH(QString, text);
        QFETCH(bool, expected);
        EventBatch batch;
        batch.append({.position = {0, 3, 17}, .keyIsNull = false}, "ord-1",
                     "{'status':'CREATED','total':1,'note':'out and in'}");
        const auto filter = parseEventFilter(text);
        QVERIFY2(filter, filter ? "" : qPrintable(filter.error().message));
        QCOMPARE(filter->matches(batch, 0, "order-events"), expected);
    }

    void refusesWithASentence_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"colour = red", "topic =", "= red", "partition = many", "offset = 1e3", "a and = b"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void refusesWithASentence()
    {
        QFETCH(QString, text);
        const auto filter = parseEventFilter(text);
        QVERIFY(!filter);
        QVERIFY(filter.error().message.endsWith(u'.'));
    }
};

QTEST_GUILESS_MAIN(TestEventFilter)
#include "tst_eventfilter.moc"
