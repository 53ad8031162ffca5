using Portal.Web.Features.Home.Now;
using Portal.Web.Shell;

namespace Portal.Web.Features.Home;

public static class HomeRoom
{
    public static IServiceCollection AddHome(this IServiceCollection services) => services
        .AddSingleton<IChecklistItem, PublicAddressItem>()
        .AddScoped<HomeChecklist>()
        .AddTransient<HomeScene>()
        .AddSingleton<ThisInstance>();

    /// <summary>The instance knows from now on since when it runs.</summary>
    public static void UseHome(this WebApplication app) => app.Services.GetRequiredService<ThisInstance>();
}
