namespace Portal.Engine.Freshness.Watching;

/// <summary>All streams as of one moment. What is read of it needs only the time to be a verdict.</summary>
public sealed class FreshnessNow(IReadOnlyList<WatchedStream> streams, DateTimeOffset at)
{
    readonly Dictionary<long, WatchedStream> _byId = streams.ToDictionary(stream => stream.Plan.Id);
    readonly ILookup<long, WatchedStream> _byEntity = streams.ToLookup(stream => stream.Plan.EntityId);

    public static FreshnessNow Nothing { get; } = new([], DateTimeOffset.MinValue);

    public IReadOnlyList<WatchedStream> Streams => streams;

    /// <summary>When it was read.</summary>
    public DateTimeOffset At => at;

    public WatchedStream? Stream(long id) => _byId.GetValueOrDefault(id);

    /// <summary>The streams whose records are of it.</summary>
    public IEnumerable<WatchedStream> OfEntity(long entity) => _byEntity[entity];

    /// <summary>The streams that bring a field of it, or anything of it.</summary>
    public IEnumerable<WatchedStream> Bringing(long entity, string? field) => field is null ? OfEntity(entity) : OfEntity(entity).Where(stream => stream.Plan.Brings.Contains(field));

    /// <summary>The entities of which something is otherwise than it was: what was committed, what was set, or that a stream came or went.</summary>
    public IReadOnlySet<long> OtherThan(FreshnessNow before)
    {
        var others = new HashSet<long>();
        foreach (var stream in streams)
        {
            var was = before.Stream(stream.Plan.Id);
            if (ReferenceEquals(was, stream)) continue;
            others.Add(stream.Plan.EntityId);
            if (was is not null) others.Add(was.Plan.EntityId);
        }

        others.UnionWith(before.Streams.Where(was => Stream(was.Plan.Id) is null).Select(was => was.Plan.EntityId));
        return others;
    }
}
