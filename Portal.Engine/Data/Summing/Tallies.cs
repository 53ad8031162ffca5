using Portal.Engine.Data.Answers;
using Portal.Engine.Projection.Merging;

namespace Portal.Engine.Data.Summing;

/// <summary>All groups while they are counted.</summary>
sealed class Tallies(Ask ask)
{
    const int MostGroups = 2000;

    readonly Dictionary<(DateTimeOffset?, string?), Tally> _all = [];

    public long Count { get; private set; }

    public void Add(byte[] body, DateTimeOffset at)
    {
        Count++;
        var key = ask.By is { } by && BodyFields.Find(body, by.Name, out var value) ? BodyFields.Text(value) : null;
        var begins = ask.Begin(at);
        if (!_all.TryGetValue((begins, key), out var tally)) _all.Add((begins, key), tally = new Tally(begins, key));
        tally.Add(ask, body);
    }

    /// <returns>What is shown, how many groups are not, and how many numbers could not be added up.</returns>
    public (IReadOnlyList<SummaryGroup> Shown, int LeftOut, long Unread) Told()
    {
        var shown = _all.Values.GroupBy(tally => tally.Begins).OrderBy(window => window.Key)
            .SelectMany(window => window.OrderByDescending(tally => tally.Count).ThenBy(tally => tally.Key, StringComparer.Ordinal).Take(ask.Top))
            .Take(MostGroups).Select(tally => tally.Told(ask)).ToArray();
        return (shown, _all.Count - shown.Length, _all.Values.Sum(tally => tally.Unread));
    }
}
