using Portal.Engine.Data.Asking;

namespace Portal.Web.Features.Api.Data;

/// <summary>The parameters that several questions have.</summary>
static class Named
{
    public const string Where = "where", Sort = "sort", Fields = "fields", Limit = "limit", Cursor = "cursor", MaxAge = "maxAge", View = "view", Disagreements = "disagreements", AsOf = "asOf";
    public const string Source = "source", Stream = "stream", Key = "key", Value = "value", After = "after", Wait = "wait";
    public const string By = "by", Of = "of", Distinct = "distinct", Window = "window", Zone = "zone", From = "from", To = "to", Top = "top";

    const string Id = "id";

    public static IReadOnlyList<DataFilter> Conditions(this Parameters asked)
    {
        var all = new List<DataFilter>();
        foreach (var text in asked.Several(Where))
        {
            if (WhereText.Read(text) is { } one) all.Add(one);
            else asked.Not(Where, WhereText.Form);
        }

        return all;
    }

    /// <summary>A minus before it turns it round.</summary>
    public static DataSort? Order(this Parameters asked)
    {
        if (asked.Text(Sort) is not { } text) return null;
        if (text.AsSpan().ContainsAny(' ', ',')) asked.Not(Sort, "one searchable field, with a minus before it for the greatest first: -amount");
        var (name, isDescending) = text[0] == '-' ? (text[1..], true) : (text, false);
        return new DataSort(name == Id ? null : name, isDescending);
    }

    public static bool IsFull(this Parameters asked)
    {
        var view = asked.Text(View);
        if (view is not (null or "compact" or "full")) asked.Not(View, "compact or full");
        return view == "full";
    }

    public static string Given(this Parameters asked, string name) => asked.Text(name) ?? asked.Not(name, "given") ?? "";
}
