using Portal.Engine.Freshness.Watching;

namespace Portal.Engine.Freshness.History;

/// <summary>Tells whoever shows it that something about freshness is another than it was: a verdict, a clock, a limit, a gate.</summary>
public sealed class FreshnessNews : IFollowsFreshness
{
    Dictionary<long, Shown> _shown = [];

    /// <summary>Raised on the thread of whoever noticed, so listeners take it and go.</summary>
    public event Action? Came;

    /// <summary>Says that what depends on verdicts is another now.</summary>
    public void Tell() => Came?.Invoke();

    Task IFollowsFreshness.Follow(Look look, CancellationToken stop)
    {
        var shown = look.Now.Streams.ToDictionary(stream => stream.Plan.Id, stream => Of(stream, look.At));
        var isOther = shown.Count != _shown.Count || shown.Any(one => _shown.GetValueOrDefault(one.Key) != one.Value);
        _shown = shown;
        if (isOther) Tell();
        return Task.CompletedTask;
    }

    static Shown Of(WatchedStream stream, DateTimeOffset at)
    {
        var fields = new HashCode();
        foreach (var field in stream.Plan.Promises.Keys.Order(StringComparer.Ordinal)) fields.Add((field, stream.Of(field), stream.Of(field).At(at)));
        return new Shown(stream.Plan.Name, stream.Plan.SourceName, stream.Limits, stream.Limits.At(at), fields.ToHashCode());
    }

    /// <summary>What there is to be seen of a stream.</summary>
    sealed record Shown(string Name, string Source, Limits Limits, Finding Finding, int Fields);
}
