using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Store.Rows;
using Portal.Engine.Sync.Runs;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Engine.Sync.Remapping;

/// <summary>
/// Changes the mapping of a feed. Stored rows hold what was made of them and not what the source said, so they are as they were
/// until they are read again.
/// </summary>
public sealed class Remappings(IDatabase database, FeedRegistry feeds, SyncEngine engine, RunBook book)
{
    /// <summary>Among so many of its last runs the one is looked for that read most.</summary>
    const int LookedAt = 50;

    /// <summary>How an entry of the audit log names the mapping among what changed. A quote within a text is written with a backslash before it.</summary>
    const string MappingInEntry = "\"mapping\":";

    /// <summary>The mapping of a feed; an empty one if there is none yet, or it cannot be read.</summary>
    public static MappingDefinition Read(string mapping)
    {
        try
        {
            return JsonSerializer.Deserialize<MappingDefinition>(mapping, MappingDefinition.Json) ?? new MappingDefinition();
        }
        catch (JsonException)
        {
            return new MappingDefinition();
        }
    }

    /// <summary>When the mapping of each of these feeds became what it is, by feed, as the audit log has it.</summary>
    public async Task<IReadOnlyDictionary<long, MappingChanged>> LastChanges(IReadOnlyCollection<long> feedIds, CancellationToken stop = default)
    {
        var targets = feedIds.Select(id => id.ToString(CultureInfo.InvariantCulture)).ToArray();
        await using var db = database.Read();
        var changes = db.Set<AuditEntry>().Where(entry => entry.TargetKind == "feed" && targets.Contains(entry.TargetId) && entry.After != null && entry.After.Contains(MappingInEntry));
        return await db.Set<AuditEntry>().Where(entry => changes.GroupBy(one => one.TargetId).Select(of => of.Max(one => one.Id)).Contains(entry.Id))
            .ToDictionaryAsync(entry => long.Parse(entry.TargetId, CultureInfo.InvariantCulture), entry => new MappingChanged(entry.Id, entry.At, entry.Who), stop);
    }

    /// <summary>What it would mean to save this mapping.</summary>
    public async Task<Outcome<WhatItMeans>> Means(long feedId, MappingDefinition now, CancellationToken stop = default)
    {
        await using var db = database.Read();
        if (await db.Set<Feed>().SingleOrDefaultAsync(feed => feed.Id == feedId, stop) is not { } feed) return new NoSuchFeed();
        var rows = await db.Set<StreamState>().Where(state => state.Stream == feed.StreamId).Select(state => state.Live).SingleOrDefaultAsync(stop);
        var waiting = await db.Set<FeedState>().Where(state => state.Feed == feedId).Select(state => state.Waiting).SingleOrDefaultAsync(stop);
        var most = (await book.Of(feedId, 0, LookedAt, stop)).Where(run => run is { State: RunState.Succeeded, Pages: > 0, Read: > 0 }).MaxBy(run => run.Read);
        var requests = most is null ? (long?)null : (long)Math.Ceiling(Math.Max(rows, 1) * (double)most.Pages / most.Read);
        return new WhatItMeans(MappingDifference.Between(Read(feed.Mapping), now), rows, requests, most is null ? null : most.EndedAt - most.StartedAt, waiting);
    }

    /// <summary>Saves it, tries what waits in quarantine by it, and begins to read everything again if that is asked for.</summary>
    /// <param name="actor">Who changes it.</param>
    /// <param name="feedId">The feed.</param>
    /// <param name="before">The mapping as the person saw it, so that nobody undoes unknowingly what another did.</param>
    /// <param name="now">The mapping as it is to be.</param>
    /// <param name="readNow">Whether a run begins at once; otherwise the next one reads everything.</param>
    /// <param name="stop">Gives up before it is saved.</param>
    public async Task<Outcome<Remapped>> Save(Actor actor, long feedId, string before, MappingDefinition now, bool readNow, CancellationToken stop = default)
    {
        if (await feeds.Find(feedId, stop) is not { } feed) return new NoSuchFeed();
        if (feed.Mapping != before) return new MappingChangedMeanwhile();
        if (await Problems(feed, now, stop) is { Any: true } problems) return new SettingsUnfit(problems.All);
        var changed = await feeds.Change(actor, feed, FeedDraft.Of(feed) with { Mapping = JsonSerializer.Serialize(now, MappingDefinition.Json) }, stop);
        if (changed.Refusal is { } refusal) return refusal;

        RunUnderWay? replayed = null;
        if (await Waiting(feedId, stop) > 0 && (await engine.Start(feedId, new RunRequest(RunTrigger.Person, actor.Name, Replay: true), stop)).Succeeded(out replayed, out _)) await replayed.Ended.WaitAsync(stop);
        if (!readNow) return new Remapped(replayed, null, null);
        var begun = await engine.Start(feedId, new RunRequest(RunTrigger.Person, actor.Name), stop);
        return begun.Succeeded(out var run, out refusal) ? new Remapped(replayed, run, null) : new Remapped(replayed, null, refusal);
    }

    async Task<FormProblems> Problems(Feed feed, MappingDefinition definition, CancellationToken stop)
    {
        await using var db = database.Read();
        var entity = await db.Set<Stream>().Where(stream => stream.Id == feed.StreamId).Join(db.Set<Entity>(), stream => stream.EntityId, entity => entity.Id, (_, entity) => entity).SingleAsync(stop);
        var problems = new FormProblems();
        definition.Compile(new EntityShape(entity.Kind, entity.Fields), problems);
        return problems;
    }

    async Task<long> Waiting(long feedId, CancellationToken stop)
    {
        await using var db = database.Read();
        return await db.Set<FeedState>().Where(state => state.Feed == feedId).Select(state => state.Waiting).SingleOrDefaultAsync(stop);
    }
}
