using Portal.Web.SampleCompany.Faults;

namespace Portal.Web.SampleCompany;

/// <summary>The sample company, where there is one; otherwise nothing.</summary>
static class SampleCompanyRoom
{
    /// <param name="services">Where it is added.</param>
    /// <param name="options">What is set.</param>
    /// <param name="isDevelopment">It runs from the start.</param>
    /// <param name="isAlone">No other machine shares the database: to each of them another company would be at the address of this one.</param>
    public static IServiceCollection AddSampleCompany(this IServiceCollection services, SampleCompanyOptions options, bool isDevelopment, bool isAlone)
    {
        if (!(options.Enabled ?? (isDevelopment || isAlone))) return services;
        return services
            .AddSingleton(isDevelopment ? options with { Enabled = true } : options)
            .AddSingleton<Company>()
            .AddSingleton<Switches>()
            .AddSingleton<SampleHost>()
            .AddHostedService(services => services.GetRequiredService<SampleHost>());
    }
}
