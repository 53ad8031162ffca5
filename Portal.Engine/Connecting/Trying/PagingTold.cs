using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connecting.Trying;

/// <summary>The ways of paging that an answer itself speaks of, the surest first.</summary>
sealed class PagingTold(RestSettings settings, Signals signals)
{
    const int MostCursors = 2, MostNames = 3;

    static readonly string[] OfACursor = ["cursor", "after", "page_token", "next_token"];
    static readonly string[] AsIs = ["after", "cursor", "token", "offset", "pagetoken", "pagingtoken", "continuation", "continuationtoken", "scrollid", "bookmark", "nexttoken"];

    readonly PagingSettings _bare = settings.Paging;

    public IEnumerable<PagingSettings> All()
    {
        var more = signals.More is { Kind: System.Text.Json.JsonValueKind.True } flag ? flag.Path : null;
        if (signals.PageInfo is { } info && Variants.IsGraphQl(settings))
        {
            foreach (var name in Named.Variables(settings.Body!, ["after", "cursor"]).Take(2)) yield return _bare with { By = PagingKind.GraphQl, PageInfo = info, Parameter = name };
            yield break;
        }

        if (signals.Link is not null) yield return _bare with { By = PagingKind.LinkHeader };
        if (signals.NextUrl is { } next) yield return _bare with { By = PagingKind.NextUrl, Next = next.Path };
        foreach (var cursor in signals.Cursors.Take(MostCursors))
        {
            foreach (var name in Parameters(cursor.Name).Take(MostNames)) yield return _bare with { By = PagingKind.Cursor, Next = cursor.Path, Parameter = name, More = more };
        }
    }

    /// <summary>next_page_token is brought back as page_token, nextCursor as cursor, and what is called after as after.</summary>
    static IEnumerable<string> Parameters(string name)
    {
        var names = new List<string>();
        var plain = Signal.PlainOf(name);
        if (AsIs.Contains(plain)) names.Add(name);
        if (name.StartsWith("next_", StringComparison.OrdinalIgnoreCase)) names.Add(name[5..]);
        else if (name.StartsWith("next", StringComparison.OrdinalIgnoreCase) && name.Length > 4) names.Add(char.ToLowerInvariant(name[4]) + name[5..]);
        return names.Concat(plain == "next" ? ["cursor", "page", "after"] : OfACursor).Append(name).Distinct();
    }
}
