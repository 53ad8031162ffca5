namespace Portal.Web.Verdicts;

/// <summary>What all features that speak of freshness share: words, badges, and who tells them of news.</summary>
public static class VerdictsRoom
{
    public static IServiceCollection AddVerdicts(this IServiceCollection services) => services.AddSingleton<FreshnessWatch>();
}
