using System.Globalization;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connecting.Trying;

/// <summary>
/// The ways of paging that an answer does not speak of. All usual names go along at once, each with a place of its own to
/// begin at; at which record the answer begins tells which of them was obeyed.
/// </summary>
sealed class PagingGuess(Tries tries, RestSettings settings, TriedPage first)
{
    const int LeastRecords = 24;

    static readonly string[] Offsets = ["offset", "skip", "start", "startAt", "startIndex"], Pages = ["page", "page_number", "pageNumber", "p", "page[number]", "pageIndex"], Ids = ["starting_after", "after_id", "after", "last_id", "since_id", "afterId", "lastId"];

    /// <summary>What was obeyed, still to be proved; empty if nothing was or it could not be told.</summary>
    public async Task<IReadOnlyList<PagingSettings>> All(CancellationToken stop)
    {
        var told = Told().ToArray();
        if (told.Length > 0 || Variants.IsGraphQl(settings)) return told;
        if (first.Count >= LeastRecords && await Group(stop) is { } found) return found;
        return [.. Alone()];
    }

    /// <summary>As another list of the source is paged, with what this answer says beside its records.</summary>
    public IEnumerable<PagingSettings> Again(PagingSettings like)
    {
        if (like.By == PagingKind.Page) yield return Page(like.Parameter!);
        else if (like.By == PagingKind.Offset) yield return Offset(like.Parameter!);
        else if (like.By == PagingKind.LastId) yield return LastId(like.Parameter!);
    }

    /// <summary>The answer shows a number or a flag that names its habit.</summary>
    IEnumerable<PagingSettings> Told()
    {
        var signals = first.Signals;
        if (signals.Offset is { Number: not null } offset) yield return Offset(offset.Name);
        if (signals.Page is not null || signals.PageCount is not null)
        {
            yield return Page("page");
            if (signals.Page is { } page && page.Name != "page") yield return Page(page.Name);
        }
    }

    IEnumerable<PagingSettings> Alone()
    {
        if (first.Signals.IsOData)
        {
            yield return Offset("$skip");
            yield break;
        }

        if (first.Signals.More is not null)
        {
            yield return LastId("starting_after");
            yield return LastId("after");
        }

        yield return Page("page");
        yield return Offset("offset");
    }

    /// <returns>Null if the source refuses what it does not know.</returns>
    async Task<IReadOnlyList<PagingSettings>?> Group(CancellationToken stop)
    {
        if (first.Signals.IsOData) return null;
        var (said, meant) = (new List<(string, string)>(), new Dictionary<int, PagingSettings>());
        var place = 2;
        foreach (var name in Offsets) Say(name, Number(place), place, Offset(name), by: 1);
        foreach (var name in Ids) Say(name, first.Keys[place]!, place + 1, LastId(name), by: 2);
        if (!(await tries.Page(Variants.With(settings, said), stop: stop)).Succeeded(out var page, out _)) return null;
        var begins = page.Count == 0 ? -1 : first.Keys.ToList().IndexOf(page.Keys[0]);
        // Where it begins at the beginning none was obeyed. A page number has the page that was asked for all to itself.
        return meant.TryGetValue(begins, out var found) ? [found] : begins == 0 ? [.. Pages.Take(2).Select(Page)] : [.. Alone()];

        void Say(string name, string value, int begins, PagingSettings paging, int by)
        {
            if (place >= first.Count - 1) return;
            said.Add((name, value));
            meant[begins] = paging;
            place += by;
        }
    }

    PagingSettings Offset(string name) => settings.Paging with { By = PagingKind.Offset, Parameter = name, More = More, Last = Last, Total = first.Signals.Total?.Number > first.Count ? first.Signals.Total.Path : null };

    PagingSettings Page(string name) => settings.Paging with { By = PagingKind.Page, Parameter = name, More = More, Last = Last, Pages = first.Signals.PageCount?.Number > 1 ? first.Signals.PageCount.Path : null, First = first.Signals.Page?.Number == 0 ? 0 : 1 };

    PagingSettings LastId(string name) => settings.Paging with { By = PagingKind.LastId, Parameter = name, More = More };

    /// <summary>Only what says that more follows while more follows.</summary>
    string? More => first.Signals.More is { Kind: System.Text.Json.JsonValueKind.True } flag ? flag.Path : null;

    string? Last => first.Signals.Last is { Kind: System.Text.Json.JsonValueKind.False } flag ? flag.Path : null;

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
