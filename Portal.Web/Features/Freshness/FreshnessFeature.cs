namespace Portal.Web.Features.Freshness;

public static class FreshnessFeature
{
    public static IServiceCollection AddFreshnessPages(this IServiceCollection services) => services
        .AddSingleton<FreshnessList>()
        .AddSingleton<StreamVerdicts>();
}
