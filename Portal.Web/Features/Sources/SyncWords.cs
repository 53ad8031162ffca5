using System.Text.Json;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Boards;

namespace Portal.Web.Features.Sources;

/// <summary>What is said of a run before somebody asks for it or ends it.</summary>
static class SyncWords
{
    public const string Stop = "Stop ends the run at the next page. What it has read is kept, and the next run goes on from there. Until one has read to the end, what it brings is not fresh.";

    /// <summary>What a run reads now, and what it may remove.</summary>
    public static string Sync(FeedOnBoard feed)
    {
        var cursor = feed.Standing?.Cursor;
        var isChanges = !feed.IsCleared && cursor?.Watermark is not null && feed.Standing is not { InPass: true, Everything: true } && AsksForChanges(feed.Feed);
        var reads = cursor?.Token is not null ? "Goes on where the last run stopped." : isChanges ? "Reads what changed since the last run." : "Reads all that the source has.";
        var removes = feed.Feed.Sweeps && !isChanges ? "Records that are gone there are removed here; many at once only when somebody approves it." : "Only records that the source says are deleted are removed here.";
        return $"{reads} {removes}{(feed.Feed.PausedAt is null ? "" : " It stays paused.")}";
    }

    /// <summary>One that reads an API may know how far it came and ask for everything all the same. What is the default is not written.</summary>
    static bool AsksForChanges(Feed feed)
    {
        if (feed.Connector != "rest") return true;
        using var settings = JsonDocument.Parse(feed.Settings);
        return settings.RootElement.TryGetProperty("incremental", out var incremental) && incremental.TryGetProperty("by", out _);
    }
}
