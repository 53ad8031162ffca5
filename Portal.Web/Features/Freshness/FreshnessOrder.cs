namespace Portal.Web.Features.Freshness;

/// <summary>By what streams with their verdicts are put in order.</summary>
public enum FreshnessOrder
{
    /// <summary>The worst verdict first, and of those with the same by name.</summary>
    Worst,
    Name,

    /// <summary>What was verified longest ago.</summary>
    Oldest,

    /// <summary>What is expected next, or should have come first.</summary>
    Expected,

    /// <summary>What is stale longest, or becomes it next.</summary>
    Stale,
}
