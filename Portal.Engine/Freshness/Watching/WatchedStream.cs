using System.Collections.Concurrent;

namespace Portal.Engine.Freshness.Watching;

/// <summary>A stream, what is promised of it and what is committed of it, as of one moment.</summary>
public sealed class WatchedStream
{
    readonly Dictionary<string, Limits> _fields;

    /// <summary>Workflows ask for the same again and again, and until something is committed or set the answer is the same.</summary>
    readonly ConcurrentDictionary<(string? Field, TimeSpan Tolerance), Limits> _tolerated = [];

    /// <param name="plan">What the stream is and what is promised of it.</param>
    /// <param name="facts">What is committed of its feeds.</param>
    public WatchedStream(StreamPlan plan, StreamFacts facts)
    {
        (Plan, Facts, Limits) = (plan, facts, facts.Under(plan.Promise));
        _fields = plan.Promises.ToDictionary(field => field.Key, field => facts.Under(field.Value));
    }

    public StreamPlan Plan { get; }

    public StreamFacts Facts { get; }

    /// <summary>Of the whole stream, and of each of its fields that has no promise of its own.</summary>
    public Limits Limits { get; }

    public Limits Of(string? field) => field is not null && _fields.TryGetValue(field, out var limits) ? limits : Limits;

    /// <summary>Of a field, for somebody who accepts another age.</summary>
    public Limits Of(string? field, TimeSpan tolerance) =>
        _tolerated.GetOrAdd((field, tolerance), static (of, stream) => stream.Facts.Under(stream.Plan.PromiseOf(of.Field) with { Tolerance = of.Tolerance }), this);
}
