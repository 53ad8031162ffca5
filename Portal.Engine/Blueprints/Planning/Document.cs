using System.Text.Json.Nodes;
using Portal.Engine.Blueprints.Kinds;

namespace Portal.Engine.Blueprints.Planning;

/// <summary>All things put together as a file has them: what lies within another stands within it.</summary>
static class Document
{
    public const string Version = "version", Calendars = "calendars", Entities = "entities", Sources = "sources", Workflows = "workflows", Agents = "agents";

    public const int Current = 1;

    public static JsonObject Of(IEnumerable<Thing> things)
    {
        var all = things.OrderBy(thing => string.Join('\n', thing.Path), StringComparer.Ordinal).ToLookup(thing => thing.Kind);
        var document = new JsonObject { [Version] = Current };
        Add(document, Calendars, Group(all[ThingKind.Calendar], Content));
        Add(document, Entities, Group(all[ThingKind.Entity], entity => With(entity, EntityThings.Precedence, all[ThingKind.Precedence].FirstOrDefault(one => Within(one, entity))?.Content.DeepClone())));
        Add(document, Sources, Group(all[ThingKind.Source], source => With(source, SourceThings.Streams, Group(all[ThingKind.Stream].Where(one => Within(one, source)),
            stream => With(With(stream, StreamThings.Fallback, all[ThingKind.Fallback].FirstOrDefault(one => Within(one, stream))?.Content.DeepClone()),
                StreamThings.Feeds, Group(all[ThingKind.Feed].Where(one => Within(one, stream)), Content))))));
        Add(document, Workflows, Group(all[ThingKind.Workflow], workflow => With(workflow, WorkflowThings.Callbacks,
            new JsonArray([.. all[ThingKind.Callback].Where(one => Within(one, workflow)).Select(one => JsonValue.Create(one.Path[1]))]))));
        Add(document, Agents, Group(all[ThingKind.Agent], Content));
        return document;
    }

    static JsonNode Content(Thing thing) => thing.Content.DeepClone();

    static bool Within(Thing inner, Thing outer) => inner.Path.Take(outer.Path.Count).SequenceEqual(outer.Path);

    static JsonObject Group(IEnumerable<Thing> things, Func<Thing, JsonNode> content) => new(things.Select(thing => KeyValuePair.Create(thing.Path[^1], (JsonNode?)content(thing))));

    static JsonObject With(Thing thing, string name, JsonNode? inner) => With((JsonObject)thing.Content.DeepClone(), name, inner);

    static JsonObject With(JsonObject content, string name, JsonNode? inner)
    {
        Add(content, name, inner);
        return content;
    }

    static void Add(JsonObject to, string name, JsonNode? value)
    {
        if (value is JsonObject { Count: > 0 } or JsonValue or JsonArray { Count: > 0 }) to.Add(name, value);
    }
}
