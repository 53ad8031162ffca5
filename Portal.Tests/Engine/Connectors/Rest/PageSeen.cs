using Portal.Engine.Connectors;

namespace Portal.Tests.Engine.Connectors.Rest;

/// <summary>What was on a page, after its memory was given back.</summary>
sealed record PageSeen(IReadOnlyList<RecordSeen> Records, Cursor Next, Coverage Coverage, DateTimeOffset AskedAt)
{
    public IEnumerable<string?> Keys => Records.Select(record => record.Key);

    public static PageSeen Of(Page page) => new(
        [.. page.Records.Select(record => new RecordSeen(record.Key, record.Fields.GetRawText(), record.SourceAt, record.IsDeleted, record.Problem))],
        page.Next, page.Coverage, page.AskedAt);
}
