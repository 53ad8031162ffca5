using System.Globalization;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connectors.Rest.Asking;

/// <summary>The places of a request in which {since}, {from} and {to} are replaced.</summary>
static class Templates
{
    public static bool Mention(RestSettings settings, string name)
    {
        var mark = $"{{{name}}}";
        return settings.Parameters.Concat(settings.Headers).Select(one => one.Value).Append(settings.Path).Append(settings.Body ?? "").Any(text => text.Contains(mark, StringComparison.Ordinal));
    }

    /// <summary>What the parts of a key are called in the path of a look-up.</summary>
    public static IEnumerable<string> KeyNames(int parts) => parts == 1 ? ["key"] : Enumerable.Range(1, parts).Select(part => string.Create(CultureInfo.InvariantCulture, $"key{part}"));

    /// <param name="template">What may hold names in braces.</param>
    /// <param name="values">What they stand for.</param>
    /// <param name="written">How a value is written where it is put, such as with what an address must escape.</param>
    public static string Fill(string template, IReadOnlyDictionary<string, string> values, Func<string, string>? written = null)
    {
        if (!template.Contains('{', StringComparison.Ordinal)) return template;
        foreach (var (name, value) in values) template = template.Replace($"{{{name}}}", written is null ? value : written(value), StringComparison.Ordinal);
        return template;
    }
}
