using Portal.Engine.Freshness;
using Portal.Engine.Freshness.History;

namespace Portal.Web.Verdicts;

/// <summary>How a stream was, as far as it says something of how well it was kept.</summary>
public static class VerdictPast
{
    /// <summary>While it was being read for the first time nothing was known of it; where something is since, that counts.</summary>
    public static IReadOnlyList<Told> SinceFirstRead(IReadOnlyList<Told> told)
    {
        Told[] known = [.. told.SkipWhile(one => one.Finding.Reason == Reason.NeverVerified)];
        return known.Length == 0 ? told : known;
    }
}
