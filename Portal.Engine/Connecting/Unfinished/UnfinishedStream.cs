using Portal.Engine.Audit;

namespace Portal.Engine.Connecting.Unfinished;

/// <summary>A list of a source that somebody is about to connect. It is kept, so that it can be gone on with tomorrow or by another.</summary>
public sealed class UnfinishedStream : IAudited
{
    public required long Id { get; init; }

    public required long SourceId { get; init; }

    /// <summary>What the stream will be called.</summary>
    public required string Name { get; set; }

    public UnfinishedStep Step { get; set; }

    /// <summary>How it is read, as far as is known: settings of the connector for APIs, half said, as JSON. What was entered of the start stands in it too, and where it stands among those that were ticked with it.</summary>
    public required string Settings { get; set; }

    /// <summary>Which entity its rows become; null while that is open, and of one that is to be made.</summary>
    public long? EntityId { get; set; }

    /// <summary>The entity that is to be made, as JSON.</summary>
    public string? NewEntity { get; set; }

    public string Mapping { get; set; } = "{}";

    /// <summary>Who had it last.</summary>
    public required string By { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    string IAudited.AuditKind => "unfinished-stream";

    string IAudited.AuditId => $"{Id}";

    string IAudited.AuditName => Name;
}
