using Portal.Engine.Data.Answers;
using Portal.Engine.Projection.Merging;

namespace Portal.Engine.Data.Summing;

/// <summary>All groups while they are counted. Only so many are kept, however many values there are.</summary>
sealed class Tallies(Ask ask)
{
    public const int MostGroups = 10_000, MostDistinct = 100_000;

    const int MostShown = 2000;

    readonly Dictionary<(DateTimeOffset?, string?), Tally> _all = [];
    readonly Allowance _distinct = new(MostDistinct);
    long _beyond;

    public long Count { get; private set; }

    public void Add(byte[] body, DateTimeOffset at)
    {
        Count++;
        var key = ask.By is { } by && BodyFields.Find(body, by.Name, out var value) ? BodyFields.Text(value) : null;
        var begins = ask.Begin(at);
        if (!_all.TryGetValue((begins, key), out var tally))
        {
            if (_all.Count == MostGroups)
            {
                _beyond++;
                return;
            }

            _all.Add((begins, key), tally = new Tally(begins, key, _distinct));
        }

        tally.Add(ask, body);
    }

    /// <returns>What is shown, and how many groups that were kept are not.</returns>
    public (IReadOnlyList<SummaryGroup> Shown, int LeftOut) Told()
    {
        var shown = _all.Values.GroupBy(tally => tally.Begins).OrderBy(window => window.Key)
            .SelectMany(window => window.OrderByDescending(tally => tally.Count).ThenBy(tally => tally.Key, StringComparer.Ordinal).Take(ask.Top))
            .Take(MostShown).Select(tally => tally.Told(ask)).ToArray();
        return (shown, _all.Count - shown.Length);
    }

    /// <returns>What could not be counted.</returns>
    public IEnumerable<string> Notes()
    {
        if (_beyond > 0) yield return $"There are more than {MostGroups} groups: {_beyond} of the records are in groups that were not kept, and one of those may be larger than those shown.";
        if (_distinct.IsShort) yield return $"There are more than {MostDistinct} different values of {ask.Distinct!.Name}: of some groups there are more than is said.";
        if (_all.Values.Sum(tally => tally.Unread) is > 0 and var unread) yield return $"{unread} numbers are too great to be added up.";
    }
}
