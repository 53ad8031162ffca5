using Portal.Web.Features.Data.Happenings;
using Portal.Web.Features.Data.Records;

namespace Portal.Web.Features.Data;

public static class DataFeature
{
    public static IServiceCollection AddDataPages(this IServiceCollection services) => services
        .AddSingleton<DataSight>()
        .AddSingleton<DataShelf>()
        .AddSingleton<DataWatch>()
        .AddSingleton<HappeningCounts>()
        .AddTransient<RecordScene>();
}
