using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping;
using Portal.Engine.Persistence;

namespace Portal.Engine.Sources.Fallbacks;

/// <summary>Decides what stands in for streams while they are stale.</summary>
public sealed class StreamFallbacks(IDatabase database, Changes changes)
{
    /// <summary>It stands in from the next question on: nothing that is stored changes.</summary>
    public Task<Outcome<Stream>> Set(Actor actor, long id, StreamFallback wanted, CancellationToken stop = default) =>
        changes.Make<Stream>(actor, "stream.changed", async (db, _) =>
        {
            await db.Exclusive(SourcesRoom.Lock, stop);
            if (await db.Set<Stream>().SingleOrDefaultAsync(one => one.Id == id, stop) is not { } stream) return new NoSuchStream();
            if (await Problem(db, stream, wanted, stop) is { } problem) return new SettingsUnfit([new(nameof(wanted.StreamId), problem)]);
            (stream.Fallback, stream.FallbackStreamId) = (wanted.Kind, wanted.Kind == FallbackKind.NamedStream ? wanted.StreamId : null);
            return stream;
        }, stop);

    /// <returns>"Books: Invoices": the streams that name one of these and are none of them, by name.</returns>
    public async Task<IReadOnlyList<string>> Naming(IReadOnlyCollection<long> ids, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await Naming(db, ids)
            .Join(db.Set<Source>(), stream => stream.SourceId, source => source.Id, (stream, source) => source.Name + ": " + stream.Name)
            .OrderBy(name => name).ToListAsync(stop);
    }

    /// <summary>Writes down of each stream that named one of these that nothing stands in for it any more.</summary>
    internal static async Task NoteGone(PortalDb db, AuditTrail trail, IReadOnlyCollection<long> ids, CancellationToken stop)
    {
        foreach (var stream in await Naming(db, ids).OrderBy(stream => stream.Id).ToListAsync(stop)) trail.Note("stream.fallback-gone", stream);
    }

    static IQueryable<Stream> Naming(PortalDb db, IReadOnlyCollection<long> ids) =>
        db.Set<Stream>().Where(stream => stream.FallbackStreamId != null && ids.Contains(stream.FallbackStreamId.Value) && !ids.Contains(stream.Id));

    static async Task<string?> Problem(PortalDb db, Stream stream, StreamFallback wanted, CancellationToken stop)
    {
        if (wanted.Kind == FallbackKind.NextBest) return null;
        var kind = await db.Set<Entity>().Where(entity => entity.Id == stream.EntityId).Select(entity => entity.Kind).SingleAsync(stop);
        var other = await db.Set<Stream>().SingleOrDefaultAsync(one => one.Id == wanted.StreamId, stop);
        return FallbackCheck.Of(
            wanted.Kind, kind, await Brings(db, stream.Id, stop), wanted.StreamId == stream.Id,
            other is null ? null : (other.EntityId == stream.EntityId, await Brings(db, other.Id, stop)));
    }

    static async Task<HashSet<string>> Brings(PortalDb db, long stream, CancellationToken stop) =>
        [.. (await db.Set<Feed>().Where(feed => feed.StreamId == stream).Select(feed => feed.Mapping).ToListAsync(stop)).SelectMany(MappedNames.Of)];
}
