using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Portal.Engine.Resilience.Pipelines;

/// <summary>One pipeline a source, so that everything that calls it shares its breaker and its budget.</summary>
public sealed class SourcePipelines(TimeProvider clock, ILogger<SourcePipeline> log)
{
    readonly ConcurrentDictionary<string, SourcePipeline> _pipelines = new();

    /// <summary>Says of which source the state moved. Raised on the thread of the call, so listeners take it and go.</summary>
    public event Action<string>? Changed;

    /// <summary>Where the jitter comes from, from 0 to 1.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "It spreads retries; it guards nothing.")]
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;

    /// <summary>The pipeline of a source. Other limits or another name begin a new one; calls under way end in the old.</summary>
    public SourcePipeline For(string sourceId, string name, SourceLimits limits) => _pipelines.AddOrUpdate(
        sourceId,
        id => New(id, name, limits),
        (id, pipeline) => pipeline.Name == name && pipeline.Limits == limits ? pipeline : New(id, name, limits));

    /// <returns>Null while it was not called since the start.</returns>
    public SourceState? State(string sourceId) => _pipelines.TryGetValue(sourceId, out var pipeline) ? pipeline.State : null;

    /// <summary>A source that is spared is tried once at once.</summary>
    public void LetTry(string sourceId)
    {
        if (_pipelines.TryGetValue(sourceId, out var pipeline)) pipeline.LetTry();
    }

    public void Forget(string sourceId) => _pipelines.TryRemove(sourceId, out _);

    SourcePipeline New(string id, string name, SourceLimits limits) => new(name, limits, clock, Jitter, () => Changed?.Invoke(id), log);
}
