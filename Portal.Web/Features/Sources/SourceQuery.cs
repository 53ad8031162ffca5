using Portal.Engine.Freshness;
using Portal.Engine.Sources;
using Portal.Web.Ui;

namespace Portal.Web.Features.Sources;

/// <summary>The filters of the sources as the address has them, for the page and its export alike.</summary>
public sealed record SourceQuery(string? Text, string? Environment, string? Freshness, string? Run, string? Sort, string? Waits = null)
{
    public const string Wrong = "wrong", Somebody = "somebody";

    public bool IsNarrowed => Verdict is not null || WentWrong || NeedsSomebody || !string.IsNullOrEmpty(Text) || !string.IsNullOrEmpty(Environment);

    /// <summary>The worst verdict of its streams.</summary>
    public Verdict? Verdict => QueryText.Word<Verdict>(Freshness);

    /// <summary>Only those of which a last run went wrong.</summary>
    public bool WentWrong => Run == Wrong;

    /// <summary>Only those of which something waits for somebody.</summary>
    public bool NeedsSomebody => Waits == Somebody;

    public static SourceQuery Of(IQueryCollection query) => new(query["text"], query["environment"], query["freshness"], query["run"], query["sort"], query["waits"]);

    public SourceFilter Filter() => new()
    {
        Text = QueryText.Plain(Text),
        Environment = QueryText.Word<SourceEnvironment>(Environment),
        Order = Sort?.TrimStart('-') switch
        {
            "environment" => SourceOrder.Environment,
            "freshness" => SourceOrder.Rank,
            _ => SourceOrder.Name,
        },
        Descending = Sort?.StartsWith('-') == true,
    };
}
