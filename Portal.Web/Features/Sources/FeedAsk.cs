using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Boards;
using Portal.Web.Ui;

namespace Portal.Web.Features.Sources;

/// <summary>Something that is asked about before it is done, because something is lost by it or much is set in motion.</summary>
/// <param name="Title">The question.</param>
/// <param name="Confirm">The deed as a verb.</param>
/// <param name="Lines">What will be lost, and what stays.</param>
/// <param name="Do">Does it.</param>
public sealed record FeedAsk(string Title, string Confirm, IReadOnlyList<string> Lines, Func<SourceDesk, Actor, Task<Outcome<string>>> Do)
{
    const string HistoryStays = "What the records were before stays in the log until that is compacted, a year unless it is set otherwise.";

    const string WhatOnlyItBrings = "What nothing else brings is known no more: workflows that depend on it are flagged or wait, as each of them says.";

    /// <summary>Its page has nothing to show any more once it is done.</summary>
    public bool Leaves { get; init; }

    /// <summary>What is told of it afterwards names this stream.</summary>
    public StreamOnBoard? About { get; init; }

    public static FeedAsk ReadAll(StreamOnBoard stream, Feed feed) => new($"Read all of {stream.Stream.Name} again?", "Read everything",
        ["Nothing is lost. The feed asks the source for all its records from the beginning, which may take long and use up its limit of requests.", "What is read again unchanged is no change; what the source has no longer is removed if this feed looks for that."],
        (desk, me) => desk.ReadAll(me, feed)) { About = stream };

    public static FeedAsk Clear(StreamOnBoard stream) => new($"Clear {stream.Stream.Name}?", "Clear",
        [$"All {Amounts.Count(stream.Records, "record")} of this stream are deleted here, with rows in quarantine and removals that wait. Whoever follows the data hears of each as of any deletion.", "The source itself is not touched. The next run reads everything from the beginning. The history of the records stays."],
        (desk, me) => desk.Clear(me, stream));

    public static FeedAsk RemoveStream(StreamOnBoard stream, SourceScene scene) => new($"Remove {stream.Stream.Name}?", "Remove",
        [$"All {Amounts.Count(stream.Records, "record")} of this stream are deleted here, with its feeds, their settings and where they stand, and how fresh it was. A run that is under way is stopped. Whoever follows the data hears of each record as of any deletion.", HistoryStays, WhatOnlyItBrings, .. Orphaned(scene, plan => plan.Fallback.StreamId == stream.Stream.Id), "The source itself is not touched, and the list can be connected again."],
        (desk, me) => desk.RemoveStream(me, stream));

    public static FeedAsk Approve(StreamOnBoard stream, FeedOnBoard feed) => new($"Remove {Amounts.Count(Held(feed), "record")} of {stream.Stream.Name}?", "Remove",
        ["They were not in the last full reading of the source, so they are deleted here too. Those that were seen again since stay.", "Their history stays."],
        (desk, me) => desk.Approve(me, feed.Feed, feed.Standing?.EndedPass ?? 0)) { About = stream };

    public static FeedAsk Believe(StreamOnBoard stream, Feed feed) => new($"Believe how little {stream.Stream.Name} has?", "Believe it",
        ["The feed reads everything again, and what it then finds counts, however little it is. Records that are gone are removed, if there are not too many to be removed without being asked.", "Look first whether the source is well: an empty answer by mistake looks just like this."],
        (desk, me) => desk.Believe(me, feed)) { About = stream };

    /// <param name="source">What is to go.</param>
    /// <param name="scene">What is in it.</param>
    /// <param name="secret">What its credential is called in the vault, if it goes too.</param>
    public static FeedAsk Remove(Source source, SourceScene scene, string? secret) => new($"Remove {source.Name}?", "Remove",
        [
            $"{Amounts.Count(scene.Whole.Streams.Count, "stream")} with all feeds, their settings and where they stand are lost, and {Amounts.Count(scene.Records, "record")} are deleted here. Runs that are under way are stopped, and what is half connected is given up.",
            HistoryStays,
            WhatOnlyItBrings,
            .. secret is null ? Array.Empty<string>() : [$"Its credential, {secret}, is taken out of the vault: nothing else uses it."],
            .. Orphaned(scene, plan => plan.SourceId != source.Id && plan.Fallback.StreamId is { } other && scene.Freshness.Stream(other)?.Plan.SourceId == source.Id),
            "The system itself is not touched, and can be connected again. What was done stays in the audit log.",
        ],
        (desk, me) => desk.Remove(me, source)) { Leaves = true };

    static long Held(FeedOnBoard feed) => feed.Standing?.Held ?? 0;

    /// <summary>Streams for which nothing stands in any more.</summary>
    static IEnumerable<string> Orphaned(SourceScene scene, Func<StreamPlan, bool> isLeft) => scene.Freshness.Streams.Select(stream => stream.Plan)
        .Where(isLeft)
        .Select(plan => $"It stands in for {Verdicts.FallbackWords.Name(plan)} no more: while that is stale, its own last good copy is served.");
}
