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

        return InPath().IsMatch(settings.Path) ? settings with { Path = $"{settings.Path}+WHERE+{field}+%3E%3D+{{since}}" } : null;
    }

    /// <summary>As it was before the condition was added.</summary>
    public static RestSettings WithoutSince(RestSettings settings) => settings with
    {
        Path = settings.Path.Replace($"+WHERE+{settings.Updated.Field}+%3E%3D+{{since}}", "", StringComparison.Ordinal),
        Parameters = [.. settings.Parameters.Select(one => one with { Value = one.Value.Replace($" WHERE {settings.Updated.Field} >= {{since}}", "", StringComparison.Ordinal) })],
    };

    [GeneratedRegex(@"^\s*SELECT\s.*\sFROM\s+\w+(?!.*\s(WHERE|ORDER|LIMIT|GROUP)\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();

    [GeneratedRegex(@"[?&]\w+=SELECT(\+|%20)[^&]*(\+|%20)FROM(\+|%20)\w+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InPath();
}
