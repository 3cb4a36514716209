// SPDX-License-Identifier: Apache-2.0
#include "model/check/drawingfacts.h"
#include "model/check/findings.h"
#include "model/check/fixes.h"
#include "model/check/rules.h"

#include <algorithm>

namespace rheo {

namespace {

constexpr const char *idempotence = "enable.idempotence";
constexpr const char *deadLetterTopic = "errors.deadletterqueue.topic.name";

bool waitsForAll(const Element &client)
{
    return client.text(fields::acks) == words("all");
}

bool isExactlyOnce(const Element &client)
{
    return client.kind == ElementKind::StreamProcessor &&
           settingOf(client, "processing.guarantee").startsWith(words("exactly_once"));
}

/// Asks Kafka itself for transactions; a worker sees to those of an exactly-once connector.
bool asksForTransactions(const Element &client)
{
    return isExactlyOnce(client) || !settingOf(client, "transactional.id").isEmpty();
}

bool isTransactional(const Element &client)
{
    return asksForTransactions(client) ||
           (client.kind == ElementKind::Connector && settingOf(client, "exactly.once.support") == words("required"));
}

const char *isolationOf(const Element &client)
{
    return client.kind == ElementKind::Connector ? "consumer.override.isolation.level" : "isolation.level";
}

bool readsCommitted(const Element &client)
{
    return isExactlyOnce(client) || settingOf(client, isolationOf(client)) == words("read_committed");
}

void inSyncWithoutAcks(const DrawingFacts &facts, Findings &found)
{
    for (const Link *link : facts.links) {
        if (link->id.kind != LinkKind::Produces)
            continue;
        const Element &client = *facts.drawing.element(link->id.from);
        const Element &topic = *facts.drawing.element(link->id.to);
        const qint64 least = topic.count(fields::minInSync);
        if (least > 1 && !waitsForAll(client))
            found.add(CheckText::tr("%1 asks for %2 copies in sync, and %3 writes to it with acks=%4.")
                          .arg(nameOf(topic), QString::number(least), nameOf(client), client.text(fields::acks)),
                      {client.id, topic.id}, {link->id});
    }
}

std::optional<Fix> waitForAll(const Architecture &architecture, const Finding &finding)
{
    const ElementId &client = finding.elements.front();
    return Fix{CheckText::tr("Set acks of %1 to all").arg(nameOf(*architecture.element(client))),
               settingField(architecture, client, fields::acks, words("all"))};
}

bool turnsIdempotenceOff(const Element &client)
{
    return settingOf(client, idempotence).compare(words("false"), Qt::CaseInsensitive) == 0;
}

void refusedProducers(const DrawingFacts &facts, Findings &found)
{
    for (const Element *client : facts.clients) {
        const bool asked = settingOf(*client, idempotence).compare(words("true"), Qt::CaseInsensitive) == 0;
        const char *what = asksForTransactions(*client) ? "transactions" : asked ? "idempotence" : nullptr;
        if (!what || (waitsForAll(*client) && !turnsIdempotenceOff(*client)))
            continue;
        const QString but =
            waitsForAll(*client) ? words("enable.idempotence=false") : words("acks=%1").arg(client->text(fields::acks));
        found.add(CheckText::tr("%1 asks for %2 and has %3.").arg(nameOf(*client), words(what), but), {client->id});
    }
}

std::optional<Fix> idempotent(const Architecture &architecture, const Finding &finding)
{
    Element client = *architecture.element(finding.elements.front());
    auto config = std::get<TextMap>(client.field(fields::config));
    if (turnsIdempotenceOff(client))
        config.remove(words(idempotence));
    client.fields.remove(fields::acks); // the default is all
    if (config.isEmpty())
        client.fields.remove(fields::config);
    else
        client.fields[fields::config] = config;
    Fix fix{CheckText::tr("Let %1 write with acks=all and idempotence").arg(nameOf(client)), {}};
    fix.patch.elements[client.id] = client;
    return fix;
}

const Element *transactionalProducer(const DrawingFacts &facts, const ElementId &topic)
{
    for (const Link *link : facts.around(topic).produces) {
        if (const Element *client = facts.drawing.element(link->id.from); isTransactional(*client))
            return client;
    }
    return nullptr;
}

const Element *committedReader(const DrawingFacts &facts, const ElementId &topic)
{
    for (const Link *link : facts.around(topic).consumes) {
        if (const Element *client = facts.drawing.element(link->id.to); readsCommitted(*client))
            return client;
    }
    return nullptr;
}

void readsAborted(const DrawingFacts &facts, Findings &found)
{
    for (const Element *topic : facts.topics) {
        const Element *producer = transactionalProducer(facts, topic->id);
        if (!producer)
            continue;
        for (const Link *link : facts.around(topic->id).consumes) {
            const Element &reader = *facts.drawing.element(link->id.to);
            // How a function is fed is its platform's to say.
            if (reader.kind != ElementKind::Function && !readsCommitted(reader))
                found.add(
                    CheckText::tr("%1 reads %2, to which %3 writes in transactions, and reads what was aborted too.")
                        .arg(nameOf(reader), nameOf(*topic), nameOf(*producer)),
                    {reader.id, topic->id, producer->id}, {link->id});
        }
    }
}

std::optional<Fix> readCommitted(const Architecture &architecture, const Finding &finding)
{
    const Element &client = *architecture.element(finding.elements.front());
    const char *setting = isolationOf(client);
    return Fix{CheckText::tr("Set %1 of %2 to read_committed").arg(words(setting), nameOf(client)),
               settingConfig(architecture, client.id, setting, words("read_committed"))};
}

void notInTransactions(const DrawingFacts &facts, Findings &found)
{
    for (const Element *topic : facts.topics) {
        const Element *reader = committedReader(facts, topic->id);
        if (!reader)
            continue;
        for (const Link *link : facts.around(topic->id).produces) {
            const Element &producer = *facts.drawing.element(link->id.from);
            if (!isTransactional(producer))
                found.add(
                    CheckText::tr("%1 reads only what is committed from %2, to which %3 writes without transactions.")
                        .arg(nameOf(*reader), nameOf(*topic), nameOf(producer)),
                    {producer.id, topic->id, reader->id}, {link->id});
        }
    }
}

bool hasDeadLetters(const DrawingFacts &facts, const Element &client)
{
    return std::ranges::any_of(facts.around(client.id).produces,
                               [](const Link *link) { return link->flag(fields::deadLetter); });
}

void droppedErrors(const DrawingFacts &facts, Findings &found)
{
    for (const Element *client : facts.clients) {
        if (client->kind == ElementKind::Connector && !facts.around(client->id).consumes.isEmpty() &&
            settingOf(*client, "errors.tolerance") == words("all") && settingOf(*client, deadLetterTopic).isEmpty() &&
            !hasDeadLetters(facts, *client))
            found.add(CheckText::tr("%1 goes on after any error, and has no dead letter topic.").arg(nameOf(*client)),
                      {client->id});
    }
}

std::optional<Fix> stopAtErrors(const Architecture &architecture, const Finding &finding)
{
    const ElementId &client = finding.elements.front();
    return Fix{CheckText::tr("Let %1 stop at an error").arg(nameOf(*architecture.element(client))),
               settingConfig(architecture, client, "errors.tolerance", {})};
}

void deadLettersNotDrawn(const DrawingFacts &facts, Findings &found)
{
    for (const Element *client : facts.clients) {
        const QString name = client->kind == ElementKind::Connector ? settingOf(*client, deadLetterTopic) : QString();
        const auto leadsThere = [&](const Link *link) {
            return link->flag(fields::deadLetter) && clusterName(*facts.drawing.element(link->id.to)) == name;
        };
        if (name.isEmpty() || std::ranges::any_of(facts.around(client->id).produces, leadsThere))
            continue;
        const Element *topic = facts.byName.value(name);
        found.add(CheckText::tr("%1 sends its dead letters to %2, and no dead letter link says so.")
                      .arg(nameOf(*client), name),
                  topic ? QList{client->id, topic->id} : QList{client->id});
    }
}

std::optional<Fix> drawDeadLetters(const Architecture &architecture, const Finding &finding)
{
    if (finding.elements.size() < 2)
        return {};
    const LinkId id{finding.elements[0], finding.elements[1], LinkKind::Produces};
    Link link = architecture.link(id) ? *architecture.link(id) : Link{id};
    link.fields[fields::deadLetter] = true;
    Fix fix{CheckText::tr("Draw the dead letters of %1 to %2")
                .arg(nameOf(*architecture.element(id.from)), nameOf(*architecture.element(id.to))),
            {}};
    fix.patch.links[id] = link;
    return fix;
}

constexpr Rule rules[] = {
    {"transaction-settings", Severity::Error,
     QT_TRANSLATE_NOOP(
         "CheckText",
         "Transactions and idempotence need acks=all and idempotence on; the client refuses to start otherwise."),
     refusedProducers, idempotent},
    {"in-sync-without-acks", Severity::Warning,
     QT_TRANSLATE_NOOP(
         "CheckText",
         "Copies in sync are asked for only by acks=all; this client is told of success before they exist."),
     inSyncWithoutAcks, waitForAll},
    {"reads-aborted", Severity::Warning,
     QT_TRANSLATE_NOOP(
         "CheckText",
         "Exactly once holds only up to a reader that takes part in it, with isolation.level=read_committed."),
     readsAborted, readCommitted},
    {"outside-transactions", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText", "Records outside a transaction are read at once and may come twice, so the "
                                    "reader's isolation does nothing here."),
     notInTransactions},
    {"errors-dropped", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText", "Records that cannot be converted or written vanish, and nothing tells which."),
     droppedErrors, stopAtErrors},
    {"dead-letters-not-drawn", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText", "Failed records would come into a topic from which the drawing knows no way."),
     deadLettersNotDrawn, drawDeadLetters},
};

} // namespace

std::span<const Rule> deliveryRules()
{
    return rules;
}

} // namespace rheo
