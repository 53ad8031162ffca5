using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Engine.Connectors;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Signs;
using Portal.Engine.Store;
using Portal.Engine.Store.Sealing;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Sync.LookingUp;
using Portal.Engine.Sync.Remapping;
using Portal.Engine.Sync.Running;
using Portal.Engine.Sync.Runs;
using Portal.Engine.Sync.Sampling;
using Portal.Engine.Sync.Timelines;

namespace Portal.Engine.Sync;

public static class SyncRoom
{
    public static IServiceCollection AddSync(this IServiceCollection services) => services
        .AddSingleton<RunBook>()
        .AddSingleton<FeedPlans>()
        .AddSingleton<SourceBoard>()
        .AddSingleton<SourceTimeline>()
        .AddSingleton<Doubts>()
        .AddSingleton<Proposals>()
        .AddSingleton<DriftBook>()
        .AddSingleton<DriftWatch>()
        .AddSingleton<IGoesAlong, DriftRows>()
        .AddSingleton<QuarantineReader>()
        .AddSingleton(provider => new SetBacks(provider.GetRequiredService<FeedPlans>(), provider.GetRequiredService<RecordStore>(), provider.GetRequiredService<Resets>()))
        .AddSingleton(provider => new SyncEngine(
            provider.GetRequiredService<FeedPlans>(), provider.GetRequiredService<SourceClients>(), provider.GetRequiredService<RecordStore>(),
            provider.GetRequiredService<RunBook>(), provider.GetRequiredService<Doubts>(), provider.GetRequiredService<DriftWatch>(), provider.GetRequiredService<ApiSigns>(), provider.GetRequiredService<Seals>(), provider.GetRequiredService<QuarantineReader>(), provider.GetRequiredService<IDatabase>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SyncEngine>>()))
        .AddSingleton(provider => new LookUps(
            provider.GetRequiredService<FeedPlans>(), provider.GetRequiredService<SourceClients>(), provider.GetRequiredService<RecordStore>(),
            provider.GetRequiredService<Seals>(), provider.GetRequiredService<DriftWatch>(), provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<LookUps>>()))
        .AddSingleton(provider => new FeedSamples(
            provider.GetRequiredService<FeedPlans>(), provider.GetRequiredService<ConnectorTable>(), provider.GetRequiredService<SourceClients>(), provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<FeedSamples>>()))
        .AddSingleton<Remappings>()
        .AddHostedService<AbandonedRuns>();
}
