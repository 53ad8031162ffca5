using System.Globalization;
using Microsoft.AspNetCore.Http;
using Portal.Tests.Running;

namespace Portal.Tests.Deep.Races;

/// <summary>A list that changes between any two requests for its pages, until it is told to be quiet.</summary>
sealed class ChangingSource(PagedBy by, Random random)
{
    /// <summary>Just within the lag of a minute.</summary>
    const int MostSecondsLate = 59;

    const int Rows = 300;

    readonly Dictionary<string, (string Name, DateTimeOffset At)> _rows = [];
    int _number;

    public TestClock? Clock { get; set; }

    public bool IsQuiet { get; set; }

    /// <summary>What it has, as it should be stored.</summary>
    public Dictionary<string, string> Now => _rows.ToDictionary(row => row.Key, row => $$"""{"name":"{{row.Value.Name}}"}""");

    public void Fill(TestClock clock)
    {
        Clock = clock;
        for (var row = 0; row < Rows; row++) Set(NewKey());
        clock.Advance(TimeSpan.FromHours(1));
    }

    public Task Answer(HttpContext http)
    {
        // A pass takes longer than what the lag has to spare.
        Clock!.Advance(TimeSpan.FromSeconds(5));
        var asked = http.Request.Query;
        var since = asked.TryGetValue("since", out var text) ? DateTimeOffset.Parse(text!, CultureInfo.InvariantCulture) : DateTimeOffset.MinValue;
        var limit = int.Parse(asked["limit"]!, CultureInfo.InvariantCulture);
        var all = _rows.Where(row => row.Value.At >= since).Select(row => (row.Key, row.Value.Name, row.Value.At, Order: Order(row.Key, row.Value.At))).OrderBy(row => row.Order, StringComparer.Ordinal).ToArray();
        var rest = by == PagedBy.Offset
            ? all[Math.Min(all.Length, int.Parse(asked["offset"].FirstOrDefault("0")!, CultureInfo.InvariantCulture))..]
            : [.. all.Where(row => string.CompareOrdinal(row.Order, asked["after"].FirstOrDefault("")) > 0)];
        var page = rest.Take(limit).ToArray();
        var next = by != PagedBy.Offset && rest.Length > limit ? $"\"{page[^1].Order}\"" : "null";
        var rows = string.Join(',', page.Select(row => $$"""{"id":"{{row.Key}}","name":"{{row.Name}}","at":"{{row.At:O}}"}"""));
        if (!IsQuiet) Change();
        return http.Response.WriteAsync($$"""{"data":[{{rows}}],"next":{{next}},"total":{{all.Length}}}""");
    }

    void Change()
    {
        foreach (var key in random.GetItems(_rows.Keys.ToArray(), random.Next(6))) Set(key);
        if (random.Next(3) == 0) _rows.Remove(random.GetItems(_rows.Keys.ToArray(), 1)[0]);
        if (random.Next(2) == 0) Set(NewKey());
    }

    /// <summary>Some changes appear late: their time is from before they could be read.</summary>
    void Set(string key)
    {
        var at = Clock!.GetUtcNow().AddSeconds(-random.Next(MostSecondsLate));
        if (_rows.TryGetValue(key, out var before) && before.At >= at) at = before.At.AddMilliseconds(1);
        _rows[key] = ($"n{++_number}", at);
    }

    /// <summary>No key comes twice, and where it stands in the list is left to chance.</summary>
    string NewKey() => string.Create(CultureInfo.InvariantCulture, $"{random.Next(100_000):00000}-{++_number}");

    string Order(string key, DateTimeOffset at) => by == PagedBy.Updated ? string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks:00000000000000000000}-{key}") : key;
}
