using Portal.Engine.Freshness;
using Portal.Web.Ui;

namespace Portal.Web.Features.Freshness;

/// <summary>Which verdicts of a stream are shown, as the address has it, for the page and its export alike.</summary>
public sealed record VerdictsQuery(string? Verdict, string? Sort)
{
    const string EarliestFirst = "from";

    public Verdict? Wanted => QueryText.Word<Verdict>(Verdict);

    /// <summary>As the table is to show it.</summary>
    public string Order => Sort == EarliestFirst ? EarliestFirst : $"-{EarliestFirst}";

    public static VerdictsQuery Of(IQueryCollection query) => new(query["verdict"], query["sort"]);

    /// <param name="lasted">All of the 30 days, the latest first: the page draws them too, so they are there already.</param>
    public IReadOnlyList<Lasted> Narrow(IReadOnlyList<Lasted> lasted)
    {
        var found = lasted.Where(one => Wanted is null || one.Finding.Verdict == Wanted);
        return [.. Sort == EarliestFirst ? found.Reverse() : found];
    }
}
