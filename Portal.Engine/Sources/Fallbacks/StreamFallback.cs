namespace Portal.Engine.Sources.Fallbacks;

/// <summary>What is served in place of a stream while it is stale, as somebody wants it.</summary>
public sealed record StreamFallback
{
    public FallbackKind Kind { get; init; }

    /// <summary>The stream that stands in, of any source; null unless one is named.</summary>
    public long? StreamId { get; init; }

    /// <summary>That of a stream that went stays named: nothing else ever has its number.</summary>
    public static StreamFallback Of(Stream stream) => new() { Kind = stream.Fallback, StreamId = stream.FallbackStreamId };
}
