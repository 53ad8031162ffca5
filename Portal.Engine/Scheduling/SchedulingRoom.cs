using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Portal.Engine.Persistence;
using Portal.Engine.Scheduling.Costs;
using Quartz;

namespace Portal.Engine.Scheduling;

/// <summary>
/// The only room that knows Quartz. On SQLite its jobs are in memory and made anew from the feeds at each start, because the
/// database is the truth; on PostgreSQL they are in it, and the instances share them.
/// </summary>
public static class SchedulingRoom
{
    /// <summary>How many feeds run at once. Most of a run is waiting for the source, so that there may be many more than cores.</summary>
    const int MostAtOnce = 48;

    static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddScheduling(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "Portal");
            quartz.UseDefaultThreadPool(MostAtOnce);
            if (database.Kind == DatabaseKind.Sqlite)
            {
                quartz.UseInMemoryStore();
            }
            else
            {
                quartz.UsePersistentStore(store =>
                {
                    store.ProvisionSchema();
                    store.UsePostgres(NpgsqlFactory.Instance, database.ConnectionString!.Reveal());
                    store.UseClustering(cluster => cluster.CheckinInterval = CheckIn);
                    // Its threads look after the clock of others; a program that has nothing else to do is over.
                    store.ConfigureStore(threads => threads.UseBackgroundThreads = true);
                });
            }
        });
        // Runs are told to stop by the sync engine, which waits until they have said how far they came.
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = false);
        return services
            .AddSingleton<FeedSchedule>()
            .AddSingleton<CostDesk>()
            .AddHostedService<ScheduleAtStart>();
    }
}
