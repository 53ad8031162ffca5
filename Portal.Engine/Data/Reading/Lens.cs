using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;

namespace Portal.Engine.Data.Reading;

/// <summary>How old what is in some fields is, stream by stream: looked up once for an answer, however many rows it has.</summary>
sealed class Lens(FreshnessNow now, IReadOnlyList<EntityField> fields, DateTimeOffset at)
{
    readonly Dictionary<long, Seen> _streams = [];

    public IReadOnlyList<EntityField> Fields => fields;

    public DateTimeOffset At => at;

    public Seen Of(long stream)
    {
        if (!_streams.TryGetValue(stream, out var seen)) _streams.Add(stream, seen = Look(now.Stream(stream)));
        return seen;
    }

    /// <summary>Whether another stream could say something of the field that is not stale.</summary>
    public bool MayYield(long entity, int field) => now.Bringing(entity, fields[field].Name).Any(stream => stream.Of(fields[field].Name).At(at).Verdict != Verdict.Stale);

    Seen Look(WatchedStream? stream)
    {
        var limits = fields.Select(field => stream?.Of(field.Name) ?? Limits.NothingBringsIt).ToArray();
        return new Seen(stream?.Plan.SourceName, stream?.Plan.Name, limits, [.. limits.Select(one => one.At(at))]);
    }

    internal sealed record Seen(string? Source, string? Stream, Limits[] Limits, Finding[] Findings);
}
