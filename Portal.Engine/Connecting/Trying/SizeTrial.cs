using System.Globalization;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connecting.Trying;

/// <summary>
/// Finds the parameter by which a page size is asked for. All usual names go along at once, each with a number of its own:
/// as many records as come, that name was obeyed.
/// </summary>
sealed class SizeTrial(Tries tries, RestSettings settings, PagingSettings? like)
{
    const int Smallest = 3, MostSingle = 3;

    static readonly string[] Usual = ["limit", "page_size", "per_page", "size", "pageSize", "count", "max_results", "maxResults", "perPage", "page[size]", "take", "top"];

    /// <summary>The parameter, and the small page that it brought; null if none was obeyed.</summary>
    public async Task<(string Name, int Size, TriedPage Page)?> Find(TriedPage first, CancellationToken stop)
    {
        var names = Names(first).ToArray();
        var group = names.Take(first.Count - Smallest - 1).Select((name, place) => (Name: name, Size: Smallest + place)).ToArray();
        if (group.Length == 0) return null;
        if (!Variants.IsGraphQl(settings) && group.Length > 1)
        {
            var all = await tries.Page(Variants.With(settings, group.Select(one => (one.Name, Text(one.Size))), areNumbers: true), stop: stop);
            if (all.Succeeded(out var page, out var refusal))
            {
                tries.RefusesUnknown = false;
                var obeyed = group.FirstOrDefault(one => one.Size == page.Count);
                return obeyed.Name is null ? null : (obeyed.Name, obeyed.Size, page);
            }

            if (tries.MustEnd(refusal)) return null;
            tries.RefusesUnknown = true;
            names = Named.In(tries.Client.Said, names);
        }

        foreach (var name in names.Take(MostSingle))
        {
            var alone = await tries.Page(Variants.With(settings, [(name, Text(Smallest))], areNumbers: true), stop: stop);
            if (alone.Succeeded(out var page, out var refusal) && page.Count == Smallest) return (name, Smallest, page);
            if (refusal is not null && tries.MustEnd(refusal)) return null;
        }

        return null;
    }

    IEnumerable<string> Names(TriedPage first)
    {
        if (Variants.IsGraphQl(settings)) return Named.Variables(settings.Body!, ["first", "limit", "pageSize", "take"]);
        string[] echoed = [.. new[] { like?.SizeParameter, first.Signals.Size?.Name }.OfType<string>()];
        return echoed.Concat(first.Signals.IsOData ? ["$top"] : Usual).Distinct();
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
