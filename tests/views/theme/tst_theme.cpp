// SPDX-License-Identifier: Apache-2.0
#include "views/theme/icons.h"
#include "views/theme/stylesheet.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QtTest>

using namespace rheo;
using namespace rheo::ui;

namespace {

using Token = QColor Theme::*;

struct Pair
{
    const char *name;
    Token front;
    Token ground;
};

#define PAIR(front, ground)                                                                                            \
    Pair                                                                                                               \
    {                                                                                                                  \
        #front " on " #ground, &Theme::front, &Theme::ground                                                           \
    }

const Pair texts[] = {
    PAIR(text, window),
    PAIR(text, panel),
    PAIR(text, field),
    PAIR(text, canvas),
    PAIR(text, container),
    PAIR(text, chip),
    PAIR(text, selectionTint),
    PAIR(text, warningTint),
    PAIR(text, troubleTint),
    PAIR(text, diffAdded),
    PAIR(secondText, window),
    PAIR(secondText, panel),
    PAIR(secondText, field),
    PAIR(secondText, canvas),
    PAIR(secondText, container),
    PAIR(secondText, chip),
    PAIR(troubleText, panel),
    PAIR(troubleText, canvas),
    PAIR(troubleText, troubleTint),
    PAIR(goodText, panel),
    PAIR(onSelection, selection),
    PAIR(onTroubleText, trouble),
};

const Pair outlines[] = {
    PAIR(cardOutline, canvas),   PAIR(cardOutline, panel),     PAIR(cardOutline, container), PAIR(link, canvas),
    PAIR(link, container),       PAIR(selection, canvas),      PAIR(selection, panel),       PAIR(selection, container),
    PAIR(trouble, canvas),       PAIR(trouble, container),     PAIR(trouble, troubleTint),   PAIR(warningRim, canvas),
    PAIR(good, panel),           PAIR(service, panel),         PAIR(topic, panel),           PAIR(topic, canvas),
    PAIR(topic, container),      PAIR(streamProcessor, panel), PAIR(connector, panel),       PAIR(function, panel),
    PAIR(externalSystem, panel), PAIR(recordDot, canvas),      PAIR(onTrouble, trouble),
};

QImage drawn(const std::function<void(QPainter &)> &draw)
{
    QImage image(64, 64, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    draw(painter);
    return image;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void contrast_data()
    {
        QTest::addColumn<QColor>("front");
        QTest::addColumn<QColor>("ground");
        QTest::addColumn<double>("least");
        for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
            const char *name = theme->isDark ? "dark" : "light";
            for (const Pair &pair : texts)
                QTest::addRow("%s text %s", name, pair.name) << theme->*pair.front << theme->*pair.ground << 4.5;
            for (const Pair &pair : outlines)
                QTest::addRow("%s outline %s", name, pair.name) << theme->*pair.front << theme->*pair.ground << 3.0;
        }
    }

    void contrast()
    {
        QFETCH(QColor, front);
        QFETCH(QColor, ground);
        QFETCH(double, least);
        const double ratio = contrastRatio(front, ground);
        QVERIFY2(ratio >= least, qPrintable(QStringLiteral("%1 : 1").arg(ratio)));
    }

    void contrastOfKnownColours()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::white, Qt::black), 21.0);
        QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
        QVERIFY(std::abs(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    }

    void everyTokenIsSet()
    {
        for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
            for (const Pair &pair : texts)
                QVERIFY((theme->*pair.front).isValid() && (theme->*pair.ground).isValid());
            for (const ElementKind kind : allElementKinds)
                QVERIFY(theme->accent(kind).isValid());
        }
        QVERIFY(Theme::light().canvas != Theme::dark().canvas);
    }

    void styleSheetHasNoOpenTokens()
    {
        for (const Theme *theme : {&Theme::light(), &Theme::dark()})
            QVERIFY2(!styleSheet(*theme).contains(QLatin1Char('@')), qPrintable(styleSheet(*theme)));
    }

    void applyingSwitchesTheApplication()
    {
        applyTheme(ThemeChoice::Dark);
        QVERIFY(Theme::current().isDark);
        QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::dark().panel);
        applyTheme(ThemeChoice::Light);
        QVERIFY(!Theme::current().isDark);
        QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::light().panel);
    }

    void anIconFollowsTheTheme()
    {
        applyTheme(ThemeChoice::Light);
        const QIcon search = icon(QStringLiteral("search"));
        const QImage light = search.pixmap(16).toImage();
        applyTheme(ThemeChoice::Dark);
        QVERIFY(search.pixmap(16).toImage() != light);
        QCOMPARE(search.pixmap(16).toImage(), icon(QStringLiteral("search")).pixmap(16).toImage());
        applyTheme(ThemeChoice::Light);
        QCOMPARE(search.pixmap(16).toImage(), light);
    }

    void anIconIsCrispAtAnySize()
    {
        const QIcon square = icon(QStringLiteral("player-stop-filled"), &Theme::trouble);
        for (const int side : {12, 16, 18, 48}) {
            const QImage drawn = square.pixmap(side).toImage();
            QCOMPARE(drawn.size(), QSize(side, side));
            QCOMPARE(drawn.pixelColor(side / 2, side / 2), Theme::current().trouble);
            QCOMPARE(drawn.pixelColor(0, 0).alpha(), 0);
        }
        QVERIFY(square.pixmap(16, QIcon::Disabled).toImage() != square.pixmap(16).toImage());
    }

    void kindsAndSignsAreCrispAtAnySize()
    {
        for (const QSize size : {QSize(18, 16), QSize(23, 20), QSize(27, 24), QSize(36, 32)}) {
            const QImage asked = kindIcon(ElementKind::Service).pixmap(size).toImage();
            QCOMPARE(asked.size(), size);
            QImage painted(size, QImage::Format_ARGB32_Premultiplied);
            painted.fill(Qt::transparent);
            QPainter painter(&painted);
            QRectF where(QPointF(), QSizeF(18, 16).scaled(size, Qt::KeepAspectRatio));
            where.moveCenter(QRectF(painted.rect()).center());
            paintKindIcon(painter, ElementKind::Service, where, Theme::current());
            painter.end();
            QCOMPARE(asked.convertToFormat(painted.format()), painted);
            QCOMPARE(signIcon(Sign::Error).pixmap(size.height()).height(), size.height());
        }
    }

    void iconsOfEachKindDiffer()
    {
        QList<QImage> seen;
        for (const ElementKind kind : allElementKinds) {
            if (kind == ElementKind::Site || kind == ElementKind::Cluster)
                continue; // a container is a container in small
            const QImage image =
                drawn([kind](QPainter &p) { paintKindIcon(p, kind, QRectF(4, 4, 54, 48), Theme::light()); });
            QVERIFY2(!seen.contains(image), qPrintable(keyword(kind)));
            seen += image;
        }
    }

    void signsGoByForm()
    {
        QList<QImage> seen = {drawn([](QPainter &) {})};
        for (const Sign sign : {Sign::Good, Sign::Unseen, Sign::Warning, Sign::Late, Sign::Error}) {
            const QImage image = drawn([sign](QPainter &p) {
                                     paintSign(p, sign, QRectF(8, 8, 48, 48), Theme::light());
                                 }).convertToFormat(QImage::Format_Mono);
            QVERIFY2(!seen.contains(image), "two signs look the same without colour");
            seen += image;
        }
    }

    void svgIconsTakeTheColour()
    {
        const QImage red =
            drawn([](QPainter &p) { paintIcon(p, QStringLiteral("users"), QRectF(0, 0, 64, 64), QColor(255, 0, 0)); });
        bool hasRed = false;
        for (int y = 0; y < red.height(); ++y)
            for (int x = 0; x < red.width(); ++x)
                hasRed = hasRed || red.pixel(x, y) == qRgb(255, 0, 0);
        QVERIFY(hasRed);
        QVERIFY(!icon(QStringLiteral("search")).isNull());
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
