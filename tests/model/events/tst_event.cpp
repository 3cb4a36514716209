// SPDX-License-Identifier: Apache-2.0
#include "model/events/event.h"

#include <QTest>

using namespace rheo;

class TestEvent : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void keepsBytesAndHeadersOfEachRow()
    {
        EventBatch batch;
        batch.append({.position = {1, 2, 3}, .keyIsNull = false}, "key-1", "value-1");
        batch.addHeader("traceparent", "00-ab", false);
        batch.addHeader("empty", "", false);
        batch.addHeader("null", "", true);
        batch.append({.position = {1, 2, 4}}, {}, {});
        batch.append({.position = {1, 2, 5}}, "k", std::string_view("a\0b", 3));
        batch.addHeader("h", "v", false);

        QCOMPARE(batch.size(), size_t(3));
        QCOMPARE(batch.key(0), std::string_view("key-1"));
        QCOMPARE(batch.value(2), std::string_view("a\0b", 3));
        QCOMPARE(batch.headerCount(0), size_t(3));
        QCOMPARE(batch.headerCount(1), size_t(0));

        std::string seen;
        batch.forEachHeader(0, [&seen](const Header &header) {
            seen += std::string(header.name) + '=' + std::string(header.value) + (header.isNull ? "!;" : ";");
        });
        QCOMPARE(seen, std::string("traceparent=00-ab;empty=;null=!;"));
    }

    void copiesRowsBetweenBatches()
    {
        EventBatch from;
        from.append({.position = {0, 0, 1}}, "a", "b");
        from.append({.position = {0, 0, 2}}, "key", "value");
        from.addHeader("n", "v", false);
        EventBatch to;
        to.appendFrom(from, 1);
        const Event event = Event::from(to, 0);
        QCOMPARE(event.row.position.offset, 2);
        QCOMPARE(event.key, std::string("key"));
        QCOMPARE(event.value, std::string("value"));
        QCOMPARE(event.headers.size(), size_t(1));
        to.clear();
        QVERIFY(to.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestEvent)
#include "tst_event.moc"
