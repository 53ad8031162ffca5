namespace Portal.Web.Features.Api.Book;

/// <summary>One thing that can be asked.</summary>
public sealed record BookEntry(string Id, string Method, string Path, string Title, string Text, IReadOnlyList<BookParameter> Parameters, IReadOnlyList<BookAnswer> Answers)
{
    /// <summary>A line that asks it, with whatever it cannot do without.</summary>
    public string Curl(string root)
    {
        var path = Parameters.Where(one => one.In == "path").Aggregate(Path, (text, one) => text.Replace($"{{{one.Name}}}", one.Example ?? one.Name, StringComparison.Ordinal));
        var asked = Parameters.Where(one => one.In == "query" && (one.IsRequired || (one.Example is not null && one.Name is "where" or "by"))).Select(one => $"--data-urlencode \"{one.Name}={one.Example}\"").ToArray();
        var way = asked.Length > 0 ? $" -G {string.Join(' ', asked)}" : Method == "GET" ? "" : $" -X {Method}";
        return $"curl -H \"Authorization: Bearer $PORTAL_KEY\"{way} \"{root}{path}\"";
    }
}
