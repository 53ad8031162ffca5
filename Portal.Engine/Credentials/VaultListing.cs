namespace Portal.Engine.Credentials;

/// <summary>What may be shown of a secret in the vault.</summary>
/// <param name="Name">What it is asked for by.</param>
/// <param name="Version">Goes up with each new value.</param>
/// <param name="CreatedAt">When the first version came.</param>
/// <param name="ChangedAt">When the current one came, or the one before it was retired.</param>
/// <param name="IsPreviousReadable">Whether the version before is still handed out to those who ask for it.</param>
public sealed record VaultListing(string Name, int Version, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, bool IsPreviousReadable);
