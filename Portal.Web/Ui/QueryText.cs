using System.Globalization;

namespace Portal.Web.Ui;

/// <summary>Text that came with an address, as it may be searched for: nobody types control characters, and PostgreSQL refuses NUL.</summary>
public static class QueryText
{
    public static string? Plain(string? text) => text is null ? null : string.Concat(text.Where(letter => !char.IsControl(letter)));

    /// <summary>The same where it names something that is stored, and may hold any letter that can be.</summary>
    public static string? Named(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);

    /// <summary>The key of a page in a long list; one that cannot be read begins at the beginning.</summary>
    public static long? Key(string? text) => long.TryParse(text, CultureInfo.InvariantCulture, out var key) ? key : null;
}
