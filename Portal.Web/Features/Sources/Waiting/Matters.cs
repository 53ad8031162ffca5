using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sync.Boards;
using Portal.Web.Features.Sources.Drifting;
using Portal.Web.Ui;

namespace Portal.Web.Features.Sources.Waiting;

/// <summary>
/// What is not well at a source, told once however many of its streams have it, and parted by whether somebody must act. The
/// panel of each feed says it in full and has what can be done.
/// </summary>
public sealed class Matters
{
    readonly SourceNow _now;
    readonly List<Matter> _all = [];

    Matters(SourceNow now)
    {
        _now = now;
        Sign();
        Calls();
        foreach (var group in now.Streams.SelectMany(stream => stream.Feeds.SelectMany(feed => Need.Of(feed).Where(need => !IsTriedAgain(feed, need)).Select(need => new One(stream, feed, need)))).GroupBy(one => Key(one.Need))) Add([.. group]);
        Drifts();
        Retries();
    }

    public static Matters Nothing { get; } = new(new SourceNow(null!, [], default));

    /// <summary>The gravest first.</summary>
    public IReadOnlyList<Matter> ActionRequired => [.. _all.Where(matter => matter.WantsSomebody).OrderBy(matter => Rank(matter.Tone)).ThenBy(matter => matter.Who)];

    public IReadOnlyList<Matter> HealsByItself => [.. _all.Where(matter => matter.HealsByItself)];

    public IReadOnlyList<Matter> Paused => [.. _all.Where(matter => matter.IsPause)];

    public static Matters Of(SourceNow now) => new(now);

    string Name => _now.Source.Name;

    BreakerState? Breaker => _now.Calls?.Breaker;

    DateTimeOffset? LeftAloneUntil => _now.Calls?.Budget.PausedUntil is { } until && until > _now.At ? until : null;

    static int Rank(Tone tone) => tone switch { Tone.Danger => 0, Tone.Late => 1, _ => 2 };

    /// <summary>What an outage or a limit says differs from call to call, and is one thing all the same; what an owner must mend is as many things as are said.</summary>
    static (NeedKind, Who, string?) Key(Need need) =>
        (need.Kind, need.Who, need.Kind == NeedKind.Pause || (need.Kind == NeedKind.Failure && need.Who is Who.Owner or Who.Us) ? need.Text : null);

    /// <summary>A run is under way, and its end says what is so of the last one.</summary>
    bool IsTriedAgain(FeedOnBoard feed, Need need) => need.Kind is NeedKind.Failure or NeedKind.Doubt && _now.Running.Any(live => live.Feed == feed.Feed.Id);

    void Sign()
    {
        if (_now.Drifts.Sign is not { } sign) return;
        _all.Add(new(Who.Owner, sign.IsOver(_now.At) ? Tone.Danger : Tone.Late, DriftText.Title(sign, _now.At), DriftText.Advice(sign, _now.Source.Version)) { IsMendedInSettings = true, More = sign.Link });
    }

    /// <summary>Where no run has failed by it yet.</summary>
    void Calls()
    {
        var failed = _now.Streams.SelectMany(stream => stream.Feeds).SelectMany(Need.Of).Where(need => need.Kind == NeedKind.Failure).Select(need => need.Who).ToHashSet();
        if (Breaker is { Position: BreakerPosition.Open, Until: not null } && !failed.Contains(Who.Source)) _all.Add(Spared([]));
        if (Breaker is { Position: BreakerPosition.HalfOpen }) _all.Add(new(Who.Nobody, Tone.Late, $"{Name} failed again and again", "One call tries now whether it is well again."));
        if (LeftAloneUntil is { } until && !failed.Contains(Who.Nobody)) _all.Add(LeftAlone(until, []));
    }

