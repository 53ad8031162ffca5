using Portal.Engine.Freshness;

namespace Portal.Web.Features.Freshness;

/// <summary>Which streams the page shows, by what they are gathered, and in which order.</summary>
public sealed record FreshnessFilter(Gathered By, Verdict? Verdict, string? Text, FreshnessOrder Order, int Page)
{
    /// <returns>The rows of a group in order.</returns>
    public IEnumerable<FreshnessRow> Sort(IEnumerable<FreshnessRow> rows) => rows.OrderBy(row => Rank(row)).ThenBy(row => row.Stream.Plan.Name, StringComparer.Ordinal);

    /// <returns>The groups in the order of their worst rows, or of what stands first in each.</returns>
    public IEnumerable<FreshnessGroup> Sort(IEnumerable<FreshnessGroup> groups) =>
        groups.OrderBy(group => Order == FreshnessOrder.Worst ? -(long)group.Worst : Rank(group.Rows is [var first, ..] ? first : null)).ThenBy(group => group.Name, StringComparer.Ordinal);

    /// <summary>The smallest comes first. What was never verified comes before what was long ago, and what is never due after all that is.</summary>
    long Rank(FreshnessRow? row) => Order switch
    {
        FreshnessOrder.Worst => -(long)(row?.Finding.Verdict ?? Engine.Freshness.Verdict.Unknown),
        FreshnessOrder.Oldest => row?.Limits.VerifiedAt?.UtcTicks ?? 0,
        FreshnessOrder.Expected => row?.Limits.ExpectedBy?.UtcTicks ?? DateTimeOffset.MaxValue.UtcTicks,
        FreshnessOrder.Stale => row?.Limits.StaleAfter?.UtcTicks ?? DateTimeOffset.MaxValue.UtcTicks,
        _ => 0,
    };
}
