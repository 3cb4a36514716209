// SPDX-License-Identifier: Apache-2.0
#include "views/window/banner.h"

#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

using namespace rheo::ui;

class TestBanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_banner = new Banner(m_window.get());
        m_window->resize(900, 80);
        m_banner->resize(900, 60);
        m_window->show();
    }

    void isHiddenUntilItSaysSomething()
    {
        QVERIFY(!m_banner->isVisible());
        m_banner->say(Banner::Tone::Notice, QStringLiteral("One."));
        QVERIFY(m_banner->isVisible());
        QCOMPARE(m_banner->sentence(), QStringLiteral("One."));
        QCOMPARE(m_banner->accessibleName(), QStringLiteral("One."));
    }

    void theCrossHides()
    {
        m_banner->say(Banner::Tone::Notice, QStringLiteral("One."));
        QTest::mouseClick(m_banner->findChild<QToolButton *>(), Qt::LeftButton);
        QVERIFY(!m_banner->isVisible());
        QVERIFY(m_banner->sentence().isEmpty());
    }

    void anOfferIsTakenOnceAndHides()
    {
        int taken = 0;
        m_banner->say(Banner::Tone::Notice, QStringLiteral("One."), {},
                      {{QStringLiteral("Leave it"), [] {}}, {QStringLiteral("Take it"), [&taken] { ++taken; }}});
        QTest::mouseClick(offer("Take it"), Qt::LeftButton);
        QCOMPARE(taken, 1);
        QVERIFY(!m_banner->isVisible());
    }

    void anOfferCanSayTheNextThing()
    {
        m_banner->say(
            Banner::Tone::Notice, QStringLiteral("One."), {},
            {{QStringLiteral("On"), [this] { m_banner->say(Banner::Tone::Trouble, QStringLiteral("Two.")); }}});
        QTest::mouseClick(offer("On"), Qt::LeftButton);
        QVERIFY(m_banner->isVisible());
        QCOMPARE(m_banner->sentence(), QStringLiteral("Two."));
        QTRY_VERIFY(!offer("On"));
    }

    void theNextSentenceBringsItsOwnOffers()
    {
        m_banner->say(Banner::Tone::Notice, QStringLiteral("One."), {}, {{QStringLiteral("Old"), [] {}}});
        m_banner->say(Banner::Tone::Notice, QStringLiteral("Two."), {}, {{QStringLiteral("New"), [] {}}});
        QVERIFY(!offer("Old") || !offer("Old")->isVisible());
        QVERIFY(offer("New")->isVisible());
    }

    void strangersTextStaysText()
    {
        m_banner->say(Banner::Tone::Trouble, QStringLiteral("<img src=x> fails"), QStringLiteral("<b>detail</b>"));
        const auto *words = m_banner->findChild<QLabel *>(QStringLiteral("bannerWords"));
        QCOMPARE(words->textFormat(), Qt::PlainText);
        QVERIFY(!words->toolTip().contains(QStringLiteral("<b>")));
    }

    void offersAreReachedByKeys()
    {
        bool isTaken = false;
        m_banner->say(Banner::Tone::Notice, QStringLiteral("One."), {},
                      {{QStringLiteral("Take it"), [&isTaken] { isTaken = true; }}});
        offer("Take it")->setFocus(Qt::TabFocusReason);
        QTest::keyClick(offer("Take it"), Qt::Key_Space);
        QVERIFY(isTaken);
    }

    void troubleLooksAnotherWay()
    {
        m_banner->say(Banner::Tone::Notice, QStringLiteral("One."));
        const QImage notice = m_banner->grab().toImage();
        m_banner->say(Banner::Tone::Trouble, QStringLiteral("One."));
        QVERIFY(m_banner->grab().toImage() != notice);
    }

private:
    [[nodiscard]] QPushButton *offer(const char *words) const
    {
        for (QPushButton *button : m_banner->findChildren<QPushButton *>()) {
            if (button->text() == QLatin1String(words))
                return button;
        }
        return nullptr;
    }

    std::unique_ptr<QWidget> m_window;
    Banner *m_banner = nullptr;
};

QTEST_MAIN(TestBanner)
#include "tst_banner.moc"
