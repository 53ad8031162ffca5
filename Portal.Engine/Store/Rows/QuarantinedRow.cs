namespace Portal.Engine.Store.Rows;

/// <summary>A record that could not be taken, kept until it can be or until somebody drops it.</summary>
sealed class QuarantinedRow
{
    public long Id { get; init; }

    public required long Feed { get; init; }

    public required long Stream { get; init; }

    /// <summary>Its key, or what its content hashes to: the same bad row again is the same entry.</summary>
    public required string Identity { get; init; }

    public required string? Key { get; init; }

    public required string Reason { get; set; }

    /// <summary>All that the source said, sealed.</summary>
    public required string Raw { get; set; }

    public required bool IsDeleted { get; set; }

    public required long? SourceAt { get; set; }

    public required long SeenAt { get; set; }

    public required long FirstAt { get; init; }

    public required long Run { get; set; }

    /// <summary>After what hashes begin with, so that rows without a key stand before those with one.</summary>
    public static string IdentityOf(string key) => $"k{key}";

    /// <summary>What its content is sealed for.</summary>
    public static string Owner(long feed, string identity) => $"quarantine {feed} {identity}";
}
