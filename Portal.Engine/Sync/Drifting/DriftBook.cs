using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Mapping;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Remapping;

namespace Portal.Engine.Sync.Drifting;

/// <summary>The drifts of feeds, and what is decided of them.</summary>
public sealed class DriftBook(IDatabase database, Changes changes, FeedRegistry feeds)
{
    /// <summary>The one that is open; null if its rows are as they were.</summary>
    public async Task<Drift?> Open(long feed, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<Drift>().SingleOrDefaultAsync(drift => drift.FeedId == feed && drift.ClosedAt == null, stop);
    }

    /// <summary>Those that are open in these streams.</summary>
    public async Task<IReadOnlyList<Drift>> Open(IReadOnlyCollection<long> streams, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<Drift>().Where(drift => streams.Contains(drift.StreamId) && drift.ClosedAt == null).OrderBy(drift => drift.Id).ToListAsync(stop);
    }

    /// <summary>Of one stream those that come after another.</summary>
    public async Task<IReadOnlyList<Drift>> History(long stream, DriftFilter filter, long? after, int most, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await filter.Narrow(db.Set<Drift>().Where(drift => drift.StreamId == stream), after).Take(most).ToListAsync(stop);
    }

    /// <summary>What the rows of a feed are known to look like; null while it never ran.</summary>
    public async Task<FeedShape?> Shape(long feed, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<FeedShape>().SingleOrDefaultAsync(shape => shape.FeedId == feed, stop);
    }

    /// <summary>The same of several feeds, by feed; of those that never ran there is none.</summary>
    public async Task<IReadOnlyDictionary<long, FeedShape>> Shapes(IReadOnlyCollection<long> feedIds, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<FeedShape>().Where(shape => feedIds.Contains(shape.FeedId)).ToDictionaryAsync(shape => shape.FeedId, stop);
    }

    /// <summary>What the source says now is right. Of a mapped field that is missing the next reading of everything leaves nothing.</summary>
    public async Task<Outcome<Feed>> Accept(Actor actor, long drift, CancellationToken stop = default)
    {
        var made = await changes.Make<Feed>(actor, "drift.accepted", async (db, trail) =>
        {
            if (await Find(db, drift, stop) is not var (open, feed)) return new DriftIsOver();
            await Settle(db, open, open.Changes, stop);
            (open.ClosedAt, open.End, open.ClosedBy) = (trail.At, DriftEnd.Accepted, actor.Name);
            trail.Note("drift.accepted", feed, Details(open.Changes));
            return feed;
        }, stop);
        if (made.Succeeded(out var changed, out _)) await Resume(actor, drift, changed, stop);
        return made;
    }

    /// <summary>Maps what is proposed.</summary>
    /// <param name="actor">Who decides.</param>
    /// <param name="drift">The drift.</param>
    /// <param name="onlySure">Only what is plain.</param>
    /// <param name="stop">Gives up before it is done.</param>
    /// <returns>How many fields come otherwise now.</returns>
    public async Task<Outcome<int>> Apply(Actor actor, long drift, bool onlySure = false, CancellationToken stop = default)
    {
        if (await Find(drift, stop) is not var (open, feed)) return new DriftIsOver();
        var wanted = open.Proposals.Where(one => one.IsSure || !onlySure).ToArray();
        if (wanted.Length == 0) return new NothingProposed();
        var now = Applied(Remappings.Read(feed.Mapping), wanted);
        var changed = await feeds.Change(actor, feed, FeedDraft.Of(feed) with { Mapping = JsonSerializer.Serialize(now, MappingDefinition.Json) }, stop);
        if (changed.Refusal is { } refusal) return refusal;
        var made = await changes.Make<Feed>(actor, "drift.applied", async (db, trail) =>
        {
            if (await Find(db, drift, stop) is not var (still, known)) return new DriftIsOver();
            var settled = still.Changes.Where(change => wanted.Any(one => change.Path == one.Path || change.Path == one.InPlaceOf)).ToArray();
            await Settle(db, still, settled, stop);
            // What is only new and was not wanted touches nothing that is read.
            var left = still.Changes.Except(settled).Any(change => change.Kind != DriftKind.Added && change.Touches.Count > 0) || still.Changes.Except(settled).Any(change => change.Kind == DriftKind.LostKey);
            if (!left) await Settle(db, still, still.Changes, stop);
            trail.Note("drift.applied", known, Details(settled));
            if (!left) (still.ClosedAt, still.End, still.ClosedBy) = (trail.At, DriftEnd.Applied, actor.Name);
            else (still.Changes, still.Proposals) = ([.. still.Changes.Except(settled)], [.. still.Proposals.Except(wanted)]);
            return known;
        }, stop);
        if (!made.Succeeded(out var done, out refusal)) return refusal;
        await Resume(actor, drift, done, stop);
        return wanted.Length;
    }

    internal Task Propose(long drift, IReadOnlyList<DriftProposal> proposals, CancellationToken stop) => Edit(drift, open => open.Proposals = proposals, stop);

    internal Task NotePause(long drift, CancellationToken stop) => Edit(drift, open => open.Paused = true, stop);

    static MappingDefinition Applied(MappingDefinition definition, IReadOnlyCollection<DriftProposal> wanted)
    {
        var now = definition.Fields.Select(field => wanted.FirstOrDefault(one => one.Mapping.To == field.To)?.Mapping ?? field).ToList();
        now.AddRange(wanted.Select(one => one.Mapping).Where(mapping => now.All(field => field.To != mapping.To)));
        return definition with { Fields = now };
    }

    /// <summary>It was only paused for this, and this is settled.</summary>
    internal async Task Resume(Actor actor, long drift, Feed feed, CancellationToken stop)
    {
        await using var db = database.Read();
        if (feed.PausedBy == Actor.Portal.Name && await db.Set<Drift>().AnyAsync(one => one.Id == drift && one.Paused && one.ClosedAt != null, stop)) await feeds.Resume(actor, feed.Id, stop);
    }

    Task<int> Edit(long drift, Action<Drift> edit, CancellationToken stop) => database.Write(async db =>
    {
        if (await db.Set<Drift>().SingleOrDefaultAsync(one => one.Id == drift, stop) is not { } open) return 0;
        edit(open);
        return await db.SaveChangesAsync(stop);
    }, WritePriority.Program, stop);

    static async Task Settle(PortalDb db, Drift drift, IReadOnlyCollection<DriftChange> settled, CancellationToken stop)
    {
        if (await db.Set<FeedShape>().SingleOrDefaultAsync(shape => shape.FeedId == drift.FeedId, stop) is { } shape) Learning.Accept(shape, settled, drift.UpdatedAt);
    }

    async Task<(Drift Drift, Feed Feed)?> Find(long drift, CancellationToken stop)
    {
        await using var db = database.Read();
        return await Find(db, drift, stop);
    }

    static async Task<(Drift Drift, Feed Feed)?> Find(PortalDb db, long drift, CancellationToken stop) =>
        await db.Set<Drift>().SingleOrDefaultAsync(one => one.Id == drift && one.ClosedAt == null, stop) is { } open && await db.Set<Feed>().SingleOrDefaultAsync(feed => feed.Id == open.FeedId, stop) is { } feed ? (open, feed) : null;

    static string Details(IReadOnlyList<DriftChange> changes) => JsonSerializer.Serialize(new { changes = DriftWords.Say(changes) });
}
