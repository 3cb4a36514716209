// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"
#include "tests/views/canvasfixture.h"
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

    void init()
    {
        document = std::make_unique<ArchitectureDocument>();
        document->reset(shopDrawing());
        selection = std::make_unique<Selection>(document.get());
        panel = std::make_unique<InspectorPanel>(document.get(), selection.get());
        panel->resize(296, 900);
        panel->show();
        QApplication::setActiveWindow(panel.get());
        (void)QTest::qWaitForWindowActive(panel.get());
    }

    void cleanup()
    {
        panel.reset();
        selection.reset();
        document.reset();
    }

    void showsTheDrawingWhenNothingIsSelected()
    {
        QCOMPARE(find<QLabel>("inspectorTitle")->text(), QStringLiteral("Shop"));
        QVERIFY(find<QLabel>("inspectorCaption")->text().startsWith(QStringLiteral("15 elements")));
        type("inspectorName", QStringLiteral("Market"));
        QCOMPARE(document->architecture().name, QStringLiteral("Market"));
    }

    void typedTextReachesTheDocumentAndUndo()
    {
        selection->set(id("order-service"));
        type("field-instances", QStringLiteral("5"));
        QCOMPARE(document->architecture().element(id("order-service"))->count(fields::instances), 5);
        QCOMPARE(document->undoStack()->count(), 1);
        document->undoStack()->undo();
        QCOMPARE(find<QLineEdit>("field-instances")->text(), QStringLiteral("3"));
    }

    void renameAndHeader()
    {
        selection->set(id("order-service"));
        QCOMPARE(find<QLabel>("inspectorCaption")->text(), QStringLiteral("Service in Ordering"));
        type("inspectorName", QStringLiteral("orders"));
        QCOMPARE(document->architecture().element(id("order-service"))->name, QStringLiteral("orders"));
    }

    void everyFieldOfEveryKindHasAnEditor()
    {
        Drawing all;
        for (const ElementKind kind : allElementKinds)
            all.architecture.put(
                Element{.id = ElementId(keyword(kind)), .kind = kind, .name = keyword(kind), .container = {}});
        document->reset(all);
        for (const ElementKind kind : allElementKinds) {
            selection->set(ElementId(keyword(kind)));
            for (const FieldSpec &spec : fieldTable()) {
                const bool shown = panel->findChild<QWidget *>(QStringLiteral("field-") + spec.key) != nullptr;
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
        selection->set(id("order-events"));
        auto *field = find<QLineEdit>("field-retention");
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("soon"));
        QVERIFY(find<QLabel>("problem-retention")->isVisible());
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(document->undoStack()->count(), 0);
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("2 d"));
        QVERIFY(!find<QLabel>("problem-retention")->isVisible());
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(document->architecture().element(id("order-events"))->count(fields::retention), 172800000);
    }

    void severalAreEditedAtOnce()
    {
        selection->set(QSet<ElementId>{id("order-service"), id("payment-service")});
        auto *instances = find<QLineEdit>("field-instances");
        QCOMPARE(instances->text(), QString());
        QCOMPARE(instances->placeholderText(), QStringLiteral("mixed"));
        type("field-instances", QStringLiteral("4"));
        QCOMPARE(document->architecture().element(id("order-service"))->count(fields::instances), 4);
        QCOMPARE(document->architecture().element(id("payment-service"))->count(fields::instances), 4);
        QCOMPARE(document->undoStack()->count(), 1);
        QCOMPARE(find<QLineEdit>("field-instances")->text(), QStringLiteral("4"));
    }

    void leavingAMixedFieldUntouchedChangesNothing()
    {
        selection->set(QSet<ElementId>{id("order-service"), id("payment-service")});
        find<QLineEdit>("field-instances")->setFocus();
        find<QLineEdit>("field-owner")->setFocus();
        QCOMPARE(document->undoStack()->count(), 0);
    }

    void kindsShareOnlyTheirCommonFields()
    {
        selection->set(QSet<ElementId>{id("order-service"), id("order-events")});
        QVERIFY(panel->findChild<QWidget *>(QStringLiteral("field-owner")));
        QVERIFY(!panel->findChild<QWidget *>(QStringLiteral("field-partitions")));
    }

    void choicesAndFlags()
    {
        selection->set(id("order-events"));
        auto *policy = find<QComboBox>("field-cleanupPolicy");
        policy->setFocus();
        QTest::keyClick(policy, Qt::Key_Down);
        Q_EMIT policy->textActivated(policy->currentText());
        QCOMPARE(document->architecture().element(id("order-events"))->text(fields::cleanupPolicy),
                 QStringLiteral("compact"));
        QTest::mouseClick(find<QCheckBox>("field-internal"), Qt::LeftButton, {}, {8, 13});
        QVERIFY(document->architecture().element(id("order-events"))->flag(fields::internal));
    }

    void configurationIsATable()
    {
        selection->set(id("order-events"));
        auto *table = find<QTableWidget>("field-config");
        table->item(0, 0)->setText(QStringLiteral("max.message.bytes"));
        table->item(0, 1)->setText(QStringLiteral("1048588"));
        const TextMap map =
            std::get<TextMap>(document->architecture().element(id("order-events"))->field(fields::config));
        QCOMPARE(map, (TextMap{{QStringLiteral("max.message.bytes"), QStringLiteral("1048588")}}));
    }

    void linksShowGroupBudgetAndDeadLetter()
    {
        const LinkId link{id("order-events"), id("payment-service"), LinkKind::Consumes};
        selection->set(link);
        QCOMPARE(find<QLabel>("inspectorCaption")->text(), QStringLiteral("consumes, as group payment-service"));
        type("field-hopBudget", QStringLiteral("500 ms"));
        QCOMPARE(document->architecture().link(link)->count(fields::hopBudget), 500);
        type("linkGroup", QStringLiteral("fraud"));
        LinkId renamed = link;
        renamed.group = QStringLiteral("fraud");
        QVERIFY(document->architecture().link(renamed));
        QCOMPARE(selection->links(), QSet<LinkId>{renamed});
        selection->set(LinkId{id("order-service"), id("order-events"), LinkKind::Produces});
        QVERIFY(panel->findChild<QCheckBox *>(QStringLiteral("field-deadLetter")));
    }

    void relationsSelectTheirLink()
    {
        selection->set(id("order-service"));
        find<QPushButton>("relation-order-events")->click();
        const LinkId link{id("order-service"), id("order-events"), LinkKind::Produces};
        QTRY_COMPARE(selection->links(), QSet<LinkId>{link});
    }

    void editsElsewhereShow()
    {
        selection->set(id("order-service"));
        (void)setField(*document, {id("order-service")}, fields::runtime, QStringLiteral("Quarkus"));
        QCOMPARE(find<QLineEdit>("field-runtime")->text(), QStringLiteral("Quarkus"));
        removeElements(*document, {id("order-service")});
        QCOMPARE(find<QLabel>("inspectorTitle")->text(), QStringLiteral("Shop"));
    }

private:
    template<typename Widget> Widget *find(const char *name)
    {
        auto *widget = panel->widget()->findChild<Widget *>(QString::fromLatin1(name));
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

    std::unique_ptr<ArchitectureDocument> document;
    std::unique_ptr<Selection> selection;
    std::unique_ptr<InspectorPanel> panel;
};

QTEST_MAIN(TestInspectorPanel)
#include "tst_inspectorpanel.moc"
