using System.Text.Json;
using Portal.Engine.Connectors.Rest.Paging;
using Portal.Engine.Connectors.Rest.Reading;

namespace Portal.Engine.Connecting.Trying;

/// <summary>What an answer says beside its records: where it goes on, which page it is, how many there are.</summary>
sealed class Signals
{
    const int Most = 300;

    static readonly string[] Totals = ["total", "totalcount", "totalsize", "totalresults", "totalelements", "totalrecords", "totalitems", "totalrows", "totalhits", "@odata.count", "odatacount", "resultcount", "recordcount", "fullcount"];
    static readonly string[] PageCounts = ["pages", "totalpages", "pagecount", "pagestotal", "lastpage", "numpages"];
    static readonly string[] Numbers = ["page", "pagenumber", "currentpage", "number", "pageindex", "pageno"];
    static readonly string[] Offsets = ["offset", "skip", "start", "startat", "startindex", "from"];
    static readonly string[] Sizes = ["limit", "pagesize", "perpage", "size", "top", "maxresults", "take", "rows", "itemsperpage"];
    static readonly string[] Mores = ["hasmore", "hasnext", "hasnextpage", "more", "moreavailable", "hasmoreitems", "moreresults"];
    static readonly string[] Lasts = ["last", "islast", "islastpage", "done", "end"];

    readonly IReadOnlyList<Signal> _all;

    Signals(string? link, IReadOnlyList<Signal> all) => (Link, _all) = (link, all);

    /// <summary>The next page by the header Link.</summary>
    public string? Link { get; }

    public string? PageInfo { get; private init; }

    /// <summary>Where the address of a next page stands.</summary>
    public Signal? NextUrl => _all.FirstOrDefault(one => one.IsAddress && SaysNext(one.Path));

    /// <summary>Words that may be asked for the next page by, the likeliest first.</summary>
    public IEnumerable<Signal> Cursors => _all.Where(one => !one.IsAddress && !one.IsFlag && one.Text is { Length: > 0 } && IsCursor(one)).OrderByDescending(one => SaysNext(one.Path));

    public Signal? Total => Numeric(Totals) ?? Numeric(["count"]);

    public Signal? PageCount => Numeric(PageCounts);

    public Signal? Page => Numeric(Numbers);

    public Signal? Offset => Numeric(Offsets);

    public Signal? Size => Numeric(Sizes);

    public Signal? More => _all.FirstOrDefault(one => one.IsFlag && Mores.Contains(one.Plain));

    public Signal? Last => _all.FirstOrDefault(one => one.IsFlag && Lasts.Contains(one.Plain));

    public Signal? Capped => _all.FirstOrDefault(one => one.Kind == JsonValueKind.True && one.Plain is "capped" or "truncated" or "limited" or "incompleteresults");

    public bool IsOData => _all.Any(one => one.Path.Contains("@odata", StringComparison.Ordinal));

    /// <summary>The source itself says that there is more than came.</summary>
    public bool SaysMore(int count) => Link is not null || NextUrl is not null || Cursors.Any() || More?.Kind == JsonValueKind.True || Last?.Kind == JsonValueKind.False || Total?.Number > count || PageCount?.Number > 1 || PageInfo is not null;

    public static Signals Of(Answer? answer)
    {
        if (answer?.Root is not { ValueKind: JsonValueKind.Object } root) return new(LinkHeader.Next(answer?.Link), []);
        var all = Shape.Values(root).Take(Most).Where(one => one.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object)).Select(one => new Signal(one.Path, one.Value.ValueKind, Texts.Of(one.Value))).ToArray();
        var info = all.FirstOrDefault(one => one.Name == "hasNextPage" && one.Path.EndsWith("pageInfo.hasNextPage", StringComparison.Ordinal));
        return new(LinkHeader.Next(answer.Link), all) { PageInfo = info?.Path[..^".hasNextPage".Length] };
    }

    static bool SaysNext(string path) => path.Contains("next", StringComparison.OrdinalIgnoreCase);

    static bool IsCursor(Signal one)
    {
        if (one.Kind is not (JsonValueKind.String or JsonValueKind.Number) || one.Path.Contains("prev", StringComparison.OrdinalIgnoreCase)) return false;
        return SaysNext(one.Path) || one.Plain.Contains("cursor", StringComparison.Ordinal) || one.Plain.Contains("continuation", StringComparison.Ordinal)
            || one.Plain is "scrollid" or "bookmark" or "pagetoken" or "pagingtoken" || (one is { Plain: "offset", Kind: JsonValueKind.String });
    }

    Signal? Numeric(string[] names) => names.Select(name => _all.FirstOrDefault(one => one.Number >= 0 && one.Plain == name)).FirstOrDefault(one => one is not null);
}
