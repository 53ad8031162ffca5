using System.Text.RegularExpressions;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connecting.Trying;

/// <summary>Queries of the form SELECT … FROM … in a parameter or at the end of a path, to which a condition can be added.</summary>
static partial class Queries
{
    /// <returns>Null if there is none, or it has a condition already.</returns>
    public static RestSettings? WithSince(RestSettings settings)
    {
        var field = settings.Updated.Field;
        var at = settings.Parameters.ToList().FindIndex(one => Plain().IsMatch(one.Value));
        if (at >= 0)
        {
            var parameter = settings.Parameters[at];
            return settings with { Parameters = [.. settings.Parameters.Take(at), parameter with { Value = Plain().Replace(parameter.Value, $"$0 WHERE {field} >= {{since}}") }, .. settings.Parameters.Skip(at + 1)] };
        }

        return InPath().IsMatch(settings.Path) ? settings with { Path = InPath().Replace(settings.Path, $"$0+WHERE+{field}+%3E%3D+{{since}}") } : null;
    }

    /// <summary>The ways in which such languages are asked for deleted rows too, and what they are called.</summary>
    public static IEnumerable<(RestSettings Settings, string How)> WithDeleted(RestSettings settings)
    {
        var at = settings.Parameters.ToList().FindIndex(one => Plain().IsMatch(one.Value));
        if (at < 0 && !InPath().IsMatch(settings.Path)) yield break;
        if ((at < 0 ? settings.Path : settings.Parameters[at].Value).Contains("ROWS", StringComparison.OrdinalIgnoreCase)) yield break;
        if (OfAll().IsMatch(settings.Path)) yield return (settings with { Path = OfAll().Replace(settings.Path, "queryAll", 1) }, "queryAll");
        if (at < 0) yield return (settings with { Path = $"{settings.Path}+ALL+ROWS" }, "ALL ROWS");
        else yield return (settings with { Parameters = [.. settings.Parameters.Take(at), settings.Parameters[at] with { Value = $"{settings.Parameters[at].Value.TrimEnd()} ALL ROWS" }, .. settings.Parameters.Skip(at + 1)] }, "ALL ROWS");
    }

    /// <summary>As it was before the condition was added.</summary>
    public static RestSettings WithoutSince(RestSettings settings) => settings with
    {
        Path = settings.Path.Replace($"+WHERE+{settings.Updated.Field}+%3E%3D+{{since}}", "", StringComparison.Ordinal),
        Parameters = [.. settings.Parameters.Select(one => one with { Value = one.Value.Replace($" WHERE {settings.Updated.Field} >= {{since}}", "", StringComparison.Ordinal) })],
    };

    [GeneratedRegex(@"^\s*SELECT\s.*\sFROM\s+\w+(?!.*\s(WHERE|ORDER|LIMIT|GROUP)\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();

    [GeneratedRegex(@"[?&]\w+=SELECT(\+|%20)[^&]*(\+|%20)FROM(\+|%20)\w+(?=((\+|%20)ALL(\+|%20)ROWS)?$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InPath();

    /// <summary>The last step of a path that also exists with the deleted.</summary>
    [GeneratedRegex(@"(?<=^|/)query(?=\?|$)", RegexOptions.CultureInvariant)]
    private static partial Regex OfAll();
}
