using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Engine.Sync.Timelines;

/// <summary>The streams of a source and their feeds: those that are there, and those that were removed.</summary>
/// <param name="Streams">What each stream is called; null of one that is gone.</param>
/// <param name="Feeds">Of each feed its stream and what it is called; null of one that is gone.</param>
sealed record TimelineParts(IReadOnlyDictionary<long, string?> Streams, IReadOnlyDictionary<long, (long Stream, string? Name)> Feeds)
{
    /// <summary>So many of the latest removals are looked through for those of the source.</summary>
    const int Removals = 1000;

    static readonly string[] Removed = ["stream.removed", "feed.removed"];

    public static async Task<TimelineParts> Of(PortalDb db, long source, CancellationToken stop)
    {
        var streams = await db.Set<Stream>().Where(stream => stream.SourceId == source).ToDictionaryAsync(stream => stream.Id, stream => (string?)stream.Name, stop);
        var ids = streams.Keys.ToArray();
        var feeds = (await db.Set<Feed>().Where(feed => ids.Contains(feed.StreamId)).Select(feed => new { feed.Id, feed.StreamId, feed.Name }).ToListAsync(stop))
            .ToDictionary(feed => feed.Id, feed => (feed.StreamId, (string?)feed.Name));
        var gone = await db.Set<AuditEntry>().Where(e => Removed.Contains(e.Action) && e.After == null && e.Before != null).OrderByDescending(e => e.Id).Take(Removals).ToListAsync(stop);
        foreach (var (id, of) in Gone(gone, "stream", "sourceId"))
        {
            if (of == source) streams.TryAdd(id, null);
        }

        foreach (var (id, of) in Gone(gone, "feed", "streamId"))
        {
            if (streams.ContainsKey(of)) feeds.TryAdd(id, (of, null));
        }

        return new TimelineParts(streams, feeds);
    }

    /// <summary>Only one stream, and its feeds.</summary>
    public TimelineParts Only(long stream) => new(
        Streams.Where(one => one.Key == stream).ToDictionary(), Feeds.Where(one => one.Value.Stream == stream).ToDictionary());

    static IEnumerable<(long Id, long Of)> Gone(List<AuditEntry> removals, string kind, string of) =>
        from removal in removals
        where removal.TargetKind == kind
        let before = JsonElement.Parse(removal.Before!)
        where before.TryGetProperty(of, out var owner) && owner.ValueKind == JsonValueKind.Number
        select (long.Parse(removal.TargetId, CultureInfo.InvariantCulture), before.GetProperty(of).GetInt64());
}
