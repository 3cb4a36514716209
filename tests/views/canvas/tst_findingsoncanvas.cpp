// SPDX-License-Identifier: Apache-2.0
#include "tests/views/canvasfixture.h"
#include "views/canvas/linkpainter.h"
#include "views/canvas/statepainter.h"

#include <QSignalSpy>

using namespace rheo;
using namespace rheo::ui;

namespace {

const LinkId consumed{id("order-events"), id("payment-service"), LinkKind::Consumes};
const LinkId produced{id("order-service"), id("order-events"), LinkKind::Produces};

Finding about(const char *element, Severity severity, const char *message)
{
    return {.severity = severity,
            .rule = QStringLiteral("rule"),
            .message = QString::fromUtf8(message),
            .why = {},
            .elements = {id(element)}};
}

Finding about(const LinkId &link, const char *message)
{
    return {.severity = Severity::Warning,
            .rule = QStringLiteral("rule"),
            .message = QString::fromUtf8(message),
            .why = {},
            .elements = {},
            .links = {link}};
}

} // namespace

class TestFindingsOnCanvas : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { f = std::make_unique<CanvasFixture>(); }

    void cleanup() { f.reset(); }

    void marksHoldTheWorstFirst()
    {
        Finding muted = about("note", Severity::Error, "muted");
        muted.muted = QStringLiteral("known");
        const FindingMarks marks =
            FindingMarks::of({about("note", Severity::Warning, "a warning"), about("note", Severity::Error, "an error"),
                              about(consumed, "of a link"), muted, Finding()});
        QCOMPARE(marks.elements.value(id("note")).sign, Sign::Error);
        QCOMPARE(marks.elements.value(id("note")).sentences,
                 QStringList({QStringLiteral("an error"), QStringLiteral("a warning")}));
        QCOMPARE(marks.links.value(consumed).sign, Sign::Warning);
        QCOMPARE(marks.errors, 1);
        QCOMPARE(marks.warnings, 3);
        QCOMPARE(marks.elements.size(), 1); // a finding about nothing stands nowhere
    }

    void elementGetsASignThatTellsAndAnswers()
    {
        const QImage before = f->canvas->grab().toImage();
        f->canvas->setFindings({about("web-shop", Severity::Warning, "It says <b>nothing</b>.")});
        const QRectF sign = signOf("web-shop");
        QVERIFY(f->canvas->grab().toImage().copy(screen(sign)) != before.copy(screen(sign)));
        f->hover(sign.center());
        QCOMPARE(f->canvas->toolTip(), QStringLiteral("<p>It says &lt;b&gt;nothing&lt;/b&gt;.</p>"));
        QCOMPARE(f->canvas->cursor().shape(), Qt::PointingHandCursor);
        f->hover(f->centre("web-shop"));
        QCOMPARE(f->canvas->toolTip(), QStringLiteral("Web shop"));
        QSignalSpy clicked(f->canvas.get(), &CanvasView::findingClicked);
        f->click(sign.center());
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked.front().front().value<FindingPlace>(), (FindingPlace{.element = id("web-shop"), .link = {}}));
        QCOMPARE(f->canvas->selection()->elements(), QSet<ElementId>{id("web-shop")});
        f->canvas->setFindings({});
        QVERIFY(!f->canvas->findingAt(f->at(sign.center())));
    }

    void worseOfFindingAndLiveSideIsShown()
    {
        f->canvas->setFindings({about("web-shop", Severity::Warning, "a warning")});
        CanvasOverlay overlay;
        overlay.elements[id("web-shop")].sign = Sign::Error;
        f->canvas->setOverlay(overlay);
        QCOMPARE(lookOf(f->canvas->state(), id("web-shop")).overlay.sign, Sign::Error);
        overlay.elements[id("web-shop")].sign = Sign::Good;
        f->canvas->setOverlay(overlay);
        QCOMPARE(lookOf(f->canvas->state(), id("web-shop")).overlay.sign, Sign::Warning);
    }

    void linkIsInTrouble_data()
    {
        QTest::addColumn<bool>("hasPill");
        QTest::newRow("with a pill") << true;
        QTest::newRow("without") << false;
    }

    void linkIsInTrouble()
    {
        QFETCH(bool, hasPill);
        const LinkId link = hasPill ? consumed : produced;
        f->canvas->setFindings({about(link, "The link is wrong.")});
        const LinkLook look = lookOf(f->canvas->state(), link);
        QVERIFY(look.inTrouble());
        const PaintStyle style(Theme::light(), 1);
        const PictureLink &drawn = *f->canvas->picture().link(link);
        const QRectF sign = signRect(drawn, look, style);
        QCOMPARE(pillLayout(drawn, look.overlay, style).rect.isNull(), !hasPill);
        QCOMPARE(sign.size(), QSizeF(18, 18));
        f->hover(sign.center());
        QCOMPARE(f->canvas->toolTip(), QStringLiteral("<p>The link is wrong.</p>"));
        QSignalSpy clicked(f->canvas.get(), &CanvasView::findingClicked);
        f->click(sign.center());
        QCOMPARE(clicked.front().front().value<FindingPlace>().link, std::optional(link));
        QCOMPARE(f->canvas->selection()->links(), QSet<LinkId>{link});
    }

    void noSignToClickAmongBlocks()
    {
        f->canvas->setFindings({about("web-shop", Severity::Warning, "a warning")});
        f->canvas->setViewport({.origin = {}, .zoom = 0.1});
        const QRectF card = f->canvas->picture().element(id("web-shop"))->rect;
        QVERIFY(!f->canvas->findingAt(f->canvas->viewport().toScreen(card.topRight() - QPointF(14, 0))));
    }

private:
    [[nodiscard]] QRectF signOf(const char *name) const
    {
        return signRect(*f->canvas->picture().element(id(name)), PaintStyle(Theme::light(), 1));
    }

    [[nodiscard]] QRect screen(const QRectF &drawing) const
    {
        return f->canvas->viewport().toScreen(drawing).toAlignedRect();
    }

    std::unique_ptr<CanvasFixture> f;
};

QTEST_MAIN(TestFindingsOnCanvas)
#include "tst_findingsoncanvas.moc"
