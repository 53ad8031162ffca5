using Portal.Web.SampleCompany.Faults;

namespace Portal.Web.SampleCompany;

/// <summary>The sample company, where it is switched on; otherwise nothing.</summary>
static class SampleCompanyRoom
{
    public static IServiceCollection AddSampleCompany(this IServiceCollection services, SampleCompanyOptions options, bool isDevelopment)
    {
        if (!(options.Enabled ?? isDevelopment)) return services;
        return services
            .AddSingleton(options)
            .AddSingleton<Company>()
            .AddSingleton<Switches>()
            .AddSingleton<SampleHost>()
            .AddHostedService(services => services.GetRequiredService<SampleHost>());
    }
}
