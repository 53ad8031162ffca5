using Portal.Engine.Sources;
using Portal.Web.Ui;

namespace Portal.Web.Features.Sources;

/// <summary>The filters of the sources as the address has them, for the page and its export alike.</summary>
public sealed record SourceQuery(string? Text, string? Environment, string? Sort)
{
    public bool IsNarrowed => !string.IsNullOrEmpty(Text) || !string.IsNullOrEmpty(Environment);

    public static SourceQuery Of(IQueryCollection query) => new(query["text"], query["environment"], query["sort"]);

    public SourceFilter Filter() => new()
    {
        Text = QueryText.Plain(Text),
        Environment = Enum.TryParse<SourceEnvironment>(Environment, out var environment) ? environment : null,
        Order = Sort?.TrimStart('-') == "environment" ? SourceOrder.Environment : SourceOrder.Name,
        Descending = Sort?.StartsWith('-') == true,
    };
}
