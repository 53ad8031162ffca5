using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Sources;
using Portal.Engine.Store.Erasing;
using Portal.Engine.Store.History;
using Portal.Engine.Store.Reading;
using Portal.Engine.Store.Rebuilding;
using Portal.Engine.Store.Retention;
using Portal.Engine.Store.Sealing;

namespace Portal.Engine.Store;

public static class StoreRoom
{
    public static IServiceCollection AddStore(this IServiceCollection services, RetentionOptions? retention = null) => services
        .AddSingleton<RecordStore>()
        .AddSingleton<Removals>()
        .AddSingleton<RecordBrowser>()
        .AddSingleton<QuarantineBrowser>()
        .AddSingleton<Clearing>()
        .AddSingleton<IGoesAlong>(provider => provider.GetRequiredService<Clearing>())
        .AddSingleton(provider => new Resets(provider.GetRequiredService<Changes>(), provider.GetRequiredService<Clearing>(), provider.GetRequiredService<RecordStore>()))
        .AddSingleton<IBeginsAnew>(provider => provider.GetRequiredService<Resets>())
        .AddSingleton<Seals>()
        .AddSingleton<RecordHistory>()
        .AddSingleton<EventFeed>()
        .AddSingleton(retention ?? new RetentionOptions())
        .AddSingleton<LogCompaction>()
        .AddHostedService<CompactionLoop>()
        .AddSingleton<Rebuild>()
        .AddSingleton<Erasure>()
        .AddSingleton<QuarantineDesk>()
        .AddSingleton<IKeepsCopies>(provider => provider.GetRequiredService<QuarantineDesk>());
}
