using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Engine.Audit;
using Portal.Engine.Blueprints.Drafts;
using Portal.Engine.Connectors;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping;
using Portal.Engine.Sources;

namespace Portal.Engine.Blueprints.Kinds;

/// <summary>Feeds, with the settings of their connector and their mapping as part of the file and not as texts in it.</summary>
sealed class FeedThings(FeedRegistry registered, FeedCheck check, ConnectorTable connectors) : IThings
{
    const string Settings = "settings", Mapping = "mapping";

    public ThingKind Kind => ThingKind.Feed;

    public IEnumerable<Thing> Here(Census census, Names names) => census.Feeds.Select(feed => Made(names.Path(ReferenceKind.Stream, feed.StreamId)!, FeedDraft.Of(feed), names, feed.Id));

    public Thing Read(Proposal proposal, Names names, ProblemList problems)
    {
        var given = new Dictionary<string, object?>
        {
            [nameof(FeedDraft.Name)] = proposal.Path[2].Trim(),
            [nameof(FeedDraft.Settings)] = Json(proposal, Settings),
            [nameof(FeedDraft.Mapping)] = Json(proposal, Mapping),
        };
        return Made(proposal.Path, (FeedDraft)new DraftReader(names, problems).Read(typeof(FeedDraft), proposal.Node, proposal.Where, given, Settings, Mapping), names, 0);
    }

    public Task Check(Thing thing, Thing? before, Wanted wanted, FormProblems problems, CancellationToken stop)
    {
        var draft = (FeedDraft)thing.Draft;
        foreach (var problem in check.Of(draft, out _).All) problems.Add(problem.Setting, problem.Text);
        if (before?.Draft is FeedDraft now && now.Connector != draft.Connector) problems.Add(nameof(draft.Connector), new FeedKeepsConnector().Message);
        if (wanted.Find(ThingKind.Stream, thing.Path[0], thing.Path[1])?.Draft is StreamDraft stream && wanted.Entity(stream.EntityId) is { } entity) CheckMapping(draft.Mapping, entity, problems);
        return Task.CompletedTask;
    }

    public async Task<Outcome<long>> Add(Actor actor, Thing thing, Names names, CancellationToken stop)
    {
        if (names.Find(ReferenceKind.Stream, [thing.Path[0], thing.Path[1]]) is not long stream) return new NoSuchStream();
        return (await registered.Add(actor, stream, (FeedDraft)thing.Draft, stop)).Succeeded(out var made, out var refusal) ? made.Id : refusal;
    }

    public async Task<Refusal?> Change(Actor actor, Thing before, Thing thing, CancellationToken stop) => (await registered.Change(actor, before.Id, Kept(before, thing), stop)).Refusal;

    public async Task<Refusal?> Remove(Actor actor, Thing thing, CancellationToken stop) => (await registered.Remove(actor, thing.Id, stop)).Refusal;

    /// <summary>Whether what is read from the source, or what becomes of it, is another thing from then on.</summary>
    public bool BeginsAnew(Feed feed, Thing thing)
    {
        var draft = (FeedDraft)thing.Draft;
        return check.Of(draft, out var settings) is { Any: false } && (!check.ReadsTheSame(feed, settings!) || !Same(MappingText.Canonical(feed.Mapping), thing.Content[Mapping]));
    }

    /// <summary>What says the same in other words stays as it is stored, so that nothing is read again for it.</summary>
    static FeedDraft Kept(Thing before, Thing thing) =>
        Same(before.Content[Mapping], thing.Content[Mapping]) ? (FeedDraft)thing.Draft with { Mapping = ((FeedDraft)before.Draft).Mapping } : (FeedDraft)thing.Draft;

    static bool Same(JsonNode? one, JsonNode? other) => (one?.ToJsonString() ?? "{}") == (other?.ToJsonString() ?? "{}");

    static string Json(Proposal proposal, string name) => proposal.Node.Find(name) is { Value.IsNothing: false } entry ? entry.Value.ToJson()!.ToJsonString() : "{}";

    Thing Made(IReadOnlyList<string> stream, FeedDraft draft, Names names, long id)
    {
        var writer = new DraftWriter(names);
        return new(ThingKind.Feed, [stream[0], stream[1], draft.Name], writer.Write(draft, nameof(draft.Name)), draft, id) { Written = new(() => Content(draft, writer)) };
    }

    JsonObject Content(FeedDraft draft, DraftWriter writer)
    {
        var content = writer.Write(draft, nameof(draft.Name), nameof(draft.Connector), nameof(draft.Settings), nameof(draft.Mapping));
        content["connector"] = draft.Connector;
        if (Canonical(draft) is JsonObject { Count: > 0 } settings) content[Settings] = settings;
        if (MappingText.Canonical(draft.Mapping) is JsonObject { Count: > 0 } mapping) content[Mapping] = mapping;
        return content;
    }

    JsonNode? Canonical(FeedDraft draft)
    {
        using var json = JsonDocument.Parse(draft.Settings);
        var record = connectors.Has(draft.Connector, out var connector) ? SettingsReader.Read(connector.Info.Settings, json.RootElement, new FormProblems()) : null;
        return JsonNode.Parse(record is null ? draft.Settings : SettingsWriter.Write(record));
    }

    static void CheckMapping(string text, EntityDraft entity, FormProblems problems)
    {
        try
        {
            var own = new FormProblems();
            JsonSerializer.Deserialize<MappingDefinition>(text, MappingDefinition.Json)?.Compile(new EntityShape(entity.Kind, entity.Fields), own);
            foreach (var problem in own.All) problems.Add($"{Mapping}.{problem.Setting}", problem.Text);
        }
        catch (JsonException e)
        {
            problems.Add($"{Mapping}{e.Path?.TrimStart('$')}", "This is nothing that a mapping has. docs/mapping.md tells what it may have.");
        }
    }
}
