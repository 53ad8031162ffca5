using System.Text.Json;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;

namespace Portal.Web.Features.Sources.Sample;

/// <summary>Connects the sample company as anybody would connect a system, in one step: entities, source, streams, feeds and their first runs.</summary>
sealed class SampleConnection(SampleAddress sample, SourceRegistry sources, StreamRegistry streams, FeedRegistry feeds, EntityModel entities, SyncEngine engine)
{
    public const string Name = "Sample company";

    /// <summary>Whether there is a sample company to connect.</summary>
    public bool IsOffered => sample.IsThere;

    /// <returns>Whether it is the sample company.</returns>
    public static bool Is(Source source) => source is { Name: Name, Environment: SourceEnvironment.Mock };

    /// <returns>The source that was made of it; null where it is not connected.</returns>
    public static async Task<Source?> Find(SourceRegistry sources, CancellationToken stop) =>
        (await sources.Page(new SourceFilter { Text = Name, Environment = SourceEnvironment.Mock }, 0, 10, stop)).Sources.FirstOrDefault(Is);

    public async Task<Outcome<Source>> Connect(Actor actor, CancellationToken stop = default)
    {
        if (await sample.Find(stop) is not { } address) return new SampleCompanyIsOff();
        if (!(await Entities(actor, stop)).Succeeded(out var kinds, out var misfit)) return misfit;
        var draft = new SourceDraft { Name = Name, Environment = SourceEnvironment.Mock, Address = address, OwnerId = actor.PersonId };
        if (!(await sources.Add(actor, draft, stop)).Succeeded(out var source, out var refusal)) return refusal;

        var made = new List<long>();
        foreach (var kind in SampleFeeds.All)
        {
            if ((await Add(actor, source, kind, kinds[kind.Entity.Name], stop)).Succeeded(out var feed, out var why))
            {
                made.Add(feed.Id);
                continue;
            }

            // Half a company is of no use to anybody.
            await sources.Remove(actor, source.Id, withAll: true, stop);
            return why;
        }

        foreach (var feed in made) await engine.Start(feed, new RunRequest(RunTrigger.Person, actor.Name), stop);
        return source;
    }

    async Task<Outcome<Feed>> Add(Actor actor, Source source, SampleFeed kind, Kind becomes, CancellationToken stop)
    {
        var stream = await streams.Add(actor, source.Id, new StreamDraft { Name = kind.Stream, EntityId = becomes.Entity, Tolerance = 5 * kind.Every }, stop);
        if (!stream.Succeeded(out var added, out var refusal)) return refusal;
        return await feeds.Add(actor, added.Id, new FeedDraft
        {
            Name = kind.Sweeps ? "Everything" : "Changes",
            Schedule = Schedule.Each(kind.Every),
            Sweeps = kind.Sweeps,
            Connector = "rest",
            Settings = SettingsWriter.Write(kind.Settings),
            Mapping = JsonSerializer.Serialize(becomes.Mapping, MappingDefinition.Json),
        }, stop);
    }

    /// <summary>
    /// Those that are there already are used if the records fit them: they may be left from an earlier time, or shared with another source.
    /// What they have no field for is not mapped. None is added before it is known that all fit.
    /// </summary>
    async Task<Outcome<Dictionary<string, Kind>>> Entities(Actor actor, CancellationToken stop)
    {
        var known = (await entities.List(stop)).ToDictionary(entity => entity.Name);
        var fitting = new Dictionary<string, Kind>();
        foreach (var kind in SampleFeeds.All)
        {
            if (known.GetValueOrDefault(kind.Entity.Name) is not { } entity) continue;
            if (Fit(kind, entity) is not { } mapping) return new SampleEntityDiffers(entity.Label);
            fitting[entity.Name] = new Kind(entity.Id, mapping);
        }

        foreach (var kind in SampleFeeds.All.Where(kind => !fitting.ContainsKey(kind.Entity.Name)))
        {
            if (!(await entities.Add(actor, kind.Entity, stop)).Succeeded(out var added, out var refusal)) return refusal;
            fitting[added.Name] = new Kind(added.Id, kind.Mapping);
        }

        return fitting;
    }

    /// <returns>How its records become those of an entity that is there; null if they are something else.</returns>
    static MappingDefinition? Fit(SampleFeed kind, Entity entity)
    {
        var there = entity.Fields.ToDictionary(field => field.Name, field => field.Type);
        var shared = kind.Entity.Fields.Where(field => there.ContainsKey(field.Name)).ToArray();
        if (entity.Kind != kind.Entity.Kind || 2 * shared.Length < kind.Entity.Fields.Count || shared.Any(field => field.Type != there[field.Name])) return null;
        var mapping = kind.Mapping with { Fields = [.. kind.Mapping.Fields.Where(field => there.ContainsKey(field.To))] };
        return mapping.Compile(new EntityShape(entity.Kind, entity.Fields), new FormProblems()) is null ? null : mapping;
    }

    /// <param name="Entity">What records of a kind become.</param>
    /// <param name="Mapping">How.</param>
    sealed record Kind(long Entity, MappingDefinition Mapping);
}
