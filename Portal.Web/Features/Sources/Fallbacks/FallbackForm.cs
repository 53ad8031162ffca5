using Portal.Engine.Freshness.Watching;
using Portal.Engine.Sources.Fallbacks;

namespace Portal.Web.Features.Sources.Fallbacks;

/// <summary>What somebody chooses to be served in place of a stream, and what comes of it.</summary>
public sealed class FallbackForm
{
    readonly WatchedStream? _stream;

    FallbackForm(WatchedStream? stream, IReadOnlyList<WatchedStream> candidates) => (_stream, Candidates) = (stream, candidates);

    public FallbackKind Kind { get; set; }

    public long? Named { get; set; }

    /// <summary>The streams of the same entity that bring some of the same fields, by name.</summary>
    public IReadOnlyList<WatchedStream> Candidates { get; }

    public StreamFallback Wanted => new() { Kind = Kind, StreamId = Kind == FallbackKind.NamedStream ? Named : null };

    public WatchedStream? Chosen => Candidates.FirstOrDefault(one => one.Plan.Id == Named);

    /// <summary>The fields that both bring.</summary>
    public IReadOnlyList<string> Shared => Chosen is { } chosen ? [.. _stream!.Plan.Brings.Where(chosen.Plan.Brings.Contains).Order(StringComparer.Ordinal)] : [];

    /// <summary>The fields that it alone brings.</summary>
    public IReadOnlyList<string> Left => Chosen is { } chosen ? [.. _stream!.Plan.Brings.Where(name => !chosen.Plan.Brings.Contains(name)).Order(StringComparer.Ordinal)] : [];

    public static FallbackForm Of(FreshnessNow now, long id)
    {
        var stream = now.Stream(id);
        var candidates = stream is null ? [] : now.OfEntity(stream.Plan.EntityId)
            .Where(other => other.Plan.Id != id && stream.Plan.Brings.Any(other.Plan.Brings.Contains))
            .OrderBy(other => other.Plan.SourceName, StringComparer.Ordinal).ThenBy(other => other.Plan.Name, StringComparer.Ordinal).ToArray();
        var fallback = stream?.Plan.Fallback ?? new();
        return new FallbackForm(stream, candidates) { Kind = fallback.Kind, Named = candidates.Any(one => one.Plan.Id == fallback.StreamId) ? fallback.StreamId : null };
    }
}
