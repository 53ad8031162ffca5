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
        var sorted = things.OrderBy(thing => string.Join('\n', thing.Path), StringComparer.Ordinal).ToArray();
        var all = sorted.ToLookup(thing => thing.Kind);
        // By kind, and the path of what each lies within.
        var within = sorted.ToLookup(thing => (thing.Kind, Key(OuterPath(thing))));
        var document = new JsonObject { [Version] = Current };
        Add(document, Calendars, Group(all[ThingKind.Calendar], Content));
        Add(document, Entities, Group(all[ThingKind.Entity], entity => With(entity, EntityThings.Precedence, Within(ThingKind.Precedence, entity).FirstOrDefault()?.Content.DeepClone())));
        Add(document, Sources, Group(all[ThingKind.Source], source => With(source, SourceThings.Streams, Group(Within(ThingKind.Stream, source),
            stream => With(With(stream, StreamThings.Fallback, Within(ThingKind.Fallback, stream).FirstOrDefault()?.Content.DeepClone()),
                StreamThings.Feeds, Group(Within(ThingKind.Feed, stream), Content))))));
        Add(document, Workflows, Group(all[ThingKind.Workflow], workflow => With(workflow, WorkflowThings.Callbacks,
            new JsonArray([.. Within(ThingKind.Callback, workflow).Select(one => JsonValue.Create(one.Path[1]))]))));
        Add(document, Agents, Group(all[ThingKind.Agent], Content));
        return document;

        IEnumerable<Thing> Within(ThingKind kind, Thing outer) => within[(kind, Key(outer.Path))];
    }

    /// <returns>The thing within which it stands; null if it stands in none.</returns>
    public static (ThingKind Kind, IEnumerable<string> Path)? Outer(Thing thing) => thing.Kind switch
    {
        ThingKind.Stream => (ThingKind.Source, OuterPath(thing)),
        ThingKind.Feed or ThingKind.Fallback => (ThingKind.Stream, OuterPath(thing)),
        ThingKind.Precedence => (ThingKind.Entity, OuterPath(thing)),
        ThingKind.Callback => (ThingKind.Workflow, OuterPath(thing)),
        _ => null,
    };

    static IEnumerable<string> OuterPath(Thing thing) => thing.Path.Take(thing.Path.Count - Depth(thing.Kind));

    /// <summary>How many of its names are its own, and not of what it lies within; what is a part of another bears its name.</summary>
    static int Depth(ThingKind kind) => kind switch
    {
        ThingKind.Precedence or ThingKind.Fallback => 0,
        ThingKind.Callback => 2,
        _ => 1,
    };

    static string Key(IEnumerable<string> path) => string.Join('\n', path);

    static JsonNode Content(Thing thing) => thing.Content.DeepClone();

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
