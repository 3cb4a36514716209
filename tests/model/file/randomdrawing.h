// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/drawing.h"

#include <QRandomGenerator>

namespace rheo::test {

/// A drawing with everything a file can hold, from a seed: hostile names, all kinds, nested containers, all fields.
class RandomDrawing
{
public:
    explicit RandomDrawing(quint32 seed) : m_random(seed) {}

    [[nodiscard]] Drawing make(int elements)
    {
        Drawing drawing;
        drawing.architecture.name = name();
        drawing.architecture.description = chance(2) ? name() : QString();
        for (int i = 0; i < elements; ++i)
            addElement(drawing);
        for (int i = 0; i < elements * 2; ++i)
            addLink(drawing.architecture);
        return drawing;
    }

    [[nodiscard]] int below(int limit) { return int(m_random.bounded(limit)); }

    [[nodiscard]] bool chance(int oneIn) { return below(oneIn) == 0; }

    template<typename List> [[nodiscard]] auto oneOf(const List &list) { return list[below(int(std::size(list)))]; }

    [[nodiscard]] QString name()
    {
        static const QStringList hostile{
            QString(),
            QStringLiteral("orders"),
            QStringLiteral("Order service (EU)"),
            QStringLiteral("in"),
            QStringLiteral("->"),
            QStringLiteral("# no comment"),
            QStringLiteral("\"quoted\" \\ back\\"),
            QStringLiteral("line\nbreak\r\ttab"),
            QStringLiteral("%1 %2 %n"),
            QStringLiteral("<b>bold</b> &amp;"),
            QString::fromUtf8("日本語 ünïcödé 😀"),
            QString::fromUtf8("\u202eright to left\u2028separator\u0085"),
            QString(QChar(0)) + QStringLiteral("nul\x01\x1f\x7f"),
            QString::fromUtf8("x\ufeffmark"),
            QString(QChar(0xfeff)) + QStringLiteral("mark at the start"),
            QString(300, QLatin1Char('x')),
            QStringLiteral("service"),
            QStringLiteral(" blanks around "),
            QStringLiteral("12"),
            QStringLiteral("true"),
        };
        return chance(3) ? QStringLiteral("name %1").arg(below(100)) : oneOf(hostile);
    }

    [[nodiscard]] FieldValue value(const FieldSpec &spec)
    {
        switch (spec.type) {
        case FieldType::Flag:
            return chance(2);
        case FieldType::Count:
        case FieldType::Duration:
        case FieldType::Size:
            return spec.least +
                   qint64(m_random.bounded(qMin(quint64(spec.most) - quint64(spec.least), 1'000'000'000ull)));
        case FieldType::Choice:
            return oneOf(spec.choices);
        case FieldType::TextList:
            return QStringList{name(), name()};
        case FieldType::Map:
            return TextMap{{name(), name()}, {QStringLiteral("segment.bytes"), name()}};
        case FieldType::Text:
            return spec.key == fields::topicPattern ? QStringLiteral("orders\\..* \"x\"") : name();
        }
        return false;
    }

    [[nodiscard]] FieldMap fieldsFor(FieldHome home)
    {
        FieldMap made;
        for (const FieldSpec &spec : fieldTable()) {
            if (!spec.livesIn(home) || !chance(4))
                continue;
            if (const FieldValue made1 = value(spec); made1 != spec.standard)
                made[spec.key] = made1;
        }
        return made;
    }

    [[nodiscard]] Place place()
    {
        return {QPointF(below(20'000'001) - 10'000'000, (below(2'000'001) - 1'000'000) / 8.0), below(20) - 10,
                chance(4), chance(4), chance(4)};
    }

private:
    void addElement(Drawing &drawing)
    {
        Architecture &a = drawing.architecture;
        Element element{{}, oneOf(allElementKinds), name(), {}};
        static const QStringList awkwardIds{QStringLiteral("service"), QStringLiteral("calls"), QStringLiteral("in"),
                                            QStringLiteral("drawing"), QStringLiteral("group"), QStringLiteral("0")};
        element.id = a.freeId(chance(5) ? oneOf(awkwardIds) : element.name);
        const QList<ElementId> ids = a.elements().keys();
        if (!ids.isEmpty() && chance(2)) {
            const ElementId outer = oneOf(ids);
            if (isContainer(a.element(outer)->kind))
                element.container = outer;
        }
        element.fields = fieldsFor(fieldHome(element.kind));
        a.put(element);
        if (!chance(5))
            drawing.placement[element.id] = place();
    }

    void addLink(Architecture &a)
    {
        const QList<ElementId> ids = a.elements().keys();
        LinkId id{oneOf(ids), oneOf(ids), oneOf(allLinkKinds)};
        if (id.kind == LinkKind::Consumes && chance(3))
            id.group = QStringLiteral("group ") + name();
        if (endProblem(a, id))
            return;
        a.put(Link{id, fieldsFor(fieldHome(id.kind))});
    }

    QRandomGenerator m_random;
};

} // namespace rheo::test
