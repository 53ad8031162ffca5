using Portal.Engine.Resilience;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Signs;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Sync.Runs;
using Portal.Web.Features.Sources.Drifting;
using Portal.Web.Ui;

namespace Portal.Web.Features.Sources;

/// <summary>Something about a source, or a feed of it, that waits for somebody.</summary>
/// <param name="Kind">What can be done about it here.</param>
/// <param name="Who">Who must act.</param>
/// <param name="Text">What is wrong, and what to do.</param>
/// <param name="Tone">How bad it is.</param>
public sealed record Need(NeedKind Kind, Who Who, string Text, Tone Tone)
{
    /// <summary>It does not go on, or not well, before somebody acts.</summary>
    public bool WantsSomebody => Who != Who.Nobody && Kind != NeedKind.Pause;

    public static IReadOnlyList<Need> Of(FeedOnBoard feed)
    {
        var needs = new List<Need>();
        if (feed.Last is { State: RunState.Failed } failed) needs.Add(Failed(failed, feed.Feed));
        if (feed.Last is { State: RunState.Doubtful } doubtful) needs.Add(new(NeedKind.Doubt, doubtful.Who ?? Who.Owner, doubtful.Message ?? "", Tone.Late));
        if (feed.Standing is { Held: > 0 and var held })
            needs.Add(new(NeedKind.Held, Who.Owner, $"{Amounts.Count(held, "record")} {(held == 1 ? "is" : "are")} gone from the source. That is more than may be removed without being asked: approve it, or leave them.", Tone.Late));
        if (feed.Standing is { Waiting: > 0 and var waiting })
            needs.Add(new(NeedKind.Quarantine, Who.Owner, $"{Amounts.Count(waiting, "row")} could not be taken and {(waiting == 1 ? "waits" : "wait")} in quarantine.", Tone.Late));
        if (feed.Feed is { PausedAt: not null, PausedBy: { } by, PausedWhy: { } why }) needs.Add(new(NeedKind.Pause, Who.Owner, $"{by} paused it: {why}", Tone.Neutral));
        return needs;
    }

    public static Need Of(Drift drift) => new(NeedKind.Drift, Who.Owner, $"Its rows are not what they were: {DriftWords.Say(drift.Changes)}.", Tone.Late);

    public static Need Of(ApiSign sign, DateTimeOffset now) => new(NeedKind.Sign, Who.Owner, $"{DriftText.Title(sign, now)}.", sign.IsOver(now) ? Tone.Danger : Tone.Late);

    /// <summary>What would go on by itself does not where nothing runs it.</summary>
    static Need Failed(Run run, Feed feed) => (run.Who, feed) switch
    {
        (Who.Nobody, { PausedAt: not null }) => new(NeedKind.Failure, Who.Owner, $"{run.Message} But it is paused, so it goes on when somebody resumes or syncs it.", Tone.Late),
        (Who.Nobody, { Schedule.RunsByItself: false }) => new(NeedKind.Failure, Who.Owner, $"{run.Message} But it has no schedule, so it goes on when somebody syncs it.", Tone.Late),
        _ => new(NeedKind.Failure, run.Who ?? Who.Owner, run.Message ?? "", run.Who == Who.Nobody ? Tone.Late : Tone.Danger),
    };
}
