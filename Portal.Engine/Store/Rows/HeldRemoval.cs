namespace Portal.Engine.Store.Rows;

/// <summary>A record that a sweep would have removed, had it not been one of so many.</summary>
sealed class HeldRemoval
{
    public required long Feed { get; init; }

    public required long Record { get; init; }

    /// <summary>The pass that did not see it.</summary>
    public required long Pass { get; init; }

    /// <summary>The number of the stream's commit that the pass began after.</summary>
    public required long PassFrom { get; init; }

    public required long PassAt { get; init; }
}
