using Microsoft.Extensions.Logging;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;
using Quartz;

namespace Portal.Engine.Scheduling;

/// <summary>One slot of one feed. A feed that still runs when its next slot comes lets that one wait, and those after it pass.</summary>
[DisallowConcurrentExecution]
sealed partial class FeedJob(FeedSchedule schedule, SyncEngine engine, TimeProvider clock, ILogger<FeedJob> log) : IJob
{
    /// <summary>What stands in its data.</summary>
    public const string FeedId = "feed", Schedule = "schedule", Slot = "slot", IsPutOff = "putOff";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var data = context.MergedJobDataMap;
        var feed = data.GetLong(FeedId);
        var slot = data.ContainsKey(Slot) ? new DateTimeOffset(data.GetLong(Slot), TimeSpan.Zero) : context.FireTimeUtc;
        if (!await schedule.Begin(feed, slot, data.ContainsKey(IsPutOff) && data.GetBoolean(IsPutOff), cancellationToken)) return;
        // Quartz is up to some milliseconds early. Who begins before a slot is due again at that slot.
        if (slot - clock.GetUtcNow() is { Ticks: > 0 } early) await Task.Delay(early, clock, cancellationToken);
        var started = await engine.Start(feed, new RunRequest(RunTrigger.Schedule), cancellationToken);
        if (started.Succeeded(out var run, out var refusal))
        {
            schedule.Tell(feed, slot);
            await run.Ended;
        }
        else if (refusal is AlreadyRuns)
        {
            // What runs was begun by a person, and may read nothing at all; the slot is made up for once it has ended.
            await schedule.PutOff(feed, slot, cancellationToken);
        }
        else
        {
            Log.LetPass(log, feed, refusal.Message);
        }
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "A slot of feed {Feed} passes: {Reason}")]
        public static partial void LetPass(ILogger log, long feed, string reason);
    }
}
