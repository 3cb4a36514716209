// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"
#include "tests/views/panels/panelfixture.h"
#include "views/panels/inspectorpanel.h"
#include "views/panels/inspectorsections.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

using namespace rheo;
using namespace rheo::ui;

class TestInspectorPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { f = std::make_unique<PanelFixture<InspectorPanel>>(QSize(296, 900)); }

    void cleanup() { f.reset(); }

    void showsTheDrawingWhenNothingIsSelected()
    {
        QCOMPARE(find<QLabel>("inspectorTitle")->text(), QStringLiteral("Shop"));
        QVERIFY(find<QLabel>("inspectorCaption")->text().startsWith(QStringLiteral("15 elements")));
        type("inspectorName", QStringLiteral("Market"));
        QCOMPARE(f->document.architecture().name, QStringLiteral("Market"));
    }

    void typedTextReachesTheDocumentAndUndo()
    {
        f->selection.set(id("order-service"));
        type("field-instances", QStringLiteral("5"));
        QCOMPARE(f->document.architecture().element(id("order-service"))->count(fields::instances), 5);
        QCOMPARE(f->document.undoStack()->count(), 1);
        f->document.undoStack()->undo();
        QCOMPARE(find<QLineEdit>("field-instances")->text(), QStringLiteral("3"));
    }

    void renameAndHeader()
    {
        f->selection.set(id("order-service"));
        QCOMPARE(find<QLabel>("inspectorCaption")->text(), QStringLiteral("Service in Ordering"));
        type("inspectorName", QStringLiteral("orders"));
        QCOMPARE(f->document.architecture().element(id("order-service"))->name, QStringLiteral("orders"));
        QCOMPARE(find<QLabel>("inspectorTitle")->text(), QStringLiteral("orders"));
        f->document.undoStack()->undo();
        QCOMPARE(find<QLabel>("inspectorTitle")->text(), QStringLiteral("order-service"));
        QVERIFY(renameElement(f->document, id("ordering"), QStringLiteral("Sales")));
        QCOMPARE(find<QLabel>("inspectorCaption")->text(), QStringLiteral("Service in Sales"));
    }

    void aRenamedPartnerIsShownByItsNewName()
    {
        const LinkId link{id("order-service"), id("order-events"), LinkKind::Produces, {}};
        QVERIFY(f->document.architecture().link(link));
        f->selection.set(link);
        QVERIFY(renameElement(f->document, id("order-events"), QStringLiteral("orders")));
        QCOMPARE(find<QLabel>("inspectorTitle")->text(), QStringLiteral("order-service → orders"));
    }

    void everyFieldOfEveryKindHasAnEditor()
    {
        Drawing all;
        for (const ElementKind kind : allElementKinds)
            all.architecture.put(
                Element{.id = ElementId(keyword(kind)), .kind = kind, .name = keyword(kind), .container = {}});
        f->document.reset(all);
        for (const ElementKind kind : allElementKinds) {
            f->selection.set(ElementId(keyword(kind)));
            for (const FieldSpec &spec : fieldTable()) {
                const bool shown = f->panel.findChild<QWidget *>(QStringLiteral("field-") + spec.key) != nullptr;
                QVERIFY2(shown == spec.livesIn(fieldHome(kind)), qPrintable(keyword(kind) + spec.key));
            }
        }
    }

    void sectionsHoldEachFieldOnce()
    {
        QHash<QString, int> seen;
        for (const InspectorSection &section : inspectorSections())
            for (const QString &key : section.keys)
                ++seen[key];
        for (const FieldSpec &spec : fieldTable())
            QCOMPARE(seen.value(spec.key), 1);
    }

    void problemsShowWhileTyping()
    {
        f->selection.set(id("order-events"));
        auto *field = find<QLineEdit>("field-retention");
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("soon"));
        QVERIFY(find<QLabel>("problem-retention")->isVisible());
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(f->document.undoStack()->count(), 0);
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("2 d"));
        QVERIFY(!find<QLabel>("problem-retention")->isVisible());
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(f->document.architecture().element(id("order-events"))->count(fields::retention), 172800000);
    }

    void severalAreEditedAtOnce()
    {
        f->selection.set(QSet<ElementId>{id("order-service"), id("payment-service")});
        auto *instances = find<QLineEdit>("field-instances");
        QCOMPARE(instances->text(), QString());
        QCOMPARE(instances->placeholderText(), QStringLiteral("mixed"));
        type("field-instances", QStringLiteral("4"));
        QCOMPARE(f->document.architecture().element(id("order-service"))->count(fields::instances), 4);
        QCOMPARE(f->document.architecture().element(id("payment-service"))->count(fields::instances), 4);
        QCOMPARE(f->document.undoStack()->count(), 1);
        QCOMPARE(find<QLineEdit>("field-instances")->text(), QStringLiteral("4"));
    }

    void aLargeSelectionIsShownSoon()
    {
        f->document.reset(servicesInRows(300));
        f->selection.set(id("e7"));
        const auto title = [this] { return find<QLabel>("inspectorTitle")->text(); };
        f->selection.selectAll();
        QCOMPARE(title(), QStringLiteral("e7"));
        QTRY_COMPARE(title(), QStringLiteral("300 elements"));
        f->selection.toggle(id("e7"));
        f->selection.set(id("e8")); // before the many are shown
        QCOMPARE(title(), QStringLiteral("e8"));
    }

    void leavingAMixedFieldUntouchedChangesNothing()
    {
        f->selection.set(QSet<ElementId>{id("order-service"), id("payment-service")});
        find<QLineEdit>("field-instances")->setFocus();
        find<QLineEdit>("field-owner")->setFocus();
        QCOMPARE(f->document.undoStack()->count(), 0);
    }

    void kindsShareOnlyTheirCommonFields()
    {
        f->selection.set(QSet<ElementId>{id("order-service"), id("order-events")});
        QVERIFY(f->panel.findChild<QWidget *>(QStringLiteral("field-owner")));
        QVERIFY(!f->panel.findChild<QWidget *>(QStringLiteral("field-partitions")));
    }

    void choicesAndFlags()
    {
        f->selection.set(id("order-events"));
        auto *policy = find<QComboBox>("field-cleanupPolicy");
        policy->setFocus();
        QTest::keyClick(policy, Qt::Key_Down);
        Q_EMIT policy->textActivated(policy->currentText());
        QCOMPARE(f->document.architecture().element(id("order-events"))->text(fields::cleanupPolicy),
                 QStringLiteral("compact"));
        QTest::mouseClick(find<QCheckBox>("field-internal"), Qt::LeftButton, {}, {8, 13});
        QVERIFY(f->document.architecture().element(id("order-events"))->flag(fields::internal));
    }

    void configurationIsATable()
    {
        f->selection.set(id("order-events"));
        auto *table = find<QTableWidget>("field-config");
        table->item(0, 0)->setText(QStringLiteral("max.message.bytes"));
        table->item(0, 1)->setText(QStringLiteral("1048588"));
        const TextMap map =
            std::get<TextMap>(f->document.architecture().element(id("order-events"))->field(fields::config));
        QCOMPARE(map, (TextMap{{QStringLiteral("max.message.bytes"), QStringLiteral("1048588")}}));
    }

    void linksShowGroupBudgetAndDeadLetter()
    {
        const LinkId link{id("order-events"), id("payment-service"), LinkKind::Consumes};
        f->selection.set(link);
        QCOMPARE(find<QLabel>("inspectorCaption")->text(), QStringLiteral("consumes, as group payment-service"));
        type("field-hopBudget", QStringLiteral("500 ms"));
        QCOMPARE(f->document.architecture().link(link)->count(fields::hopBudget), 500);
        type("linkGroup", QStringLiteral("fraud"));
        LinkId renamed = link;
        renamed.group = QStringLiteral("fraud");
        QVERIFY(f->document.architecture().link(renamed));
        QCOMPARE(f->selection.links(), QSet<LinkId>{renamed});
        f->selection.set(LinkId{id("order-service"), id("order-events"), LinkKind::Produces});
        QVERIFY(f->panel.findChild<QCheckBox *>(QStringLiteral("field-deadLetter")));
    }

    void relationsSelectTheirLink()
    {
        f->selection.set(id("order-service"));
        find<QPushButton>("relation-order-events")->click();
        const LinkId link{id("order-service"), id("order-events"), LinkKind::Produces};
        QTRY_COMPARE(f->selection.links(), QSet<LinkId>{link});
    }

    void editsElsewhereShow()
    {
        f->selection.set(id("order-service"));
        (void)setField(f->document, {id("order-service")}, fields::runtime, QStringLiteral("Quarkus"));
        QCOMPARE(find<QLineEdit>("field-runtime")->text(), QStringLiteral("Quarkus"));
        removeElements(f->document, {id("order-service")});
        QCOMPARE(find<QLabel>("inspectorTitle")->text(), QStringLiteral("Shop"));
    }

private:
    template<typename Widget> Widget *find(const char *name)
    {
        auto *widget = f->panel.widget()->findChild<Widget *>(QString::fromLatin1(name));
        if (!widget)
            qFatal("no %s", name);
        return widget;
    }

    void type(const char *name, const QString &text)
    {
        auto *field = find<QLineEdit>(name);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }

    std::unique_ptr<PanelFixture<InspectorPanel>> f;
};

QTEST_MAIN(TestInspectorPanel)
#include "tst_inspectorpanel.moc"
