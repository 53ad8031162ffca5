using Portal.Engine.Sources.Fallbacks;

namespace Portal.Engine.Freshness.Watching;

/// <summary>What a stream is and what is promised of it, as people have set it.</summary>
/// <param name="Id">The stream.</param>
/// <param name="Name">Its name.</param>
/// <param name="SourceId">The source it is in.</param>
/// <param name="SourceName">And what that is called.</param>
/// <param name="EntityId">What its records are.</param>
/// <param name="Promise">What is promised of the whole.</param>
/// <param name="Promises">Of single fields, what is promised of them.</param>
/// <param name="Brings">The fields that its feeds fill.</param>
/// <param name="Feeds">Its feeds, without what is committed of them.</param>
public sealed record StreamPlan(
    long Id, string Name, long SourceId, string SourceName, long EntityId,
    Promise Promise, IReadOnlyDictionary<string, Promise> Promises, IReadOnlySet<string> Brings, IReadOnlyList<FeedFacts> Feeds)
{
    /// <summary>What is served in its place while it is stale.</summary>
    public StreamFallback Fallback { get; init; } = new();

    public Promise PromiseOf(string? field) => field is not null && Promises.TryGetValue(field, out var promise) ? promise : Promise;
}
