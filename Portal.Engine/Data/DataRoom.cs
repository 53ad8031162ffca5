using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Credentials;
using Portal.Engine.Data.Asking;
using Portal.Engine.Data.Changing;
using Portal.Engine.Data.Fetching;
using Portal.Engine.Data.Reading;
using Portal.Engine.Entities;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Persistence;
using Portal.Engine.Projection;
using Portal.Engine.Store.History;
using Portal.Engine.Store.Sealing;
using Portal.Engine.Sync.LookingUp;

namespace Portal.Engine.Data;

/// <summary>The unified data, for programs: what is known, from where, and how old it is.</summary>
public static class DataRoom
{
    public static IServiceCollection AddData(this IServiceCollection services) => services
        .AddSingleton(provider => new DataSessions(provider.GetRequiredService<IDatabase>()))
        .AddSingleton(provider => new Planner(provider.GetRequiredService<Seals>()))
        .AddSingleton(provider => new Members(provider.GetRequiredService<EntityModel>(), provider.GetRequiredService<Seals>()))
        .AddSingleton(provider => new Records(provider.GetRequiredService<Members>(), provider.GetRequiredService<FreshnessBoard>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new Finder(provider.GetRequiredService<EntityModel>(), provider.GetRequiredService<Seals>(), provider.GetRequiredService<FreshnessBoard>()))
        .AddSingleton(provider => new Tokens(provider.GetRequiredService<DataKeys>()))
        .AddSingleton(provider => new Fetcher(
            provider.GetRequiredService<DataSessions>(), provider.GetRequiredService<FreshnessBoard>(), provider.GetRequiredService<LookUps>(),
            provider.GetRequiredService<ProjectionSignal>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new DataReader(
            provider.GetRequiredService<DataSessions>(), provider.GetRequiredService<Planner>(), provider.GetRequiredService<Records>(),
            provider.GetRequiredService<Finder>(), provider.GetRequiredService<Tokens>(), provider.GetRequiredService<Fetcher>()))
        .AddSingleton(provider => new StreamRecords(
            provider.GetRequiredService<DataSessions>(), provider.GetRequiredService<Planner>(), provider.GetRequiredService<Members>(), provider.GetRequiredService<Tokens>(),
            provider.GetRequiredService<Fetcher>(), provider.GetRequiredService<FreshnessBoard>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new DataHistory(
            provider.GetRequiredService<DataSessions>(), provider.GetRequiredService<RecordHistory>(), provider.GetRequiredService<EntityModel>(),
            provider.GetRequiredService<Members>(), provider.GetRequiredService<FreshnessBoard>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new DataSummaries(
            provider.GetRequiredService<DataSessions>(), provider.GetRequiredService<Planner>(), provider.GetRequiredService<FreshnessBoard>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new DataCounts(provider.GetRequiredService<DataSessions>(), provider.GetRequiredService<FreshnessBoard>()))
        .AddSingleton(provider => new DataParts(provider.GetRequiredService<DataSessions>(), provider.GetRequiredService<FreshnessBoard>()))
        .AddSingleton(provider => new ProjectionSignal(provider.GetRequiredService<Projector>(), provider.GetRequiredService<DataSessions>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new DataChanges(
            provider.GetRequiredService<DataSessions>(), provider.GetRequiredService<Records>(), provider.GetRequiredService<Tokens>(),
            provider.GetRequiredService<ProjectionSignal>(), provider.GetRequiredService<TimeProvider>()));
}