    void Add(IReadOnlyList<One> ones)
    {
        var (first, last) = (ones[0].Need, ones.MaxBy(one => one.Feed.Last?.Id)!.Need);
        var places = Places(ones, one => OnPage(one.Stream.Stream.Name, $"feed-{one.Feed.Feed.Id}"));
        switch (first.Kind)
        {
            case NeedKind.Failure when first.Who == Who.Source && Breaker is { Position: BreakerPosition.Open, Until: not null }:
                _all.Add(Spared(places));
                break;
            case NeedKind.Failure when first.Who == Who.Nobody && LeftAloneUntil is { } until:
                _all.Add(LeftAlone(until, places));
                break;
            case NeedKind.Failure:
                _all.Add(new(first.Who, first.Tone, first.Who == Who.Nobody ? "The last run was put off" : "The last run failed", last.Text) { Places = places, Next = Next(ones), IsMendedInSettings = first.Who == Who.Owner && ones[0].Feed.Last?.Who != Who.Nobody });
                break;
            case NeedKind.Doubt:
                _all.Add(new(first.Who, first.Tone, "The last run read too little to be relied on", "Look whether the source is well. If it is, believe what was read.") { Places = places });
                break;
            case NeedKind.Held:
                var gone = ones.Sum(one => one.Feed.Standing?.Held ?? 0);
                _all.Add(new(first.Who, first.Tone, "Removals wait for a decision", $"{Amounts.Count(gone, "record")} {(gone == 1 ? "is" : "are")} gone from the source: approve it, or leave them.") { Places = places });
                break;
            case NeedKind.Quarantine:
                var rows = ones.Sum(one => one.Feed.Standing?.Waiting ?? 0);
                _all.Add(new(first.Who, first.Tone, "Rows wait in quarantine", $"{Amounts.Count(rows, "row")} could not be taken: see why, and mend the mapping or the source.") { Places = Places(ones, one => new(one.Stream.Stream.Name, Urls.Quarantine(_now.Source.Id, one.Feed.Feed.Id))) });
                break;
            default:
                var ends = ones.Any(one => one.Feed.Feed.Schedule.RunsByItself) ? "It runs by its schedule again when somebody resumes it." : "It has no schedule, and runs when somebody asks.";
                _all.Add(new(first.Who, first.Tone, "Paused", $"{first.Text} {ends}") { Places = places, IsPause = true });
                break;
        }
    }

    void Drifts()
    {
        var names = _now.Names.ToDictionary(stream => stream.Id, stream => stream.Name);
        var places = _now.Drifts.Open.Select(drift => drift.StreamId).Distinct().Where(names.ContainsKey).Select(stream => OnPage(names[stream], $"stream-{stream}")).ToArray();
        if (places.Length > 0) _all.Add(new(Who.Owner, Tone.Late, "Rows are not what they were", "Map what is new, or accept it as it is.") { Places = places });
    }

    /// <summary>One of a page is enough to know that it goes on; the panel of each run counts down for itself.</summary>
    void Retries()
    {
        var retrying = _now.Running.Where(live => live is { End: null, IsCancelling: false, Retry: not null }).ToArray();
        if (retrying.Length == 0) return;
        var retry = retrying[0].Retry!;
        var feeds = retrying.Select(live => live.Feed).ToHashSet();
        IReadOnlyList<One> ones = [.. _now.Streams.SelectMany(stream => stream.Feeds.Where(feed => feeds.Contains(feed.Feed.Id)).Select(feed => new One(stream, feed, null!)))];
        _all.Add(new(Who.Nobody, Tone.Info, "A call that went wrong is tried again", retry.Because)
        {
            Places = Places(ones, one => OnPage(one.Stream.Stream.Name, $"feed-{one.Feed.Feed.Id}")),
            Countdown = retry.Until is { } until ? ($"Attempt {retry.Attempt} of {retry.Of} begins in ", until, ".") : null,
        });
    }

    Matter Spared(IReadOnlyList<Place> places) => new(Who.Source, Tone.Danger, $"{Name} is spared after it failed again and again", "")
    {
        Places = places,
        Countdown = ("It is tried once in ", Breaker!.Until!.Value, ", or at once when somebody asks for a run, and goes on by itself if that goes well."),
    };

    Matter LeftAlone(DateTimeOffset until, IReadOnlyList<Place> places) => new(Who.Nobody, Tone.Late, $"{Name} asked to be left alone", "") { Places = places, Countdown = ("It goes on by itself in ", until, ".") };

    Place OnPage(string stream, string part) => new(stream, $"{Urls.Source(_now.Source.Id, stream)}#{part}", part);

    /// <summary>Each stream once.</summary>
    static IReadOnlyList<Place> Places(IEnumerable<One> ones, Func<One, Place> place) => [.. ones.DistinctBy(one => one.Stream.Stream.Id).Select(place)];

    /// <summary>The first of them, and none sooner than its source asked for.</summary>
    DateTimeOffset? Next(IEnumerable<One> ones) =>
        ones.Where(one => one.Feed.Feed.PausedAt is null).Select(one => _now.Next(one.Feed.Feed) is { } slot && one.Feed.Last?.NotBefore is { } notBefore && notBefore > slot ? notBefore : _now.Next(one.Feed.Feed)).Min();

    sealed record One(StreamOnBoard Stream, FeedOnBoard Feed, Need Need);
}
