using Portal.Engine;
using Portal.Engine.Connectors;

namespace Portal.Tests.Engine.Connectors.Rest;

/// <summary>All pages of a pass, and how it ended.</summary>
sealed record Pass(IReadOnlyList<PageSeen> Pages, Refusal? Refusal)
{
    public IReadOnlyList<PageSeen> Good => Refusal is null ? Pages : throw new InvalidOperationException(Refusal.Message);

    public PageSeen Last => Good[^1];

    public Cursor End => Last.Next;

    public IEnumerable<RecordSeen> Records => Good.SelectMany(page => page.Records);

    public string Keys => string.Join(' ', Records.Select(record => record.IsDeleted ? $"-{record.Key}" : record.Key));
}
