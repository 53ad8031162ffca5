using Microsoft.Extensions.DependencyInjection;

namespace Portal.Engine.Store;

public static class StoreRoom
{
    public static IServiceCollection AddStore(this IServiceCollection services) => services.AddSingleton<RecordStore>().AddSingleton<Removals>();
}
