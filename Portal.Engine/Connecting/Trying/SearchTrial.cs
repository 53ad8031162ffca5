using System.Globalization;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connecting.Trying;

/// <summary>For a source that shows only so many results of one search: how many those are, and how an end in time is asked for.</summary>
sealed class SearchTrial(Tries tries, Findings findings)
{
    const int Large = 1000;

    static readonly (string From, string To)[] Pairs = [("from", "to"), ("since", "until"), ("after", "before"), ("gte", "lt"), ("start", "end"), ("min", "max")];

    /// <param name="settings">With the pages and the changes that were found.</param>
    /// <param name="first">The first page.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>The settings with the search; as they were if it could not be found out.</returns>
    public async Task<RestSettings> Find(RestSettings settings, TriedPage first, CancellationToken stop)
    {
        if (await Most(settings, first, stop) is not { } most) return Told(settings, "How many it shows of one search could not be found out.");
        settings = settings with { Paging = settings.Paging with { Total = first.Signals.Total?.Path } };
        foreach (var to in Until(settings.Incremental))
        {
            var with = settings with { Incremental = settings.Incremental with { Lag = TimeSpan.Zero }, Search = new() { Most = most, To = to, In = Variants.Place(settings) } };
            var times = first.Times.OfType<DateTimeOffset>().Distinct().Order().ToArray();
            if (times.Length < 4) break;
            var (from, end) = (times[0], times[times.Length / 2]);
            var read = await tries.Page(with, slice: (from, end), stop: stop);
            if (!read.Succeeded(out var page, out var refusal))
            {
                if (tries.MustEnd(refusal)) break;
                continue;
            }

            if (page.Count == 0 || page.Times.Any(time => time is null || time < from.AddSeconds(-1) || time > end.AddSeconds(1))) continue;
            findings.Sure(TrialTopic.Search, string.Create(CultureInfo.InvariantCulture, $"Searches: no more than {most} rows are shown of one, so time is cut into stretches that stay below, with {to} as their end. Asked for the stretch until {Ways.Moment(end)} UTC, {Ways.Rows(page.Count)} came and all changed within it."));
            return settings with { Search = with.Search };
        }

        return Told(settings, string.Create(CultureInfo.InvariantCulture, $"No more than {most} rows are shown of one search, and no parameter was found that ends a stretch of time."));
    }

    /// <summary>As many as come when more are asked for, if after them nothing comes.</summary>
    async Task<int?> Most(RestSettings settings, TriedPage first, CancellationToken stop)
    {
        if (settings.Paging.SizeParameter is null || settings.Paging.By is not (PagingKind.Page or PagingKind.Offset)) return null;
        var bare = settings with { Incremental = new() };
        var wanted = (int)Math.Min(first.Signals.Total?.Number ?? Large, Large);
        if (!(await tries.Page(bare with { Paging = bare.Paging with { Size = wanted } }, stop: stop)).Succeeded(out var large, out _) || large.Count >= wanted || large.Count < 2) return null;
        var second = settings.Paging.By == PagingKind.Page ? settings.Paging.First + 1 : large.Count;
        var after = await tries.Page(bare with { Paging = bare.Paging with { Size = large.Count } }, second.ToString(CultureInfo.InvariantCulture), stop: stop);
        return after.Succeeded(out var page, out var refusal) ? (page.Count == 0 ? large.Count : null) : tries.MustEnd(refusal) ? null : large.Count;
    }

    /// <summary>The counterpart of the name that asks from when.</summary>
    static IEnumerable<string> Until(IncrementalSettings incremental) => incremental.Name is not { Length: > 0 } name ? []
        : Pairs.Where(pair => name.Contains(pair.From, StringComparison.OrdinalIgnoreCase)).Select(pair => name.Replace(pair.From, char.IsUpper(name[name.IndexOf(pair.From, StringComparison.OrdinalIgnoreCase)]) ? char.ToUpperInvariant(pair.To[0]) + pair.To[1..] : pair.To, StringComparison.OrdinalIgnoreCase));

    RestSettings Told(RestSettings settings, string why)
    {
        findings.Open(TrialTopic.Search, $"Some rows are not read as it is. {why} Look into the source's description for how to ask for a stretch of time, or use another list.");
        return settings;
    }
}
