namespace Portal.Engine.Audit;

/// <summary>A page of the log, newest first, and whether there are others on either side.</summary>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, bool HasNewer, bool HasOlder);

/// <summary>Where a page begins: at the newest entry, or next to one that was seen.</summary>
public readonly record struct AuditPlace(long? OlderThan = null, long? NewerThan = null)
{
    public static AuditPlace Newest => default;
}
