using Portal.Engine.Freshness;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Runs;
using Portal.Web.Ui;

namespace Portal.Web.Features.Sources;

/// <summary>A source as a line of the list.</summary>
public sealed record SourceRow(Source Source, IReadOnlyList<StreamOnBoard> Streams, bool IsRunning)
{
    /// <summary>The worst verdict of its streams; null if it has none.</summary>
    public Finding? Worst { get; init; }

    public IEnumerable<FeedOnBoard> Feeds => Streams.SelectMany(stream => stream.Feeds);

    public long Records => Streams.Sum(stream => stream.Records);

    public Run? Last => Feeds.Select(feed => feed.Last).OfType<Run>().MaxBy(run => run.Id);

    /// <summary>Feeds whose last run somebody must act upon; the worst of them, and how many of all stand like it.</summary>
    public (RunState State, string Text)? Trouble
    {
        get
        {
            var states = Feeds.Select(feed => feed.Last?.State).ToArray();
            foreach (var state in (RunState[])[RunState.Failed, RunState.Doubtful])
            {
                if (states.Count(one => one == state) is > 0 and var many) return (state, $"{many} of {Amounts.Count(states.Length, "feed")}");
            }

            return null;
        }
    }

    /// <summary>What waits for somebody beside what its feeds say.</summary>
    public IReadOnlyList<Need> Beside { get; init; } = [];

    /// <summary>The gravest first.</summary>
    public IReadOnlyList<Need> Needs => [.. Feeds.SelectMany(Need.Of).Concat(Beside).OrderByDescending(need => need.Tone)];
}
