using Portal.Engine.Freshness;
using Portal.Web.Ui;

namespace Portal.Web.Features.Freshness;

/// <summary>The filters of the streams as the address has them, for the page and its export alike.</summary>
public sealed record FreshnessQuery(string? By, string? Verdict, string? Text, string? Sort)
{
    public Gathered Chosen => QueryText.Word<Gathered>(By, ignoreCase: true) ?? Gathered.Entity;

    public Verdict? Wanted => QueryText.Word<Verdict>(Verdict, ignoreCase: true);

    public bool IsNarrowed => !string.IsNullOrEmpty(Text) || Wanted is not null;

    public static FreshnessQuery Of(IQueryCollection query) => new(query["by"], query["verdict"], query["text"], query["sort"]);

    public FreshnessOrder Order => QueryText.Word<FreshnessOrder>(Sort, ignoreCase: true) ?? FreshnessOrder.Worst;

    public FreshnessFilter Filter(int page) => new(Chosen, Wanted, QueryText.Plain(Text), Order, page);

    public static string Say(FreshnessOrder order) => order switch
    {
        FreshnessOrder.Name => "By name",
        FreshnessOrder.Oldest => "Verified longest ago first",
        FreshnessOrder.Expected => "Due soonest, overdue first",
        FreshnessOrder.Stale => "Stale soonest, stale first",
        _ => "The worst first",
    };
}
