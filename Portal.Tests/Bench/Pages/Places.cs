using Microsoft.EntityFrameworkCore;
using Portal.Engine.Agents;
using Portal.Engine.Audit;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Persistence;
using Portal.Engine.Projection.Rows;
using Portal.Engine.Sources;
using Portal.Engine.Workflows;
using Portal.Tests.Bench.Ceilings;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Tests.Bench.Pages;

/// <summary>What is looked at where a page is of one thing.</summary>
/// <param name="Source">The source with the records.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Feed">The feed that ran most often.</param>
/// <param name="Change">Of that feed, the last of many.</param>
/// <param name="Unfinished">A list that is about to be connected.</param>
/// <param name="Unified">One of the records.</param>
/// <param name="Workflow">The name of one.</param>
/// <param name="Agent">One that reads.</param>
sealed record Places(long Source, long Stream, long Feed, long Change, long Unfinished, long Unified, string Workflow, long Agent)
{
    /// <summary>What the records are.</summary>
    public const string Entity = "invoice";

    /// <summary>The key of one of them.</summary>
    public static string Key => BenchRecords.Key(500);

    public static async Task<Places> Find(IDatabase database, CancellationToken stop)
    {
        await using var db = database.Read();
        var feed = await db.Set<Feed>().OrderBy(feed => feed.Id).FirstAsync(stop);
        var target = $"{feed.Id}";
        return new Places(
            await db.Set<Stream>().Where(stream => stream.Id == feed.StreamId).Select(stream => stream.SourceId).SingleAsync(stop),
            feed.StreamId,
            feed.Id,
            await db.Set<AuditEntry>().Where(entry => entry.TargetKind == "feed" && entry.TargetId == target).MaxAsync(entry => entry.Id, stop),
            await db.Set<UnfinishedStream>().MinAsync(unfinished => unfinished.Id, stop),
            await db.Set<UnifiedRow>().MinAsync(row => row.Id, stop),
            await db.Set<Workflow>().OrderBy(workflow => workflow.Id).Select(workflow => workflow.Name).FirstAsync(stop),
            await db.Set<Agent>().MinAsync(agent => agent.Id, stop));
    }
}
