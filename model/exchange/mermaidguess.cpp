// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/mermaidguess.h"

#include <QRegularExpression>

namespace rheo {

namespace {

QRegularExpression words(const char *pattern)
{
    return QRegularExpression(QString::fromLatin1(pattern), QRegularExpression::CaseInsensitiveOption);
}

bool saysDatabase(const QString &label)
{
    static const QRegularExpression pattern =
        words("\\b(database|db|postgres\\w*|mysql|mariadb|oracle|mongo\\w*|redis|cassandra|dynamo\\w*|elastic\\w*|"
              "opensearch|s3|bucket|warehouse|snowflake|bigquery|data ?lake|sql\\w*|cache|data ?store|store)\\b");
    return pattern.match(label).hasMatch();
}

bool saysTopic(const QString &label)
{
    static const QRegularExpression pattern =
        words("\\b(topics?|queue|stream|event ?log|changelog|dlq|dlt|dead.?letter\\w*)\\b|[a-z0-9][-_.]events?\\b");
    return pattern.match(label).hasMatch();
}

/// On an arrow towards a topic.
bool saysProduce(const QString &label)
{
    static const QRegularExpression pattern = words("\\b(publish|send|emit|produc|append|push|raise|fire)");
    return pattern.match(label).hasMatch();
}

/// On an arrow away from a topic.
bool saysConsume(const QString &label)
{
    static const QRegularExpression pattern =
        words("\\b(consum|subscri|process|replay|poll|listen|deliver|receiv|trigger|notif)|\\bupdates?\\b|\\bgroup\\b");
    return pattern.match(label).hasMatch();
}

/// The client stands at the arrow's tail, but reads: service -- consumes --> topic.
bool saysClientReads(const QString &label)
{
    static const QRegularExpression pattern =
        words("\\b(consumes?|consuming|subscribes?|reads?|polls?|listens?|receives?)\\b");
    return pattern.match(label).hasMatch();
}

bool saysQuery(const QString &label)
{
    static const QRegularExpression pattern = words("\\bquer(y|ies)\\b");
    return pattern.match(label).hasMatch();
}

bool saysCall(const QString &label)
{
    static const QRegularExpression pattern = words("\\b(calls?|invok\\w*|https?|rest|grpc|rpc|requests?|api)\\b");
    return pattern.match(label).hasMatch();
}

bool saysReadWrite(const QString &label)
{
    static const QRegularExpression pattern =
        words("\\b(reads?|writes?|stores?|saves?|persists?|loads?|upserts?|inserts?|sql|jdbc|update\\w*|quer\\w*)\\b");
    return pattern.match(label).hasMatch();
}

bool saysMirror(const QString &label)
{
    static const QRegularExpression pattern = words("\\b(mirror|replicat)");
    return pattern.match(label).hasMatch();
}

bool saysDeadLetter(const QString &label)
{
    static const QRegularExpression pattern = words("dead.?letter|\\bdl[qt]\\b|\\bfailed\\b|\\bfailures?\\b");
    return pattern.match(label).hasMatch();
}

bool isUnderstood(const QString &label)
{
    return label.isEmpty() || saysProduce(label) || saysConsume(label) || saysClientReads(label) || saysQuery(label) ||
           saysCall(label) || saysReadWrite(label) || saysMirror(label) || saysDeadLetter(label);
}

QString groupIn(const QString &label)
{
    static const QRegularExpression pattern =
        words("^(?:consumes?\\s*,?\\s*)?(?:in |as )?(?:the )?(?:consumer )?group\\b\\s*[:=]?\\s*(\\S.*)$");
    return pattern.match(label).captured(1);
}

std::optional<ElementKind> kindIn(const QStringList &classes)
{
    for (const QString &name : classes) {
        if (const auto kind = elementKindFor(name))
            return kind;
    }
    return {};
}

/// What a shape alone says; nothing where it leaves it open.
std::optional<ElementKind> kindOf(MermaidShape shape)
{
    switch (shape) {
    case MermaidShape::Square:
    case MermaidShape::Subroutine:
        return ElementKind::Service;
    case MermaidShape::Round:
    case MermaidShape::Stadium:
    case MermaidShape::Cylinder:
        return ElementKind::Topic;
    case MermaidShape::Hexagon:
        return ElementKind::StreamProcessor;
    case MermaidShape::LeanRight:
        return ElementKind::Connector;
    case MermaidShape::LeanLeft:
        return ElementKind::Function;
    case MermaidShape::Odd:
        return ElementKind::ExternalSystem;
    case MermaidShape::Bare:
    case MermaidShape::Other:
        return {};
    }
    std::unreachable();
}

QString guessed(const QString &label, ElementKind kind, const QString &why)
{
    const QString article = kind == ElementKind::ExternalSystem ? QStringLiteral("an") : QStringLiteral("a");
    return QStringLiteral("\"%1\" was taken for %2 %3: %4.")
        .arg(label, article, keyword(kind).replace(u'-', u' '), why);
}

MermaidKind ofNode(const MermaidNode &node, bool isPublishedTo, bool isConsumed)
{
    if (const auto kind = kindIn(node.classes); kind && !isContainer(*kind))
        return {*kind};
    const auto shaped = kindOf(node.shape);
    if (saysDatabase(node.label) && (!shaped || node.shape == MermaidShape::Cylinder))
        return {ElementKind::ExternalSystem,
                guessed(node.label, ElementKind::ExternalSystem, QStringLiteral("its name is a database's"))};
    if (node.shape == MermaidShape::Square && saysTopic(node.label) && (isPublishedTo || isConsumed))
        return {ElementKind::Topic, guessed(node.label, ElementKind::Topic, QStringLiteral("its name says so"))};
    if (shaped)
        return {*shaped};
    if (saysTopic(node.label))
        return {ElementKind::Topic, guessed(node.label, ElementKind::Topic, QStringLiteral("its name says so"))};
    if (isPublishedTo || isConsumed)
        return {ElementKind::Topic,
                guessed(node.label, ElementKind::Topic, QStringLiteral("the words on its arrows say so"))};
    return {ElementKind::Service, guessed(node.label, ElementKind::Service, QStringLiteral("its shape says nothing"))};
}

bool isStore(const Element &element)
{
    static const QRegularExpression pattern = words("\\b(model|view|store|projection|read side|database|db|table)\\b");
    return pattern.match(element.name).hasMatch();
}

QString left(const MermaidEdge &edge, const QString &why)
{
    return QStringLiteral("The arrow from %1 to %2 was left out: %3").arg(edge.from, edge.to, why);
}

Link joined(const Element &from, const Element &to, LinkKind kind)
{
    return Link{{from.id, to.id, kind}};
}

MermaidLink consumption(const Element &topic, const Element &client, const MermaidEdge &edge)
{
    Link link = joined(topic, client, LinkKind::Consumes);
    link.id.group = groupIn(edge.label);
    return {link};
}

MermaidLink betweenClients(const Element &from, const Element &to, const MermaidEdge &edge)
{
    if (saysQuery(edge.label) && isStore(from) && !isStore(to))
        return {
            joined(to, from, LinkKind::Calls),
            QStringLiteral("\"%1\" asks \"%2\": the call was drawn from the one that asks.").arg(to.name, from.name)};
    MermaidLink call{joined(from, to, LinkKind::Calls)};
    if (saysProduce(edge.label))
        call.note = QStringLiteral("\"%1\" and \"%2\" were joined by a call: no topic stands between them.")
                        .arg(from.name, to.name);
    return call;
}

MermaidLink withExternal(const Element &from, const Element &to, const MermaidEdge &edge)
{
    const Element &external = from.kind == ElementKind::ExternalSystem ? from : to;
    const Element &other = from.kind == ElementKind::ExternalSystem ? to : from;
    if (other.kind == ElementKind::Topic)
        return {.note = left(edge, QStringLiteral("between a topic and an external system there must be a connector or "
                                                  "a service."))};
    const bool stores = isClient(other.kind) && (saysReadWrite(edge.label) || saysDatabase(external.name));
    if (stores && !saysCall(edge.label))
        return {joined(from, to, LinkKind::ReadsWrites)};
    const auto kind = naturalLink(from, to);
    return kind ? MermaidLink{joined(from, to, *kind)}
                : MermaidLink{.note = left(edge, QStringLiteral("no link joins the two."))};
}

MermaidLink meant(const Element &from, const Element &to, const MermaidEdge &edge)
{
    if (from.kind == ElementKind::ExternalSystem || to.kind == ElementKind::ExternalSystem)
        return withExternal(from, to, edge);
    if (from.kind == ElementKind::Topic && to.kind == ElementKind::Topic)
        return {joined(from, to, LinkKind::Mirrors),
                saysMirror(edge.label)
                    ? QString()
                    : QStringLiteral("\"%1\" was taken for a mirror of \"%2\": no service stands between the topics.")
                          .arg(to.name, from.name)};
    if (from.kind == ElementKind::Topic && isClient(to.kind))
        return consumption(from, to, edge);
    if (isClient(from.kind) && to.kind == ElementKind::Topic) {
        if (saysClientReads(edge.label) && !saysProduce(edge.label))
            return consumption(to, from, edge);
        MermaidLink production{joined(from, to, LinkKind::Produces)};
        if (saysDeadLetter(edge.label))
            production.link->fields[fields::deadLetter] = true;
        return production;
    }
    if (isClient(from.kind) && isClient(to.kind))
        return betweenClients(from, to, edge);
    const auto kind = naturalLink(from, to);
    return kind ? MermaidLink{joined(from, to, *kind)}
                : MermaidLink{.note = left(edge, QStringLiteral("no link leads from a %1 to a %2.")
                                                     .arg(keyword(from.kind), keyword(to.kind)))};
}

} // namespace

MermaidKind kindOf(const MermaidSubgraph &subgraph)
{
    static const QRegularExpression cluster = words("\\b(cluster|kafka|broker)");
    static const QRegularExpression site =
        words("\\b(site|region|edge|plant|factory|data ?cent(er|re)|dc\\d*|zone|location|on.?prem\\w*|cloud|vpc)\\b");
    if (const auto kind = kindIn(subgraph.classes); kind && isContainer(*kind))
        return {*kind};
    const ElementKind kind = cluster.match(subgraph.title).hasMatch() ? ElementKind::Cluster
                             : site.match(subgraph.title).hasMatch()  ? ElementKind::Site
                                                                      : ElementKind::BoundedContext;
    return {kind, QStringLiteral("The subgraph \"%1\" was taken for a %2.")
                      .arg(subgraph.title, keyword(kind).replace(u'-', u' '))};
}

QHash<QString, MermaidKind> kindsOfNodes(const MermaidGraph &graph)
{
    QSet<QString> publishedTo;
    QSet<QString> consumed;
    for (const MermaidEdge &edge : graph.edges) {
        if (saysProduce(edge.label))
            publishedTo.insert(edge.to);
        else if (saysConsume(edge.label))
            consumed.insert(edge.from);
    }
    QHash<QString, MermaidKind> kinds;
    for (const MermaidNode &node : graph.nodes)
        kinds.insert(node.id, ofNode(node, publishedTo.contains(node.id), consumed.contains(node.id)));
    return kinds;
}

MermaidLink linkOf(const Element &from, const Element &to, const MermaidEdge &edge)
{
    MermaidLink link = meant(from, to, edge);
    if (!link.link || !link.note.isEmpty())
        return link;
    if (!isUnderstood(edge.label) && groupIn(edge.label).isEmpty())
        link.note = QStringLiteral("The words \"%1\" on an arrow were left out.").arg(edge.label);
    else if (!edge.isDirected)
        link.note = QStringLiteral("The line between \"%1\" and \"%2\" has no head; it was taken as written.")
                        .arg(from.name, to.name);
    return link;
}

} // namespace rheo
