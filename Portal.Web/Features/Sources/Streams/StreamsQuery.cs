using Portal.Web.Ui;

namespace Portal.Web.Features.Sources.Streams;

/// <summary>Which streams of a source its tabs show, as the address has it, for the pages and their exports alike.</summary>
public sealed record StreamsQuery(string? Text)
{
    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Text);

    public static StreamsQuery Of(IQueryCollection query) => new((string?)query["text"]);

    /// <returns>Part of the name of a stream; null for all.</returns>
    public string? Filter() => QueryText.Plain(Text);
}
