// SPDX-License-Identifier: Apache-2.0
#include "model/file/rheoreader.h"

#include "model/file/limits.h"
#include "model/file/objectreader.h"
#include "model/file/structure.h"

namespace rheo {

namespace {

using Kind = JsonText::Kind;
using Index = JsonText::Index;
using Members = ObjectReader::Members;

QString listed(const QStringList &words)
{
    return words.join(QStringLiteral(", "));
}

template<typename Kinds> QString keywords(const Kinds &kinds)
{
    QStringList words;
    for (const auto kind : kinds)
        words += keyword(kind);
    return listed(words);
}

/// Reads one file. Everything wrong is noted and reading goes on, so that all of it is listed.
class RheoReader : private ObjectReader
{
public:
    using ObjectReader::ObjectReader;

    ReadDrawing read(ProblemList &problems)
    {
        if (m_json.kind(m_json.root()) != Kind::Object)
            return reject(problems, QStringLiteral("This is JSON, but no drawing: a drawing is an object."));
        const Members top = membersOf(m_json.root());
        const Index *format = top.find(QStringLiteral("format"));
        if (!format || m_json.kind(*format) != Kind::String || m_json.string(*format) != QStringLiteral("rheograph"))
            return reject(problems, QStringLiteral("This is JSON, but no drawing of Rheograph: that begins with "
                                                   "\"format\": \"rheograph\"."));
        readTop(top);
        checkContainers();
        checkLinks();
        if (m_read.version > rheoVersion && !m_problems.isEmpty())
            problem(
                *top.find(QStringLiteral("version")),
                QStringLiteral("A newer Rheograph wrote this file (format %1, this one knows %2), and it holds what "
                               "this one does not understand. Update Rheograph.")
                    .arg(m_read.version)
                    .arg(rheoVersion));
        problems = m_problems;
        return m_read;
    }

private:
    static ReadDrawing reject(ProblemList &problems, const QString &message)
    {
        problems.add(0, message);
        return {};
    }

    void readTop(const Members &top)
    {
        static const QSet<QString> known{QStringLiteral("format"),   QStringLiteral("version"),
                                         QStringLiteral("name"),     QStringLiteral("description"),
                                         QStringLiteral("elements"), QStringLiteral("links"),
                                         QStringLiteral("places")};
        readVersion(top);
        Drawing &drawing = m_read.drawing;
        drawing.architecture.name = text(top, QStringLiteral("name")).value_or(QString());
        drawing.architecture.description = text(top, QStringLiteral("description")).value_or(QString());
        drawing.unknown = unknownOf(top, known);
        forEach(top, QStringLiteral("elements"), &RheoReader::readElement);
        forEach(top, QStringLiteral("links"), &RheoReader::readLink);
        forEach(top, QStringLiteral("places"), &RheoReader::readPlace);
    }

    void readVersion(const Members &top)
    {
        const Index *value = top.find(QStringLiteral("version"));
        const auto version = value ? m_json.integer(*value) : std::nullopt;
        if (!version || *version < 1)
            problem(value ? *value : top.object,
                    QStringLiteral("The version of the format, a whole number from 1, is missing."));
        else
            m_read.version = *version;
    }

    void forEach(const Members &top, const QString &name, void (RheoReader::*read)(const Members &))
    {
        const Index *list = top.find(name);
        if (!list)
            return;
        if (m_json.kind(*list) != Kind::Array) {
            problem(*list, QStringLiteral("%1 must be a list.").arg(name));
            return;
        }
        for (const Index item : m_json.items(*list)) {
            if (m_json.kind(item) == Kind::Object)
                (this->*read)(membersOf(item));
            else
                problem(item, QStringLiteral("An entry of %1 must be an object.").arg(name));
        }
    }

    void readElement(const Members &members)
    {
        const std::optional<ElementId> id = elementId(members);
        const std::optional<ElementKind> kind = elementKind(members);
        const QString name = needed(members, QStringLiteral("name"), QStringLiteral("element")).value_or(QString());
        if (!id || !kind) {
            m_broken.insert(id.value_or(ElementId()));
            return;
        }
        Element element{*id, *kind, name, containerOf(members)};
        element.fields = fieldsOf(members, fieldHome(*kind), id->text());
        element.unknown =
            unknownOf(members, knownNames(fieldHome(*kind), {QStringLiteral("id"), QStringLiteral("kind"),
                                                             QStringLiteral("name"), QStringLiteral("in")}));
        if (m_elements.contains(*id))
            return problem(members.object, QStringLiteral("There are two elements \"%1\". Give one another id, here "
                                                          "and in its links.")
                                               .arg(id->text()));
        m_elements.insert(*id, members.object);
        if (m_elements.size() == mostElements + 1)
            problem(members.object,
                    QStringLiteral("There are more than %1 elements. Split the drawing.").arg(mostElements));
        architecture().put(element);
    }

    std::optional<ElementId> elementId(const Members &members)
    {
        const auto id = needed(members, QStringLiteral("id"), QStringLiteral("element"));
        if (!id)
            return {};
        if (!isSlug(*id)) {
            problem(*members.find(QStringLiteral("id")),
                    QStringLiteral("\"%1\" is no id: an id has small letters, digits, points, underscores and "
                                   "hyphens, begins with a letter or digit and is at most 249 long.")
                        .arg(*id));
            return {};
        }
        return ElementId(*id);
    }

