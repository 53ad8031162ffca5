using System.Globalization;
using System.Text;

namespace Portal.Engine.Mapping.Paths;

/// <summary>Where a value is in a source record: address.city, tags[0], "odd.name".x, or $ for the whole record.</summary>
sealed record SourcePath(string Text, IReadOnlyList<PathSegment> Segments)
{
    public const string Whole = "$";

    /// <summary>The names on the way, as far as it goes by names.</summary>
    public IReadOnlyList<string> Names => [.. Segments.TakeWhile(segment => segment.Name is not null).Select(segment => segment.Name!)];

    /// <returns>Null if the text is no path; the problem then says why.</returns>
    public static SourcePath? Parse(string text, out string problem)
    {
        problem = "";
        if (text == Whole) return new SourcePath(text, []);
        var segments = new List<PathSegment>();
        var at = 0;
        while (problem.Length == 0 && (at < text.Length || segments.Count == 0))
        {
            if (at < text.Length && text[at] == '[' && segments.Count > 0)
            {
                problem = Index(text, ref at, segments);
                continue;
            }

            if (segments.Count > 0 && text[at++] != '.') problem = "After a name or an index comes a dot or [.";
            else problem = Name(text, ref at, segments);
        }

        if (problem.Length == 0) return new SourcePath(text, segments);
        problem = $"\"{text}\" is not a path. {problem} Paths look like address.city, tags[0] or \"odd.name\".x.";
        return null;
    }

    /// <summary>What the one leads to holds what the other leads to.</summary>
    public bool Overlaps(SourcePath other)
    {
        var shared = Math.Min(Segments.Count, other.Segments.Count);
        return Segments.Take(shared).SequenceEqual(other.Segments.Take(shared));
    }

    static string Name(string text, ref int at, List<PathSegment> segments)
    {
        if (at < text.Length && text[at] == '"') return Quoted(text, ref at, segments);
        var length = text.AsSpan(at).IndexOfAny("""."[]""");
        var name = length < 0 ? text[at..] : text.Substring(at, length);
        at += name.Length;
        if (string.IsNullOrWhiteSpace(name)) return "A name is missing.";
        segments.Add(new PathSegment(name));
        return "";
    }

    static string Quoted(string text, ref int at, List<PathSegment> segments)
    {
        var name = new StringBuilder();
        while (++at < text.Length && text[at] != '"')
        {
            if (text[at] == '\\' && ++at == text.Length) break;
            name.Append(text[at]);
        }

        if (at >= text.Length) return "A quote is not closed.";
        at++;
        segments.Add(new PathSegment(name.ToString()));
        return "";
    }

    static string Index(string text, ref int at, List<PathSegment> segments)
    {
        var end = text.IndexOf(']', at);
        if (end < 0 || !int.TryParse(text.AsSpan(at + 1, end - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return "Between [ and ] stands a number from 0 on.";
        segments.Add(new PathSegment(null, index));
        at = end + 1;
        return "";
    }
}
