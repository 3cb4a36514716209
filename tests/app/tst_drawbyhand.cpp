// SPDX-License-Identifier: Apache-2.0
// The whole program on a screen, worked by mouse and keyboard: the order and inventory architecture from nothing to a
// saved file.

#include "model/file/rheofile.h"
#include "tests/support/screen.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace rheo;

namespace {

// Middles of the elements, on the screen.
constexpr QPoint orderService(310, 210), orderEvents(540, 210), inventoryService(770, 150), inventoryEvents(1000, 150),
    paymentService(770, 310), paymentEvents(1000, 310), orderSaga(1000, 510), orderStatus(770, 510),
    notificationService(540, 510), nowhere(650, 650);
constexpr QPoint left(-80, 0), right(80, 0);
constexpr QPoint partitionsField(1330, 302); // of the inspector while several topics are selected
constexpr QPoint serviceInPalette(60, 125);

/// The program that is drawn with; what it kept for the next start stays in the folder.
class Program
{
public:
    Program(const test::Screen &screen, const QTemporaryDir &folder)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DISPLAY"), screen.display());
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
        for (const char *name : {"XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"})
            environment.insert(QString::fromLatin1(name), folder.filePath(QString::fromLatin1(name)));
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedChannels);
        m_process.start(qEnvironmentVariable("RHEOGRAPH"), {});
    }

    ~Program() { m_process.kill(), m_process.waitForFinished(); }

    bool ends() { return m_process.waitForFinished() && m_process.exitCode() == 0; }

private:
    QProcess m_process;
};

ElementId idOf(const Drawing &drawing, const QString &name)
{
    for (const Element &element : drawing.architecture.elements()) {
        if (element.name == name)
            return element.id;
    }
    return {};
}

/// Where the window's columns end is not the drawing's matter: places are told from order-service on. What came by a
/// drag from the palette stands on the grid, the rest where it was clicked.
QStringList comparable(Drawing drawing)
{
    const ElementId dropped = idOf(drawing, QStringLiteral("notification-service"));
    const QPointF origin = drawing.placement.value(idOf(drawing, QStringLiteral("order-service"))).position;
    for (auto it = drawing.placement.begin(); it != drawing.placement.end(); ++it) {
        const QPointF way = it->position - origin;
        it->position = it.key() == dropped ? QPointF(qRound(way.x() / 30) * 30, qRound(way.y() / 30) * 30) : way;
    }
    return QString::fromUtf8(writeRheo(drawing)).split(QLatin1Char('\n'));
}

} // namespace

class TestDrawByHand : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY2(!qEnvironmentVariableIsEmpty("RHEOGRAPH"), "RHEOGRAPH names no program"); }

    void fromNothingToASavedFile()
    {
        const QTemporaryDir folder;
        const test::Screen screen;
        Program program(screen, folder);
        QVERIFY(screen.awaitWindow(QStringLiteral("Rheograph")));
        screen.press({QStringLiteral("ctrl+n")});
        screen.click(nowhere);
        drawElements(screen);
        drawLinks(screen);
        changeThem(screen);
        const QString file = folder.filePath(QStringLiteral("shop.rheo"));
        screen.press({QStringLiteral("ctrl+s")});
        QVERIFY(screen.awaitWindow(QStringLiteral("Save")));
        screen.type(file);
        screen.press({QStringLiteral("Return")});
        QVERIFY(screen.awaitWindow(QStringLiteral("^shop.rheo")));
        screen.press({QStringLiteral("ctrl+q")});
        QVERIFY2(program.ends(), "nothing was left unsaved, so nothing is asked");

        const auto saved = loadRheo(file);
        QVERIFY(saved);
        const auto expected = loadRheo(QStringLiteral(RHEO_TEST_DATA "/drawnbyhand.rheo"));
        QVERIFY(expected);
        QCOMPARE(comparable(saved->drawing), comparable(expected->drawing));
    }

private:
    static void place(const test::Screen &screen, const char *key, QPoint point, const char *name)
    {
        screen.press({QString::fromLatin1(key)});
        screen.click(point, QStringLiteral("alt")); // no snapping: ports are where the hand expects them
        screen.type(QString::fromLatin1(name));
        screen.press({QStringLiteral("Return")});
    }

    static void drawElements(const test::Screen &screen)
    {
        place(screen, "s", orderService, "order-service");
        place(screen, "t", orderEvents, "order-events");
        place(screen, "s", inventoryService, "inventory-service");
        place(screen, "t", inventoryEvents, "inventory-events");
        place(screen, "t", paymentEvents, "payment-events");
        place(screen, "s", orderSaga, "order-saga");
        place(screen, "t", orderStatus, "order-status");
        place(screen, "s", paymentService, "payment-service");
        screen.drag(serviceInPalette, notificationService);
        screen.type(QStringLiteral("notification-service"));
        screen.press({QStringLiteral("Return")});
    }

    static void drawLinks(const test::Screen &screen)
    {
        screen.drag(orderService + right, orderEvents);
        screen.drag(orderEvents + right, inventoryService);
        screen.drag(orderEvents + right, paymentService);
        screen.drag(inventoryService + right, inventoryEvents);
        screen.drag(paymentService + right, paymentEvents);
        screen.drag(inventoryEvents + right, orderSaga);
        screen.drag(paymentEvents + right, orderSaga);
        screen.drag(orderSaga + left, orderStatus);
        screen.drag(orderStatus + left, notificationService);
    }

    /// Three topics at once in the inspector; a layout, a copy and a removal that are taken back.
    static void changeThem(const test::Screen &screen)
    {
        screen.click(orderEvents);
        screen.click(inventoryEvents, QStringLiteral("shift"));
        screen.click(paymentEvents, QStringLiteral("shift"));
        screen.click(partitionsField);
        screen.press({QStringLiteral("ctrl+a")});
        screen.type(QStringLiteral("6"));
        screen.press({QStringLiteral("Return")});
        screen.click(nowhere);
        screen.click(orderSaga);
        screen.press({QStringLiteral("ctrl+d"), QStringLiteral("Delete"), QStringLiteral("ctrl+z"),
                      QStringLiteral("ctrl+z"), QStringLiteral("ctrl+a"), QStringLiteral("Delete"),
                      QStringLiteral("ctrl+z")});
    }
};

QTEST_GUILESS_MAIN(TestDrawByHand)
#include "tst_drawbyhand.moc"