    std::optional<ElementKind> elementKind(const Members &members)
    {
        const auto word = needed(members, QStringLiteral("kind"), QStringLiteral("element"));
        const auto kind = word ? elementKindFor(*word) : std::nullopt;
        if (word && !kind)
            problem(
                *members.find(QStringLiteral("kind")),
                QStringLiteral("\"%1\" is no kind of element; it can be %2.").arg(*word, keywords(allElementKinds)));
        return kind;
    }

    ElementId containerOf(const Members &members)
    {
        const auto in = text(members, QStringLiteral("in"));
        return ElementId(in.value_or(QString()));
    }

    void readLink(const Members &members)
    {
        const auto from = needed(members, QStringLiteral("from"), QStringLiteral("link"));
        const auto to = needed(members, QStringLiteral("to"), QStringLiteral("link"));
        const auto word = needed(members, QStringLiteral("kind"), QStringLiteral("link"));
        const auto kind = word ? linkKindFor(*word) : std::nullopt;
        if (word && !kind)
            problem(*members.find(QStringLiteral("kind")),
                    QStringLiteral("\"%1\" is no kind of link; it can be %2.").arg(*word, keywords(allLinkKinds)));
        if (!from || !to || !kind)
            return;
        Link link{{ElementId(*from), ElementId(*to), *kind, groupOf(members, *kind)}};
        link.fields = fieldsOf(members, fieldHome(*kind), QStringLiteral("%1 → %2").arg(*from, *to));
        QSet<QString> own{QStringLiteral("from"), QStringLiteral("to"), QStringLiteral("kind"),
                          QStringLiteral("group")};
        link.unknown = unknownOf(members, knownNames(fieldHome(*kind), std::move(own)));
        if (architecture().link(link.id))
            return problem(members.object, QStringLiteral("This link stands here twice. Remove one."));
        m_links.insert(link.id, members.object);
        architecture().put(link);
    }

    QString groupOf(const Members &members, LinkKind kind)
    {
        const auto group = text(members, QStringLiteral("group"));
        if (group && kind != LinkKind::Consumes)
            problem(*members.find(QStringLiteral("group")),
                    QStringLiteral("Only a link that consumes has a group. Remove it."));
        return group.value_or(QString());
    }

    void readPlace(const Members &members)
    {
        static const QSet<QString> known{QStringLiteral("id"),       QStringLiteral("x"),      QStringLiteral("y"),
                                         QStringLiteral("z"),        QStringLiteral("pinned"), QStringLiteral("locked"),
                                         QStringLiteral("collapsed")};
        const auto text = needed(members, QStringLiteral("id"), QStringLiteral("place"));
        const ElementId id(text.value_or(QString()));
        if (text && !architecture().element(id) && !m_broken.contains(id))
            problem(*members.find(QStringLiteral("id")),
                    QStringLiteral("A place is given for \"%1\", but there is no such element.").arg(*text));
        if (m_read.version == rheoVersion && !unknownOf(members, known).isEmpty())
            problem(members.object, QStringLiteral("A place can have id, x, y, z, pinned, locked and collapsed only."));
        Place place;
        place.position = {coordinate(members, QStringLiteral("x")), coordinate(members, QStringLiteral("y"))};
        place.z = level(members);
        place.pinned = flag(members, QStringLiteral("pinned"));
        place.locked = flag(members, QStringLiteral("locked"));
        place.collapsed = flag(members, QStringLiteral("collapsed"));
        if (m_read.drawing.placement.contains(id))
            problem(members.object, QStringLiteral("\"%1\" has two places. Remove one.").arg(id.text()));
        m_read.drawing.placement.insert(id, place);
    }

    void checkContainers()
    {
        const QHash<ElementId, QString> problems = containerProblems(architecture());
        for (auto it = problems.begin(); it != problems.end(); ++it) {
            if (!m_broken.contains(architecture().element(it.key())->container))
                problem(m_elements[it.key()], it.value());
        }
    }

    void checkLinks()
    {
        for (auto it = m_links.cbegin(); it != m_links.cend(); ++it) {
            if (m_broken.contains(it.key().from) || m_broken.contains(it.key().to))
                continue;
            if (const auto wrong = endProblem(architecture(), it.key()))
                problem(it.value(), *wrong + hint(it.key()));
        }
    }

    QString hint(const LinkId &link)
    {
        for (const ElementId &end : {link.from, link.to}) {
            if (!architecture().element(end))
                return didYouMean(architecture(), end.text());
        }
        return {};
    }

    Architecture &architecture() { return m_read.drawing.architecture; }

    ReadDrawing m_read;
    QHash<ElementId, Index> m_elements;
    QHash<LinkId, Index> m_links;
    QSet<ElementId> m_broken; ///< named, but not understood: what refers to them is no further problem
};

std::optional<QString> notEvenJson(const QByteArray &text)
{
    const QByteArray start = text.left(512).trimmed();
    if (start.isEmpty() && text.size() <= 512)
        return QStringLiteral(
            "The file is empty. A drawing holds at least {\"format\": \"rheograph\", \"version\": 1}.");
    if (start.startsWith("SQLite format 3"))
        return QStringLiteral("This is a recording or another database, no drawing. Open it as a recording.");
    return {};
}

} // namespace

std::expected<ReadDrawing, QList<Problem>> readRheo(const QByteArray &text)
{
    if (const auto message = notEvenJson(text))
        return std::unexpected(QList<Problem>{{0, 0, *message}});
    const auto json = JsonText::parse(text);
    ProblemList problems;
    ReadDrawing read;
    if (json)
        read = RheoReader(*json).read(problems);
    else
        problems.add(json.error().offset, json.error().message);
    if (!problems.isEmpty())
        return std::unexpected(problems.placedIn(text));
    return read;
}

} // namespace rheo
