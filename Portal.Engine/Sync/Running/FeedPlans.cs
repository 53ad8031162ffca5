using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Connectors;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Sources;
using Portal.Engine.Store.Rows;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Engine.Sync.Running;

/// <summary>Puts together what reading a feed takes. What was saved by an older version may not fit any more, and then it says so.</summary>
sealed class FeedPlans(IDatabase database, ConnectorTable connectors)
{
    public async Task<Outcome<FeedPlan>> Of(long feedId, CancellationToken stop)
    {
        await using var db = database.Read();
        if (await db.Set<Feed>().SingleOrDefaultAsync(f => f.Id == feedId, stop) is not { } feed) return new NoSuchFeed();
        var stream = await db.Set<Stream>().SingleAsync(s => s.Id == feed.StreamId, stop);
        var source = await db.Set<Source>().SingleAsync(s => s.Id == stream.SourceId, stop);
        var entity = await db.Set<Entity>().SingleAsync(e => e.Id == stream.EntityId, stop);
        // A removal that waits for a person goes by the marks too, whatever the feeds do since.
        var marks = feed.Sweeps || await db.Set<Feed>().AnyAsync(f => f.StreamId == stream.Id && f.Sweeps, stop)
            || await db.Set<FeedState>().AnyAsync(s => s.Stream == stream.Id && s.Held > 0, stop);

        if (!connectors.Has(feed.Connector, out var connector))
            return new Failure(Who.Owner, $"This version has no connector called {feed.Connector}. Make the feed anew with another.");
        var problems = new FormProblems();
        using var json = JsonDocument.Parse(feed.Settings);
        var settings = SettingsReader.Read(connector.Info.Settings, json.RootElement, problems, "");
        var mapping = Compile(feed.Mapping, entity, problems);
        return settings is null || mapping is null || problems.Any
            ? new Failure(Who.Owner, $"The feed's settings do not fit: {string.Join(" ", problems.All.Select(problem => $"{problem.Setting}: {problem.Text}"))}")
            : new FeedPlan(source, stream, feed, entity, connector, settings, mapping, marks);
    }

    /// <summary>The same without its mapping, which may not be there yet, or not fit.</summary>
    public async Task<Outcome<FeedParts>> Parts(long feedId, CancellationToken stop)
    {
        await using var db = database.Read();
        if (await db.Set<Feed>().SingleOrDefaultAsync(f => f.Id == feedId, stop) is not { } feed) return new NoSuchFeed();
        var stream = await db.Set<Stream>().SingleAsync(s => s.Id == feed.StreamId, stop);
        var source = await db.Set<Source>().SingleAsync(s => s.Id == stream.SourceId, stop);
        if (!connectors.Has(feed.Connector, out var connector))
            return new Failure(Who.Owner, $"This version has no connector called {feed.Connector}. Make the feed anew with another.");
        var problems = new FormProblems();
        using var json = JsonDocument.Parse(feed.Settings);
        return SettingsReader.Read(connector.Info.Settings, json.RootElement, problems, "") is { } settings
            ? new FeedParts(source, feed, connector, settings)
            : new Failure(Who.Owner, $"The feed's settings do not fit: {string.Join(" ", problems.All.Select(problem => $"{problem.Setting}: {problem.Text}"))}");
    }

    static CompiledMapping? Compile(string text, Entity entity, FormProblems problems)
    {
        try
        {
            return JsonSerializer.Deserialize<MappingDefinition>(text, MappingDefinition.Json)?.Compile(new EntityShape(entity.Kind, entity.Fields), problems);
        }
        catch (JsonException e)
        {
            problems.Add("Mapping", $"It cannot be read: {e.Message}");
            return null;
        }
    }
}
