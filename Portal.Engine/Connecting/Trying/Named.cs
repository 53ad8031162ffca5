using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Engine.Connecting.Trying;

/// <summary>Names that a source itself speaks of.</summary>
static partial class Named
{
    /// <summary>Those that a refusal names, or all if it names none of them.</summary>
    public static string[] In(string said, string[] names)
    {
        // A source may repeat what it was sent; only one that names few of them says which it knows.
        var words = Word().Matches(said).Select(match => match.Value.TrimEnd('.')).ToHashSet(StringComparer.Ordinal);
        var named = names.Where(words.Contains).ToArray();
        return named.Length is > 0 and <= 3 ? [.. named, .. names.Except(named)] : names;
    }

    /// <summary>The variables of a GraphQL query that have one of these names, or the first of the names if it declares none.</summary>
    public static IReadOnlyList<string> Variables(string body, string[] names)
    {
        var query = JsonNode.Parse(body)?["query"]?.GetValue<string>() ?? "";
        var declared = Variable().Matches(query).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. (declared.Count > 0 ? names.Where(declared.Contains) : names.Take(2)).Select(name => $"variables.{name}")];
    }

    [GeneratedRegex(@"[\w$\[\].]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\$(?<name>\w+)\s*:", RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();
}
