using System.Globalization;

namespace Portal.Web.Ui;

/// <summary>Text that came with an address, as it may be searched for: nobody types control characters, and PostgreSQL refuses NUL.</summary>
public static class QueryText
{
    public static string? Plain(string? text) => text is null ? null : string.Concat(text.Where(letter => !char.IsControl(letter)));

    /// <summary>The same where it names something that is stored, and may hold any letter that can be.</summary>
    public static string? Named(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);

    /// <returns>The word that it is by its name; null if it is none. Numbers and lists of words are none.</returns>
    public static T? Word<T>(string? text, bool ignoreCase = false)
        where T : struct, Enum =>
        Enum.GetNames<T>().FirstOrDefault(name => string.Equals(name, text, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)) is { } name ? Enum.Parse<T>(name) : null;

    /// <summary>The key of a page in a long list; one that cannot be read begins at the beginning.</summary>
    public static long? Key(string? text) => long.TryParse(text, CultureInfo.InvariantCulture, out var key) ? key : null;
}
