using Microsoft.Extensions.Logging;
using Portal.Engine.Sources;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;
using Quartz;

namespace Portal.Engine.Scheduling;

/// <summary>One slot of one feed. A feed that still runs when its next slot comes lets that one pass.</summary>
[DisallowConcurrentExecution]
sealed partial class FeedJob(SyncEngine engine, ILogger<FeedJob> log) : IJob
{
    public const string FeedId = "feed";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var feed = context.MergedJobDataMap.GetLong(FeedId);
        var started = await engine.Start(feed, new RunRequest(RunTrigger.Schedule), cancellationToken);
        if (started.Succeeded(out var run, out var refusal)) await run.Ended;
        else if (refusal is NoSuchFeed) await context.Scheduler.DeleteJob(context.JobDetail.Key, cancellationToken);
        else Log.LetPass(log, feed, refusal.Message);
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "A slot of feed {Feed} passes: {Reason}")]
        public static partial void LetPass(ILogger log, long feed, string reason);
    }
}
