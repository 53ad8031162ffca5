using System.Globalization;
using System.Text.Json;
using Portal.Engine.Connectors.Rest.Reading;

namespace Portal.Engine.Connecting.Trying;

/// <summary>One value that an answer holds beside its records.</summary>
sealed record Signal(string Path, JsonValueKind Kind, string? Text)
{
    /// <summary>The last step of the path, as people write it in many ways: nextPageToken, next_page_token.</summary>
    public string Plain { get; } = PlainOf(FieldPath.Steps(Path)[^1]);

    public string Name => FieldPath.Steps(Path)[^1];

    public bool IsFlag => Kind is JsonValueKind.True or JsonValueKind.False;

    public long? Number => Kind == JsonValueKind.Number && long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>It looks like where to go, and not like a word to bring back.</summary>
    public bool IsAddress => Kind == JsonValueKind.String && Text is { Length: > 1 } text
        && (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text[0] is '/' or '?');

    public static string PlainOf(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal).ToLowerInvariant();
}
