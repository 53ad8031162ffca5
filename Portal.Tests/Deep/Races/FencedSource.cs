using System.Globalization;
using Portal.Engine.Connectors;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Tests.Engine.Store;

namespace Portal.Tests.Deep.Races;

/// <summary>A source in pages, and what must be stored of it by the commits that were taken.</summary>
sealed class FencedSource(Random random)
{
    public const int Pages = 4;

    const int KeysOnPage = 5;

    readonly SortedDictionary<int, int> _versions = new(Enumerable.Range(0, Pages * KeysOnPage).ToDictionary(key => key, _ => 0));
    readonly HashSet<string> _seen = [];
    long _pass;

    public Dictionary<string, string> Expected { get; } = [];

    /// <summary>What it has, as it should be stored after a whole reading.</summary>
    public Dictionary<string, string> Now => _versions.ToDictionary(one => Name(one.Key), one => Body(one.Value));

    /// <summary>Some change, one goes and one comes back.</summary>
    public void Change()
    {
        foreach (var key in random.GetItems(_versions.Keys.ToArray(), 6)) _versions[key]++;
        if (random.Next(2) == 0) _versions.Remove(random.Next(Pages * KeysOnPage));
        else _versions.TryAdd(random.Next(Pages * KeysOnPage), 100 + random.Next(1000));
    }

    /// <summary>The page that is next from this place; after the last the pass is over, and what was not seen is to go.</summary>
    public async Task<PageCommit> Read(StoreHouse house, FeedPlace place, CancellationToken stop)
    {
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var page = int.Parse(place.Cursor.Token ?? "0", CultureInfo.InvariantCulture);
        var rows = _versions.Where(one => one.Key / KeysOnPage == page).Select(one => house.Row(Name(one.Key), Body(one.Value))).ToArray();
        var isLast = page == Pages - 1;
        return StoreHouse.Page(place, rows, isLast ? Coverage.Everything : Coverage.Part) with
        {
            // The same tokens in each pass.
            Next = isLast ? Cursor.Start : new Cursor(Token: (page + 1).ToString(CultureInfo.InvariantCulture)),
            Marks = true,
            Sweep = isLast ? new Sweep(await house.Store.FindGone(place, Coverage.Everything, stop), new SweepGuard(int.MaxValue, 1)) : null,
        };
    }

    /// <summary>A commit was taken, so this is what must be stored from now on.</summary>
    public void Took(PageCommit commit)
    {
        if (_pass != commit.Place.Pass.Number) _seen.Clear();
        _pass = commit.Place.Pass.Number;
        foreach (var row in commit.Rows)
        {
            Expected[row.Key] = System.Text.Encoding.UTF8.GetString(row.Body.Span);
            _seen.Add(row.Key);
        }

        if (commit.Coverage != Coverage.Everything) return;
        foreach (var key in Expected.Keys.Except(_seen).ToArray()) Expected.Remove(key);
    }

    static string Name(int key) => $"k{key:00}";

    static string Body(int version) => $$"""{"v":"{{version}}"}""";
}
