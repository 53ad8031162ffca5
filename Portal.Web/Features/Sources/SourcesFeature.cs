using Portal.Engine.Freshness.History;
using Portal.Web.Features.Sources.Connecting;
using Portal.Web.Features.Sources.Drifting;
using Portal.Web.Features.Sources.Mapping;
using Portal.Web.Features.Sources.Promises;
using Portal.Web.Features.Sources.Quarantine;
using Portal.Web.Features.Sources.Renaming;
using Portal.Web.Features.Sources.Runs;
using Portal.Web.Features.Sources.Sample;
using Portal.Web.Features.Sources.Schedules;
using Portal.Web.Features.Sources.Streams;
using Portal.Web.Features.Sources.Timelines;
using Portal.Web.Features.Sources.Waiting;
using Portal.Web.Shell;

namespace Portal.Web.Features.Sources;

public static class SourcesFeature
{
    public static IServiceCollection AddSourcePages(this IServiceCollection services) => services
        .AddSingleton<IChecklistItem, ConnectItem>()
        .AddSingleton<SyncWatch>()
        .AddSingleton<SourceList>()
        .AddSingleton<SourcesWaiting>()
        .AddSingleton<IWaiting>(provider => provider.GetRequiredService<SourcesWaiting>())
        .AddSingleton<IFollowsFreshness>(provider => provider.GetRequiredService<SourcesWaiting>())
        .AddSingleton<OwnSystems>()
        .AddSingleton<SourceDesk>()
        .AddSingleton<SourcePlaces>()
        .AddSingleton<StreamPromises>()
        .AddSingleton<MappingDesk>()
        .AddSingleton<ScheduleDesk>()
        .AddSingleton<ReadingDesk>()
        .AddSingleton<DriftDesk>()
        .AddSingleton<RenameDesk>()
        .AddTransient<SourceScene>()
        .AddTransient<RunScene>()
        .AddTransient<TimelineScene>()
        .AddTransient<QuarantineScene>()
        .AddTransient<StreamsScene>()
        .AddSingleton<StreamSchemas>()
        .AddSingleton<StreamMappings>()
        .AddSingleton<SampleAddress>()
        .AddSingleton<SampleConnection>()
        .AddSingleton<SampleTour>()
        .AddSingleton<SystemDesk>()
        .AddSingleton<ReadLists>()
        .AddTransient<UnfinishedScene>()
        .AddSingleton<IStart>(provider => provider.GetRequiredService<SampleTour>())
        .AddSingleton<IStart, ConnectStart>()
        .AddSingleton<ITryout>(provider => provider.GetRequiredService<SampleTour>())
        .AddHostedService(provider => provider.GetRequiredService<SampleAddress>());

    public static void MapSources(this IEndpointRouteBuilder routes)
    {
        RunEndpoints.Map(routes);
        SourceExports.Map(routes);
        QuarantineExport.Map(routes);
        TimelineExport.Map(routes);
        DriftExport.Map(routes);
        StreamExports.Map(routes);
    }
}
