namespace Portal.Engine.Sync.Boards;

/// <summary>All that is in a source, in brief.</summary>
/// <param name="Streams">Its streams, by name.</param>
/// <param name="Feeds">The numbers of all its feeds.</param>
public sealed record SourceWhole(IReadOnlyList<StreamInBrief> Streams, IReadOnlySet<long> Feeds)
{
    public static SourceWhole Nothing { get; } = new([], new HashSet<long>());

    public long Records => Streams.Sum(stream => stream.Records);
}
